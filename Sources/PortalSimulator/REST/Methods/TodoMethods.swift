/// `crm.activity.todo.*`: what is to be done with a customer
/// (<https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/index.html>).
enum TodoMethods {
  static func add(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let reference = try call.item("ownerTypeId", "ownerId")
    let text = try text(call, "deadline")
    let pings = try pings(call)
    let parent = try number(call, "parentActivityId")
    let responsible = try number(call, "responsibleId")
    let owner = try portal.changeableOwner(reference, by: call.person)
    let deadline = try moment(text)
    if let parent {
      guard let activity = portal.crm.activity(parent) else { throw .elementNotFound }
      guard portal.crm.canRead(activity, call.person) else { throw .accessDenied }
    }
    let id = portal.crm.addActivity { number in
      var activity = Activity(
        id: number, kind: .todo, subject: String((call["title"]?.text ?? "").prefix(Activity.maximumSubject)),
        description: String((call["description"]?.text ?? "").prefix(10_000)), bindings: [owner], created: call.now,
        start: deadline, end: deadline, deadline: deadline, isCompleted: false,
        responsible: responsible ?? call.person.id)
      activity.author = call.person.id
      activity.parent = parent
      activity.pingOffsets = pings
      activity.color = call["colorId"]?.text.flatMap { colors.contains($0) ? $0 : nil } ?? ""
      return activity
    }
    return Answer(["id": .integer(id)])
  }

  static func updateDeadline(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard let id = call["id"]?.integer else { throw .required("id") }
    let reference = try call.item("ownerTypeId", "ownerId")
    let text = try text(call, "value")
    let owner = try portal.changeableOwner(reference, by: call.person)
    guard var todo = portal.crm.activity(id), case .todo = todo.kind, todo.bindings.contains(owner) else {
      throw .elementNotFound
    }
    guard portal.canChange(todo, call.person) else { throw .accessDenied }
    guard !todo.isCompleted else {
      throw RESTError("CAN_NOT_UPDATE_COMPLETED_TODO", "Completed activity cannot be modified")
    }
    let deadline = try moment(text)
    todo.start = deadline
    todo.end = deadline
    todo.deadline = deadline
    portal.save(todo, call)
    return Answer(["id": .integer(id)])
  }

  private static let colors = (1...7).map(String.init)

  private static func text(_ call: Call, _ name: String) throws(RESTError) -> String {
    guard let text = call[name]?.text else { throw .required(name) }
    return text
  }

  private static func moment(_ text: String) throws(RESTError) -> Moment {
    guard let moment = Moment(text) else { throw RESTError("WRONG_DATETIME_FORMAT", "Wrong date format") }
    return moment
  }

  /// A number that may be missing.
  private static func number(_ call: Call, _ name: String) throws(RESTError) -> Int? {
    guard let value = call[name], value != .null else { return nil }
    guard let number = value.integer else { throw .mismatch(value, name, "int") }
    return number
  }

  private static func pings(_ call: Call) throws(RESTError) -> [Int] {
    guard let value = call["pingOffsets"], value != .null else { return [] }
    guard value.fields != nil else { throw .mismatch(value, "pingOffsets", "array") }
    return value.elements.compactMap(\.integer)
  }
}
