/// What was done with customers: `crm.activity.*`.
enum ActivityMethods {
  /// `crm.activity.list`: shows what belongs to items that the person may see, once for each binding that the filter
  /// names. Unlike `crm.item.list` it lets unknown fields, and several values without the prefix for them, pass without
  /// a word, and then nothing has them.
  static func list(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    var filter = call.anyCase("filter")?.fields ?? Fields()
    let bindings = filter["BINDINGS"]
    filter["BINDINGS"] = nil
    let names = call.anyCase("select")?.elements.compactMap(\.text) ?? []
    let isPossible = filter.entries.allSatisfy {
      $0.value.fields == nil || RecordQuery.Condition($0.key).takesSeveral
    }
    guard isPossible else { return Answer(page: call.start, of: []) }
    let records = portal.crm.activities
      .filter { isVisible($0, to: call.person, in: portal.crm) }
      .flatMap { activity in
        var fields = activity.fields
        if names.contains("COMMUNICATIONS") { fields["COMMUNICATIONS"] = activity.communications(in: portal.crm) }
        return [Fields](repeating: fields, count: rows(activity, for: bindings))
      }
      .filter { RecordQuery.matches($0, filter) }
    let order = call.anyCase("order")?.fields ?? ["START_TIME": "ASC"]
    let sorted = RecordQuery.sort(records, by: order).map { record in
      names.isEmpty || names.contains("*")
        ? Value.map(record) : .map((["ID"] + names).reduce(into: Fields()) { $0[$1] = record[$1] })
    }
    return Answer(page: call.start, of: sorted)
  }

  /// `crm.activity.todo.add`
  static func addTodo(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard let type = call["ownerTypeId"]?.integer else { throw .required("ownerTypeId") }
    guard let id = call["ownerId"]?.integer else { throw .required("ownerId") }
    guard let deadlineText = call["deadline"]?.text else { throw .required("deadline") }
    let owner = try portal.changeableOwner(ItemType(rawValue: type), id, by: call.person)
    guard let deadline = Moment(deadlineText) else {
      throw RESTError("WRONG_DATETIME_FORMAT", "Wrong date format")
    }
    let activity = portal.crm.addActivity { number in
      Activity(
        id: number, kind: .todo, subject: String((call["title"]?.text ?? "").prefix(1000)),
        description: String((call["description"]?.text ?? "").prefix(10_000)), bindings: [owner], created: call.now,
        start: deadline, end: deadline, deadline: deadline, isCompleted: false,
        responsible: call["responsibleId"]?.integer ?? call.person.id)
    }
    return Answer(["id": .integer(activity)])
  }

  private static func isVisible(_ activity: Activity, to person: Person, in crm: CRM) -> Bool {
    guard let owner = activity.bindings.first.flatMap(crm.item) else { return person.hasCRM }
    return crm.canRead(owner, person)
  }

  /// How often an activity comes: as often as a binding of it is one that `BINDINGS` names, by its type, its id or
  /// both; once where bindings do not matter.
  private static func rows(_ activity: Activity, for bindings: Value?) -> Int {
    guard let bindings else { return 1 }
    return activity.bindings.count { binding in
      bindings.elements.contains { wanted in
        let (type, id) = (wanted["OWNER_TYPE_ID"]?.integer, wanted["OWNER_ID"]?.integer)
        guard type != nil || id != nil else { return false }
        return (type ?? binding.type.rawValue) == binding.type.rawValue && (id ?? binding.id) == binding.id
      }
    }
  }
}
