import Bitrix24
import Bitrix24REST

/// What the card asks a portal about the people on the line: one batch, and a second one only for what the first has
/// shown to be needed.
///
/// Methods: <https://apidocs.bitrix24.com/api-reference/crm/universal/index.html>,
/// <https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html>,
/// <https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html>.
package struct CustomerQuery: Sendable {
  /// Of the linked items, or of those that have the number, so many are looked at.
  static let maximumItems = 8
  /// So many activities are shown.
  static let maximumEvents = 5
  /// Of so many activities, as the portal lists them, the people are asked for with the list; of so many calls, where it
  /// is not known yet which of them will be shown.
  static let maximumRows = 20
  /// The chart's days.
  static let days = 30
  /// The commands of the CRM's own search, one a type: of twenty hits of one type, a portal tells nothing of the others.
  static let searches = [("foundContacts", "CONTACT"), ("foundCompanies", "COMPANY"), ("foundLeads", "LEAD")].map {
    (name: $0.0, type: $0.1)
  }
  /// The command of telephony's search.
  static let match = "matched"
  /// The commands for the calls, one a spelling of the number.
  static let calls = ["calls", "callsToo"]

  let items: [CRMItem]
  let phone: PhoneNumber

  /// The question about certain items; about whoever has the number, if there are none.
  package init(items: [CRMItem], phone: PhoneNumber) {
    self.items = Array(items.filter { $0.entityTypeID != nil && $0.number != nil }.prefix(Self.maximumItems))
    self.phone = phone
  }

  /// - Parameters:
  ///   - since: the first day of the chart, as `2026-10-24`.
  ///   - names: of stages and people, which need not be asked for.
  func batch(since: String, names: PortalNames) -> Batch {
    var batch = Batch()
    if items.isEmpty {
      appendSearch(to: &batch)
    } else {
      appendLinked(to: &batch)
    }
    appendCalls(since: since, to: &batch)
    if batch.isEmpty { return batch }
    append(StageKind.needed(for: items), names, to: &batch)
    return batch
  }

  // MARK: - Not linked

  /// Who has the number. Telephony's own search also knows what the CRM's does not, where the scope allows it.
  private func appendSearch(to batch: inout Batch) {
    guard case .number(let number) = phone else { return }
    for search in Self.searches {
      batch.append(
        search.name,
        RESTCommand(
          "crm.duplicate.findbycomm",
          ["type": "PHONE", "values": [.text(number)], "entity_type": .text(search.type)]))
    }
    appendMatch(to: &batch)
  }

  /// Telephony's search.
  func appendMatch(to batch: inout Batch) {
    guard case .number(let number) = phone else { return }
    batch.append(Self.match, RESTCommand("telephony.externalCall.searchCrmEntities", ["PHONE_NUMBER": .text(number)]))
  }

  /// The question about those who have been found. Nothing can be asked after it, so it asks for all names.
  ///
  /// - Parameter calls: those of the number, the newest first.
  func batch(about search: CustomerSearch, calls: [CallRecord], names: PortalNames) -> Batch {
    var batch = Batch()
    // Of an item that this user may not see, it is who else can be asked.
    var people = items.compactMap { search[$0]?.responsible }
    if items.count == 1 {
      people += calls.prefix(Self.maximumRows).compactMap(\.person)
      appendLinked(to: &batch)
      append(StageKind.needed(for: items), names, to: &batch)
    } else {
      // Nobody knows yet which one it is.
      appendItems(to: &batch)
      for index in items.indices where items[index].kind == .contact { appendCompany(ofItem: index, to: &batch) }
    }
    if items.contains(where: { $0.kind == .contact || $0.kind == .lead }) { append([.honorifics], names, to: &batch) }
    appendPeople(people, names, to: &batch)
    return batch
  }

  // MARK: - Names

  private func append(_ kinds: [StageKind], _ names: PortalNames, to batch: inout Batch) {
    for kind in kinds where !names.has(kind) { batch.append(kind.commandName, kind.command) }
  }

  /// The employees whose names are not known.
  func appendPeople(_ ids: some Sequence<Int>, _ names: PortalNames, to batch: inout Batch) {
    let unknown = Set(ids).filter { !names.has(person: $0) }.sorted()
    if unknown.isEmpty { return }
    batch.append("peopleToo", RESTCommand("user.get", ["FILTER": ["ID": .list(unknown.map { .integer($0) })]]))
  }

  // MARK: - Linked

  private func appendLinked(to batch: inout Batch) {
    appendItems(to: &batch)
    if let index = companyOwner { appendCompany(ofItem: index, to: &batch) }
    if let owner { appendDeals(of: owner, to: &batch) }
    appendHistory(to: &batch)
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

  /// The item whose deals are asked for: the person's, else the company's, else those of the person behind the linked
  /// deal.
  var dealOwner: Int? { index(of: .contact) ?? index(of: .company) ?? index(of: .deal) }

  private var owner: (field: String, id: ParameterValue)? {
    guard let index = dealOwner, let number = items[index].number else { return nil }
    return switch items[index].kind {
    case .contact: ("contactId", .integer(number))
    case .company: ("companyId", .integer(number))
    default: ("contactId", .result(of: "item\(index)", "item", "contactId"))
    }
  }

  private func appendDeals(of owner: (field: String, id: ParameterValue), to batch: inout Batch) {
    func list(_ condition: (name: String, value: ParameterValue), order: Parameters) -> RESTCommand {
      RESTCommand(
        "crm.item.list",
        [
          "entityTypeId": 2,
          "filter": .map([owner.field: owner.id, condition.name: condition.value]),
          "order": .map(order),
          "select": [
            "id", "title", "stageId", "stageSemanticId", "categoryId", "opportunity", "currencyId", "closedate",
          ],
        ])
    }
    batch.append("deals", list(("stageSemanticId", "P"), order: ["id": "DESC"]))
    batch.append("closed", list(("@stageSemanticId", ["S", "F"]), order: ["closedate": "DESC"]))
  }

  private func appendHistory(to batch: inout Batch) {
    let bindings = items.compactMap { item -> ParameterValue? in
      guard let type = item.entityTypeID, let number = item.number else { return nil }
      return ["OWNER_TYPE_ID": .integer(type), "OWNER_ID": .integer(number)]
    }
    var fields = [
      "ID", "SUBJECT", "TYPE_ID", "PROVIDER_ID", "START_TIME", "END_TIME", "DEADLINE", "LAST_UPDATED", "DIRECTION",
      "COMPLETED", "RESPONSIBLE_ID", "SETTINGS",
    ]
    // Of a company, it is not said by that whom an activity was with.
    if index(of: .company) != nil { fields += ["OWNER_TYPE_ID", "OWNER_ID", "COMMUNICATIONS"] }
    func list(isCompleted: Bool, order: Parameters) -> RESTCommand {
      RESTCommand(
        "crm.activity.list",
        [
          "filter": ["BINDINGS": .list(bindings), "COMPLETED": .flag(isCompleted)], "order": .map(order),
          "select": .list(fields.map { .text($0) }),
        ])
    }
    batch.append("activities", list(isCompleted: true, order: ["START_TIME": "DESC"]))
    batch.append("todos", list(isCompleted: false, order: ["DEADLINE": "ASC"]))
    // An activity comes once for each of the items that it belongs to.
    let rows = min(Self.maximumEvents * bindings.count, Self.maximumRows)
    let active = (0..<rows).map { ParameterValue.result(of: "activities", "\($0)", "RESPONSIBLE_ID") }
    batch.append("people", RESTCommand("user.get", ["FILTER": ["ID": .list(active)]]))
  }

  /// Telephony keeps a number as the line gave it, with or without the plus sign, and knows no condition for one of two.
  private func appendCalls(since: String, to batch: inout Batch) {
    for (name, number) in zip(Self.calls, phone.spellings) {
      batch.append(
        name,
        RESTCommand(
          "voximplant.statistic.get",
          [
            "FILTER": ["PHONE_NUMBER": .text(number), ">CALL_START_DATE": .text(since)],
            "SORT": "CALL_START_DATE", "ORDER": "DESC",
          ]))
    }
  }
}

extension PhoneNumber {
  /// The number as it came, and with or without its plus sign, where both are the same number.
  fileprivate var spellings: [String] {
    guard case .number(let text) = self else { return [] }
    let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
    let isNumber = digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return isNumber && !digits.isEmpty && digits.first != "0"
      ? [text, text.hasPrefix("+") ? String(digits) : "+\(text)"] : [text]
  }
}
