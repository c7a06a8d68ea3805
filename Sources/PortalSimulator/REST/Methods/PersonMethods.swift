/// `user.*`
enum PersonMethods {
  static func admin(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    Answer(.bool(call.person.isAdministrator))
  }

  static func current(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    Answer(.map(call.person.fields))
  }

  /// Filter fields may stand beside `FILTER` as well as in it, as in older versions of the method.
  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    var filter = call.anyCase("FILTER")?.fields ?? Fields()
    if let id = call.anyCase("ID") { filter["ID"] = id }
    if let active = filter["ACTIVE"]?.text { filter["ACTIVE"] = .bool(["1", "Y", "true"].contains(active)) }
    let records = portal.crm.people.map(\.fields).filter { RecordQuery.matches($0, filter) }
    var order = Fields()
    order[call.anyCase("SORT")?.text?.uppercased() ?? "ID"] = call.anyCase("ORDER") ?? "ASC"
    return Answer(page: call.start, of: RecordQuery.sort(records, by: order).map(Value.map))
  }
}
