import Bitrix24
import Bitrix24REST
import HTTPMessage
import WidgetRuntime

/// `ACTION=complete`: an activity, like a to-do or a missed call, is done, or with `UNDO=yes` it is not.
struct Complete: Action {
  struct Form: Sendable {
    let activity: Int
    let isCompleted: Bool
  }

  static let name = ActionName("complete")
  var name: ActionName { Self.name }
  /// The parts of the page that show activities.
  let updates: [PartName]

  func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> Form {
    guard let activity = try fields.id("ACTIVITY") else { throw InvalidForm("ACTIVITY", .missing) }
    return Form(activity: activity, isCompleted: !(try fields.flag("UNDO")))
  }

  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    _ = try await portal.call(UpdateActivity(id: form.activity, isCompleted: form.isCompleted))
    return .done(updates: updates, item: nil)
  }

  func find(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult? {
    let rows = try await portal.call(
      ListActivities(filter: ["ID": .integer(form.activity)], select: ["ID", "COMPLETED"]))
    guard let completed = rows.first?["COMPLETED"]?.text else { throw .notFound }
    return (completed == "Y") == form.isCompleted ? .done(updates: updates, item: nil) : nil
  }
}
