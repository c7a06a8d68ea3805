import Bitrix24
import Bitrix24REST

/// What is asked about the calls with a client: whom else the item in whose card the page is leads to, then the calls with
/// all of them, then what has been written about those that are shown.
///
/// Three requests, since a portal takes a reference to nothing for a condition that everything fulfils: whose calls are
/// asked for has to be known before.
///
/// Methods: <https://apidocs.bitrix24.com/api-reference/crm/universal/index.html>,
/// <https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html>.
struct ClientCallsQuery {
  /// Of the client's deals, the calls about so many are looked for.
  static let maximumDeals = 20
  /// And of the company's people, those with so many.
  static let maximumPeople = 20
  /// So many activities a page, and so many pages: a call comes once for each item that it belongs to.
  static let (pageSize, pages) = (50, 4)
  /// The type of activities that are calls, be it telephony's or logged by hand.
  private static let callType = 2

  let item: CRMItem

  /// The commands of the first request.
  struct Relations {
    let item: BatchReference<GetItem>
    /// Of the person who the item is, or to whom it belongs.
    let deals: BatchReference<ListItems>
    /// The person to whom an item belongs that is none.
    var person: BatchReference<GetItem>?
    /// Of the company that the item is, or to which it belongs: of what is no person's.
    var companyDeals: BatchReference<ListItems>?
    /// Who works for the company that the item is.
    var staff: BatchReference<ListItems>?
    var option: BatchReference<GetAppOption>?
  }

  /// Whom the item leads to.
  ///
  /// - Parameters:
  ///   - type: the item's type, as a number.
  ///   - option: the application's option that is asked for in the same batch.
  func relations(type: Int, id: Int, option: String?) -> (batch: Batch, commands: Relations) {
    var batch = Batch()
    let own = batch.append(GetItem(entityTypeID: type, id: .integer(id)))
    // What there is not is empty, and then the answer is about everybody, which is not used.
    func owner(_ kind: CRMItem.Kind, _ field: String) -> ParameterValue {
      item.kind == kind ? .integer(id) : own.field(field)
    }
    func deals(_ field: String, _ owner: ParameterValue) -> ListItems {
      ListItems(entityTypeID: 2, filter: [field: owner], order: ["id": "DESC"], select: ["id", "title"])
    }
    var commands = Relations(
      item: own, deals: batch.append(deals("contactId", owner(.contact, "contactId"))),
      option: option.map { batch.append(GetAppOption($0)) })
    if item.kind == .contact { return (batch, commands) }
    commands.companyDeals = batch.append(deals("companyId", owner(.company, "companyId")))
    if item.kind == .company {
      commands.staff = batch.append(
        ListItems(entityTypeID: 3, filter: ["companyId": .integer(id)], order: ["id": "DESC"], select: ["id"]))
    } else {
      commands.person = batch.append(GetItem(entityTypeID: 3, id: own.field("contactId")))
    }
    return (batch, commands)
  }

  /// The calls that belong to any of the items, the newest first, page by page.
  func calls(of items: [CRMItem]) -> (batch: Batch, pages: [BatchReference<ListActivities>]) {
    let bindings = items.compactMap { item -> ParameterValue? in
      guard let type = item.entityTypeID, let id = item.number else { return nil }
      return ["OWNER_TYPE_ID": .integer(type), "OWNER_ID": .integer(id)]
    }
    var batch = Batch()
    let pages = (0..<Self.pages).map { page in
      batch.append(
        ListActivities(
          filter: ["BINDINGS": .list(bindings), "TYPE_ID": .integer(Self.callType)],
          order: ["START_TIME": "DESC", "ID": "DESC"],
          select: [
            "ID", "SUBJECT", "TYPE_ID", "PROVIDER_ID", "START_TIME", "END_TIME", "LAST_UPDATED", "DIRECTION",
            "COMPLETED", "RESPONSIBLE_ID", "SETTINGS", "OWNER_TYPE_ID", "OWNER_ID", "ORIGIN_ID", "COMMUNICATIONS",
            "FILES",
          ], start: page * Self.pageSize))
    }
    return (batch, pages)
  }
}
