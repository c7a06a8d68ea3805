import Bitrix24
import Bitrix24REST
import Customers
import HTTPMessage
import Localization
import WidgetRuntime

/// `ACTION=followup`: what is to be done after the call, with a reminder, as a to-do of the item that the form names, or
/// of that which the call's activity belongs to.
struct FollowUp: Action {
  /// The most characters of `TITLE`, as many as portals keep.
  static let maximumTitle = 255
  /// When the portal reminds, in minutes before the deadline.
  static let reminders = [0, 15]

  struct Form: Sendable {
    /// Empty for the portal's own.
    let title: String
    let description: String
    let deadline: PortalTime
    /// What it is about; the item of ``activity`` where it is `nil`.
    let item: CRMItem?
    /// The call's own activity.
    let activity: Int?
    /// The user who has to do it; the operator where it is `nil`.
    let responsible: Int?
  }

  static let name = ActionName("followup")

  var name: ActionName { Self.name }
  /// The parts of the page that show to-dos.
  let updates: [PartName]

  func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> Form {
    guard let text = try fields.text("DEADLINE"), !text.isEmpty else { throw InvalidForm("DEADLINE", .missing) }
    guard let deadline = PortalTime(known: text) else { throw InvalidForm("DEADLINE", .malformed) }
    let form = Form(
      title: try fields.line("TITLE", maximum: Self.maximumTitle),
      description: try fields.paragraphs(
        "DESCRIPTION", maximum: Note.maximumCharacters, maximumBytes: Note.maximumBytes),
      deadline: deadline, item: try fields.item("ITEM") ?? call.item, activity: call.callContext.activity,
      responsible: try fields.id("RESPONSIBLE"))
    if form.item == nil && form.activity == nil { throw InvalidForm("ITEM", .missing) }
    return form
  }

  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    let owner = try await owner(of: form, on: portal)
    do throws(RESTError) {
      _ = try await portal.call(toDo(form, of: owner, after: form.activity))
    } catch .notFound where form.activity != nil {
      // Of a campaign's former call, or one that the operator may not see: then it stands for itself.
      _ = try await portal.call(toDo(form, of: owner, after: nil))
    }
    return .done(updates: updates, item: owner)
  }

  private func toDo(_ form: Form, of owner: CRMItem, after parent: Int?) -> AddToDo {
    AddToDo(
      owner: owner, deadline: form.deadline.text, title: form.title, description: form.description,
      responsible: form.responsible, parent: parent, reminders: Self.reminders)
  }

  /// Portals have no place for `ACTION_ID` in a to-do, so it is known by who has planned what for when.
  func find(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult? {
    let owner = try await owner(of: form, on: portal)
    let binding: Parameters = [
      "OWNER_TYPE_ID": .integer(owner.entityTypeID ?? 0), "OWNER_ID": .integer(owner.number ?? 0),
    ]
    let toDos = ListActivities(
      filter: ["PROVIDER_ID": "CRM_TODO", "BINDINGS": .list([.map(binding)])], order: ["ID": "DESC"],
      select: ["ID", "SUBJECT", "DEADLINE", "AUTHOR_ID", "CREATED"])
    let isThere = try await portal.ownRecords(toDos, of: attempt).contains { row in
      row["DEADLINE"]?.text.flatMap { PortalTime($0) }?.seconds == form.deadline.seconds
        && (form.title.isEmpty || row["SUBJECT"]?.text == form.title)
    }
    return isThere ? .done(updates: updates, item: owner) : nil
  }

  private func owner(of form: Form, on portal: RESTClient) async throws(RESTError) -> CRMItem {
    if let item = form.item { return item }
    guard let activity = form.activity else { throw .notFound }
    var batch = Batch()
    let query = batch.append(ListActivities.activity(activity))
    guard let found = try ListActivities.activity(in: try await portal.batch(batch)[query]),
      let item = CRMItem(entityTypeID: found.ownerTypeID, id: found.ownerID)
    else { throw .notFound }
    return item
  }
}
