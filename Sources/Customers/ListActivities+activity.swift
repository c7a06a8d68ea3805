import Bitrix24
import Bitrix24REST

/// One activity: by its own id, or as that which the portal has made of a call.
extension ListActivities {
  private static let fields = ["ID", "OWNER_TYPE_ID", "OWNER_ID", "ORIGIN_ID"]

  package static func activity(_ id: Int) -> ListActivities {
    ListActivities(filter: ["ID": .integer(id)], select: fields)
  }

  package static func activity(ofCall callID: String) -> ListActivities {
    ListActivities(
      filter: ["PROVIDER_ID": "VOXIMPLANT_CALL", "ORIGIN_ID": .text(origin(of: callID))], order: ["ID": "DESC"],
      select: fields)
  }

  /// - Parameters:
  ///   - outcome: the answer to ``activity(_:)`` or ``activity(ofCall:)``.
  ///   - callID: the call whose it has to be, whatever was asked for: an event may name any activity, and a portal that
  ///     does not know a filter lists all.
  /// - Returns: `nil` where there is none, also where the user may not see it: portals list none then.
  /// - Throws: why it is not known whether there is one.
  package static func activity(
    in outcome: BatchAnswer.Outcome<[JSONValue]>, ofCall callID: String? = nil
  ) throws(RESTError) -> TimelineActivity? {
    if let error = outcome.error { throw error }
    guard let rows = outcome.value else { throw .unreadable }
    for row in rows {
      if let callID, row["ORIGIN_ID"]?.text != origin(of: callID) { continue }
      guard let id = row["ID"]?.integer, let type = row["OWNER_TYPE_ID"]?.integer, let owner = row["OWNER_ID"]?.integer,
        id > 0, type > 0, owner > 0
      else { continue }
      return TimelineActivity(ownerTypeID: type, ownerID: owner, id: id)
    }
    return nil
  }

  /// Portals keep a call's `CALL_ID` with its activity, behind `VI_`.
  private static func origin(of callID: String) -> String { originPrefix + callID }

  private static let originPrefix = "VI_"

  /// - Parameter origin: `ORIGIN_ID`.
  /// - Returns: `nil` for what is no call's.
  static func callID(ofOrigin origin: String) -> String? {
    origin.hasPrefix(originPrefix) ? String(origin.dropFirst(originPrefix.count)) : nil
  }
}
