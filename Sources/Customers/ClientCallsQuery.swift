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
  /// So many activities a page, and so many pages: a call comes once for each item that it belongs to.
  static let (pageSize, pages) = (50, 4)
  /// The type of activities that are calls, be it telephony's or logged by hand.
  private static let callType = 2

  let item: CRMItem

  /// The commands of the first request.
  struct Relations {
    let item: BatchReference<GetItem>
    let deals: BatchReference<ListItems>
    let option: BatchReference<GetAppOption>?
  }

  /// Whom the item leads to.
  ///
  /// - Parameters:
  ///   - type: the item's type, as a number.
  ///   - option: the application's option that is asked for in the same batch.
  func relations(type: Int, id: Int, option: String?) -> (batch: Batch, commands: Relations) {
    var batch = Batch()
    let own = batch.append(GetItem(entityTypeID: type, id: .integer(id)))
    let (field, client): (String, ParameterValue) =
      switch item.kind {
      case .contact: ("contactId", .integer(id))
      case .company: ("companyId", .integer(id))
      // Whose all deals are, where there is no person, which is not used then.
      default: ("contactId", own.field("contactId"))
      }
    let deals = batch.append(
      ListItems(entityTypeID: 2, filter: [field: client], order: ["id": "DESC"], select: ["id", "title"]))
    let commands = Relations(item: own, deals: deals, option: option.map { batch.append(GetAppOption($0)) })
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
          filter: ["BINDINGS": .list(bindings), "TYPE_ID": .integer(Self.callType)], order: ["START_TIME": "DESC"],
          select: [
            "ID", "SUBJECT", "TYPE_ID", "PROVIDER_ID", "START_TIME", "END_TIME", "LAST_UPDATED", "DIRECTION",
            "COMPLETED", "RESPONSIBLE_ID", "SETTINGS", "OWNER_TYPE_ID", "OWNER_ID", "ORIGIN_ID", "COMMUNICATIONS",
            "FILES",
          ], start: page * Self.pageSize))
    }
    return (batch, pages)
  }
}
