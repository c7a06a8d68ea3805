import Bitrix24

/// What the card asks a portal about the people on the line: one batch, and a second one only for what the first has
/// shown to be needed.
///
/// Methods: <https://apidocs.bitrix24.com/api-reference/crm/universal/index.html>,
/// <https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html>,
/// <https://apidocs.bitrix24.com/api-reference/telephony/voximplant/statistics/voximplant-statistic-get.html>.
struct CustomerQuestion: Sendable {
  /// Of the linked items, or of those that have the number, so many are looked at.
  static let maximumItems = 8
  /// So many activities are shown.
  static let maximumEvents = 5
  /// The chart's days.
  static let days = 30

  let items: [CRMItem]
  let phone: PhoneNumber

  /// The question about certain items; about whoever has the number, if there are none.
  init(items: [CRMItem], phone: PhoneNumber) {
    self.items = Array(items.filter { $0.entityTypeID != nil && $0.number != nil }.prefix(Self.maximumItems))
    self.phone = phone
  }

  /// - Parameters:
  ///   - since: the first day of the chart, as `2026-10-24`.
  ///   - names: of stages and people, which need not be asked for.
  func batch(since: String, names: PortalNames) -> Batch {
    var batch = items.isEmpty ? search(since: since) : linked(since: since)
    if batch.isEmpty { return batch }
    for kind in StageKind.needed(for: items) where !names.has(kind) { batch.append(kind.commandName, kind.command) }
    return batch
  }

  // MARK: - Not linked

  /// Who has the number. Telephony's own search also knows what the CRM's does not, where the scope allows it.
  private func search(since: String) -> Batch {
    var batch = Batch()
    guard case .number(let number) = phone else { return batch }
    batch.append("found", RESTCommand("crm.duplicate.findbycomm", ["type": "PHONE", "values": [.text(number)]]))
    batch.append("matched", RESTCommand("telephony.externalCall.searchCrmEntities", ["PHONE_NUMBER": .text(number)]))
    appendCalls(since: since, to: &batch)
    return batch
  }

  /// The details of several who have the number, of whom nobody knows yet which one it is.
  var choice: Batch {
    var batch = Batch()
    appendItems(to: &batch)
    for index in items.indices where items[index].kind == .contact { appendCompany(ofItem: index, to: &batch) }
    return batch
  }

  // MARK: - Linked

  private func linked(since: String) -> Batch {
    var batch = Batch()
    appendItems(to: &batch)
    if let index = companyOwner { appendCompany(ofItem: index, to: &batch) }
    if let owner { appendDeals(of: owner, to: &batch) }
    appendHistory(to: &batch)
    appendCalls(since: since, to: &batch)
    return batch
  }

  /// Each item, and who is responsible for it: a command each, since a portal answers a reference to nothing with
  /// everything, so that one item without an answer would cost the names of all.
  private func appendItems(to batch: inout Batch) {
    for (index, item) in items.enumerated() {
      guard let type = item.entityTypeID, let number = item.number else { continue }
      batch.append(
        "item\(index)", RESTCommand("crm.item.get", ["entityTypeId": .integer(type), "id": .integer(number)]))
      batch.append(
        "person\(index)",
        RESTCommand("user.get", ["FILTER": ["ID": .result(of: "item\(index)", "item", "assignedById")]]))
    }
  }

  private func index(of kind: CRMItem.Kind) -> Int? { items.firstIndex { $0.kind == kind } }

  /// The first person or deal, whose company is asked for unless a company is linked itself.
  private var companyOwner: Int? {
    index(of: .company) == nil ? index(of: .contact) ?? index(of: .deal) : nil
  }

  private func appendCompany(ofItem index: Int, to batch: inout Batch) {
    batch.append(
      "company\(index)",
      RESTCommand("crm.item.get", ["entityTypeId": 4, "id": .result(of: "item\(index)", "item", "companyId")]))
  }

  /// Whose deals are asked for: the person's, else the company's, else those of the person behind the linked deal.
  private var owner: (field: String, id: ParameterValue)? {
    if let index = index(of: .contact), let number = items[index].number { return ("contactId", .integer(number)) }
    if let index = index(of: .company), let number = items[index].number { return ("companyId", .integer(number)) }
    return index(of: .deal).map { ("contactId", .result(of: "item\($0)", "item", "contactId")) }
  }

  /// Whether there is somebody whose deals can be asked for.
  var asksForDeals: Bool { owner != nil }

  private func appendDeals(of owner: (field: String, id: ParameterValue), to batch: inout Batch) {
    func list(_ semantics: ParameterValue, order: Parameters) -> RESTCommand {
      RESTCommand(
        "crm.item.list",
        [
          "entityTypeId": 2,
          "filter": .map([owner.field: owner.id, "stageSemanticId": semantics]),
          "order": .map(order),
          "select": [
            "id", "title", "stageId", "stageSemanticId", "categoryId", "opportunity", "currencyId", "closedate",
          ],
        ])
    }
    batch.append("deals", list("P", order: ["id": "DESC"]))
    batch.append("closed", list(["S", "F"], order: ["closedate": "DESC"]))
  }

  private func appendHistory(to batch: inout Batch) {
    let bindings = items.compactMap { item -> ParameterValue? in
      guard let type = item.entityTypeID, let number = item.number else { return nil }
      return ["OWNER_TYPE_ID": .integer(type), "OWNER_ID": .integer(number)]
    }
    let fields: ParameterValue = [
      "ID", "SUBJECT", "TYPE_ID", "PROVIDER_ID", "START_TIME", "END_TIME", "DEADLINE", "DIRECTION", "COMPLETED",
      "RESPONSIBLE_ID",
    ]
    batch.append(
      "activities",
      RESTCommand(
        "crm.activity.list",
        ["filter": ["BINDINGS": .list(bindings), "COMPLETED": "Y"], "order": ["ID": "DESC"], "select": fields]))
    batch.append(
      "todos",
      RESTCommand(
        "crm.activity.list",
        ["filter": ["BINDINGS": .list(bindings), "COMPLETED": "N"], "order": ["DEADLINE": "ASC"], "select": fields]))
    let active = (0..<Self.maximumEvents).map { ParameterValue.result(of: "activities", "\($0)", "RESPONSIBLE_ID") }
    batch.append("people", RESTCommand("user.get", ["FILTER": ["ID": .list(active)]]))
  }

  private func appendCalls(since: String, to batch: inout Batch) {
    guard case .number(let number) = phone else { return }
    batch.append(
      "calls",
      RESTCommand(
        "voximplant.statistic.get",
        [
          "FILTER": ["PHONE_NUMBER": .text(number), ">CALL_START_DATE": .text(since)],
          "SORT": "CALL_START_DATE", "ORDER": "DESC",
        ]))
  }
}
