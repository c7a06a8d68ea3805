/// `crm.activity.todo.*`: what is to be done with a customer
/// (<https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/index.html>).
enum TodoMethods {
  static func add(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let reference = try call.item("ownerTypeId", "ownerId")
    let text = try text(call, "deadline")
    let pings = try pings(call)
    let owner = try portal.changeableOwner(reference, by: call.person)
    let deadline = try moment(text)
    let parent = call["parentActivityId"]?.integer
    guard parent.map({ portal.crm.activity($0) != nil }) ?? true else { throw .elementNotFound }
    let id = portal.crm.addActivity { number in
      var activity = Activity(
        id: number, kind: .todo, subject: String((call["title"]?.text ?? "").prefix(1000)),
        description: String((call["description"]?.text ?? "").prefix(10_000)), bindings: [owner], created: call.now,
        start: deadline, end: deadline, deadline: deadline, isCompleted: false,
        responsible: call["responsibleId"]?.integer ?? call.person.id)
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
    todo.updated = call.now
    todo.editor = call.person.id
    portal.crm.replace(todo)
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

  private static func pings(_ call: Call) throws(RESTError) -> [Int] {
    guard let value = call["pingOffsets"], value != .null else { return [] }
    guard value.fields != nil else {
      throw RESTError(
        "100",
        "Invalid value {\(value.text ?? "")} to match with parameter {pingOffsets}. Should be value of type array.")
    }
    return value.elements.compactMap(\.integer)
  }
}
