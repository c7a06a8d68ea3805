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
  /// Of so many activities, as the portal lists them, the people are asked for with the list; of so many calls, where it
  /// is not known yet which of them will be shown.
  static let maximumRows = 20

  /// What of a customer is asked for.
  package enum Extent: Sendable {
    /// What a card shows at first: of each list, the first lines.
    case summary
    /// All deals; all that has happened and is planned; all who work for the company: as many as a portal tells at once.
    case deals, history, people

    /// A portal tells of so many at once.
    private static let page = 50

    /// So many deals that are open, and of those that are closed, are told.
    var maximumDeals: (open: Int, closed: Int) { self == .deals ? (Self.page, Self.page) : (3, 1) }
    /// So many activities.
    var maximumEvents: Int { self == .history ? Self.page : 5 }
    /// So many of the to-dos that are overdue, and of the others.
    var maximumToDos: Int { self == .history ? Self.page : 3 }
    /// So many of those who work for a company.
    var maximumStaff: Int { self == .people ? Self.page : 4 }
    /// Calls of so many days.
    var days: Int { self == .history ? 90 : 30 }
  }

  let extent: Extent
  let items: [CRMItem]
  let phone: PhoneNumber
  let option: String?
  let userOption: String?
  let noteActivity: Int?

  /// The question about certain items; about whoever has the number, if there are none.
  ///
  /// - Parameters:
  ///   - extent: anything but a summary needs items; of a number alone, there are its calls.
  ///   - option: the application's option that is asked for in the same batch, where there is one; `nil` for none.
  ///   - userOption: the same of what the application keeps for the user.
  ///   - noteActivity: the id of the call's activity, where somebody else may have written about the call.
  package init(
    items: [CRMItem], phone: PhoneNumber, _ extent: Extent = .summary, option: String? = nil, userOption: String? = nil,
    noteOf noteActivity: Int? = nil
  ) {
    self.extent = extent
    self.option = option
    self.userOption = userOption
    self.noteActivity = noteActivity
    self.items = Array(items.filter { $0.entityTypeID != nil && $0.number != nil }.prefix(Self.maximumItems))
    self.phone = phone
  }

  /// - Parameters:
  ///   - since: the first day of the calls, as `2026-10-24`.
  ///   - names: of stages and people, which need not be asked for.
  func batch(since: String, names: PortalNames) -> CustomerBatch {
    var batch = CustomerBatch()
    switch extent {
    case .summary:
      if items.isEmpty {
        appendSearch(to: &batch)
      } else {
        appendLinked(to: &batch)
        // It also says where those who are responsible can be reached.
        appendMatch(to: &batch)
      }
      appendCalls(since: since, to: &batch)
    case .deals:
      appendItems(to: &batch)
      if let dealOwner { appendDeals(ofItem: dealOwner, to: &batch) }
    case .history:
      appendItems(to: &batch)
      if !items.isEmpty { appendHistory(to: &batch) }
      appendCalls(since: since, to: &batch)
    case .people:
      if let company { appendStaff(of: company, to: &batch) }
    }
    batch.commands.option = option.map { batch.append(GetAppOption($0)) }
    batch.commands.userOption = userOption.map { batch.append(GetUserOption($0)) }
    if extent != .people { append(StatusList.needed(for: items), names, to: &batch) }
    if let noteActivity {
      let owner = batch.append(ListActivities.activity(noteActivity))
      batch.commands.note = batch.append(GetTimelineNote(ofActivity: noteActivity, in: owner))
      batch.commands.profile = batch.append(GetProfile())
    }
    return batch
  }

  // MARK: - Not linked

  /// Who has the number. Telephony's own search also knows what the CRM's does not, where the scope allows it.
  private func appendSearch(to batch: inout CustomerBatch) {
    guard case .number(let number) = phone else { return }
    // Of twenty hits of one type, a portal tells nothing of the others.
    batch.commands.searches = ["CONTACT", "COMPANY", "LEAD"].map { type in
      batch.append(FindDuplicates(phone: number, type: type))
    }
    appendMatch(to: &batch)
  }

  /// Telephony's search.
  private func appendMatch(to batch: inout CustomerBatch) {
    guard case .number(let number) = phone else { return }
    batch.commands.match = batch.append(SearchCRMEntities(phone: number))
  }

  /// The question about those who have been found. Nothing can be asked after it, so it asks for all names.
  ///
  /// - Parameter calls: those of the number, the newest first.
  func batch(about search: CustomerSearch, calls: [CallRecord], names: PortalNames) -> CustomerBatch {
    var batch = CustomerBatch()
    // Of an item that this user may not see, it is who else can be asked.
    var people = items.compactMap { search[$0]?.responsible }
    if items.count == 1 {
      people += calls.prefix(Self.maximumRows).compactMap(\.person)
      appendLinked(to: &batch)
      append(StatusList.needed(for: items), names, to: &batch)
    } else {
      // Nobody knows yet which one it is.
      appendItems(to: &batch)
      for (item, command) in zip(items, batch.commands.items) {
        if item.kind == .contact { appendCompany(of: command, to: &batch) }
        batch.commands.dealCounts.append(appendDealCount(of: item, to: &batch))
      }
    }
    if items.contains(where: { $0.kind == .contact || $0.kind == .lead }) { append([.honorifics], names, to: &batch) }
    appendPeople(people, names, to: &batch)
    return batch
  }

  // MARK: - Names

  func append(_ kinds: [StatusList], _ names: PortalNames, to batch: inout CustomerBatch) {
    batch.commands.stages += kinds.filter { !names.has($0) }.map { kind in
      CustomerBatch.Stages(kind: kind, command: batch.append(ListStatuses(entity: kind.entity)))
    }
  }

  /// The employees whose names are not known.
  func appendPeople(_ ids: some Sequence<Int>, _ names: PortalNames, to batch: inout CustomerBatch) {
    let unknown = Set(ids).filter { !names.has(person: $0) }.sorted()
    if unknown.isEmpty { return }
    batch.commands.people = batch.append(GetUsers(ids: .list(unknown.map { .integer($0) })))
  }

  // MARK: - Linked

  private func appendLinked(to batch: inout CustomerBatch) {
    appendItems(to: &batch)
    if let index = companyOwner { appendCompany(of: batch.commands.items[index], to: &batch) }
    if let index = dealOwner { appendDeals(ofItem: index, to: &batch) }
    if let company, index(of: .contact) == nil { appendStaff(of: company, to: &batch) }
    appendHistory(to: &batch)
  }

  private var company: CRMItem? { items.first { $0.kind == .company } }

  private func appendStaff(of company: CRMItem, to batch: inout CustomerBatch) {
    guard let number = company.number else { return }
    batch.commands.staff = batch.append(
      ListItems(
        entityTypeID: 3, filter: ["companyId": .integer(number)], order: ["id": "DESC"],
        select: ["id", "name", "secondName", "lastName", "post"]))
  }

  /// How many deals somebody has that are open.
  private func appendDealCount(of item: CRMItem, to batch: inout CustomerBatch) -> BatchReference<ListItems>? {
    guard let field = item.dealField, let number = item.number else { return nil }
    return batch.append(
      ListItems(entityTypeID: 2, filter: [field: .integer(number), "stageSemanticId": "P"], select: ["id"]))
  }

  /// Each item, and who is responsible for it: a command each, since a portal answers a reference to nothing with
  /// everything, so that one item without an answer would cost the names of all.
  private func appendItems(to batch: inout CustomerBatch) {
    for item in items {
      guard let type = item.entityTypeID, let number = item.number else { continue }
      let command = batch.append(GetItem(entityTypeID: type, id: .integer(number)))
      batch.commands.items.append(command)
      guard extent == .summary else { continue }
      batch.commands.responsible.append(batch.append(GetUsers(ids: command.field("assignedById"))))
    }
  }

  private func index(of kind: CRMItem.Kind) -> Int? { items.firstIndex { $0.kind == kind } }

  /// The first person or deal, whose company is asked for unless a company is linked itself.
  private var companyOwner: Int? {
    index(of: .company) == nil ? index(of: .contact) ?? index(of: .deal) : nil
  }

  private func appendCompany(of item: BatchReference<GetItem>, to batch: inout CustomerBatch) {
    batch.commands.companies.append(batch.append(GetItem(entityTypeID: 4, id: item.field("companyId"))))
  }

  /// The item whose deals are asked for: the person's, else the company's, else those of the person behind the linked
  /// deal.
  var dealOwner: Int? { index(of: .contact) ?? index(of: .company) ?? index(of: .deal) }

  private func appendDeals(ofItem index: Int, to batch: inout CustomerBatch) {
    guard let number = items[index].number else { return }
    let field = items[index].dealField ?? "contactId"
    let id: ParameterValue =
      items[index].dealField == nil ? batch.commands.items[index].field("contactId") : .integer(number)
    func list(_ condition: String, _ value: ParameterValue, order: Parameters) -> ListItems {
      ListItems(
        entityTypeID: 2, filter: [field: id, condition: value], order: order,
        select: ["id", "title", "stageId", "stageSemanticId", "categoryId", "opportunity", "currencyId", "closedate"])
    }
    batch.commands.openDeals = batch.append(list("stageSemanticId", "P", order: ["id": "DESC"]))
    batch.commands.closedDeals = batch.append(
      list("@stageSemanticId", ["S", "F"], order: ["closedate": "DESC"]))
  }

  private func appendHistory(to batch: inout CustomerBatch) {
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
    func list(isCompleted: Bool, order: Parameters) -> ListActivities {
      ListActivities(
        filter: ["BINDINGS": .list(bindings), "COMPLETED": .flag(isCompleted)], order: order, select: fields)
    }
    let activities = batch.append(list(isCompleted: true, order: ["START_TIME": "DESC"]))
    batch.commands.activities = activities
    batch.commands.toDos = batch.append(list(isCompleted: false, order: ["DEADLINE": "ASC"]))
    // An activity comes once for each of the items that it belongs to.
    let rows = min(extent.maximumEvents * bindings.count, Self.maximumRows)
    let active = (0..<rows).map { activities.field("RESPONSIBLE_ID", ofRow: $0) }
    batch.commands.activityPeople = batch.append(GetUsers(ids: .list(active)))
  }

  /// Telephony keeps a number as the line gave it, with or without the plus sign, and knows no condition for one of two.
  private func appendCalls(since: String, to batch: inout CustomerBatch) {
    batch.commands.calls = phone.spellings.map { batch.append(GetCallStatistics(phone: $0, since: since)) }
  }
}

extension CRMItem {
  /// The field by which deals tell whose they are, of a client.
  fileprivate var dealField: String? {
    switch kind {
    case .contact: "contactId"
    case .company: "companyId"
    default: nil
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
