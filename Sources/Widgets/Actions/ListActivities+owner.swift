import Bitrix24
import Bitrix24REST

extension ListActivities {
  /// What an activity belongs to.
  static func owner(of activity: Int) -> ListActivities {
    ListActivities(filter: ["ID": .integer(activity)], select: ["OWNER_TYPE_ID", "OWNER_ID"])
  }

  /// - Parameter outcome: the answer to ``owner(of:)``.
  /// - Throws: ``RESTError/notFound`` also where the user may not see the activity: portals list none then.
  static func timelineActivity(
    _ activity: Int, _ outcome: BatchAnswer.Outcome<[JSONValue]>
  ) throws(RESTError) -> TimelineActivity {
    if let error = outcome.error { throw error }
    guard let rows = outcome.value else { throw .unreadable }
    guard let row = rows.first, let type = row["OWNER_TYPE_ID"]?.integer, let owner = row["OWNER_ID"]?.integer,
      type > 0, owner > 0
    else { throw .notFound }
    return TimelineActivity(ownerTypeID: type, ownerID: owner, id: activity)
  }
}
