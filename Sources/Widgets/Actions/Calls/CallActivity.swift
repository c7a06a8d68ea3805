import Bitrix24
import Bitrix24REST

/// The activity that a portal makes of a call.
enum CallActivity {
  /// Looks for it by the call. Portals keep `CALL_ID` with it, behind `VI_`.
  static func query(ofCall callID: String) -> ListActivities {
    ListActivities(
      filter: ["PROVIDER_ID": "VOXIMPLANT_CALL", "ORIGIN_ID": .text(origin(of: callID))], order: ["ID": "DESC"],
      select: fields)
  }

  /// Looks at the one that is said to be a call's.
  static func query(_ activity: Int) -> ListActivities {
    ListActivities(filter: ["ID": .integer(activity)], select: fields)
  }

  /// - Parameters:
  ///   - rows: what ``query(ofCall:)`` or ``query(_:)`` has answered. A portal that does not know a filter lists all.
  ///   - isNamed: whether it was asked for by its own id: then it may say nothing of a call.
  /// - Returns: `nil` where there is none, or it is another call's.
  static func read(_ rows: [JSONValue], ofCall callID: String, isNamed: Bool) -> TimelineActivity? {
    for row in rows {
      let origin = row["ORIGIN_ID"]?.nonEmptyText
      guard origin == Self.origin(of: callID) || isNamed && origin == nil else { continue }
      guard let id = row["ID"]?.integer, let type = row["OWNER_TYPE_ID"]?.integer, let owner = row["OWNER_ID"]?.integer,
        id > 0, type > 0, owner > 0
      else { continue }
      return TimelineActivity(ownerTypeID: type, ownerID: owner, id: id)
    }
    return nil
  }

  private static let fields = ["ID", "OWNER_TYPE_ID", "OWNER_ID", "ORIGIN_ID"]

  private static func origin(of callID: String) -> String { "VI_" + callID }
}
