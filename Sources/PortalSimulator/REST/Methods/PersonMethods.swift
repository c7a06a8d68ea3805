/// `user.*`
enum PersonMethods {
  static func admin(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    Answer(.bool(call.person.isAdministrator))
  }

  static func current(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    Answer(.map(call.person.fields))
  }

  /// `profile`: what every token may know of who has it.
  static func profile(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    Answer([
      "ID": .string(String(call.person.id)), "ADMIN": .bool(call.person.isAdministrator),
      "NAME": .string(call.person.name), "LAST_NAME": .string(call.person.lastName), "PERSONAL_GENDER": "",
      "TIME_ZONE": "",
    ])
  }

  /// Filter fields may stand beside `FILTER` as well as in it, as in older versions of the method. Conditions without
  /// a value do not count, so that a reference to nothing finds everybody.
  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    var asked = call.anyCase("FILTER")?.fields ?? Fields()
    if let id = call.anyCase("ID") { asked["ID"] = id }
    var filter = Fields()
    for entry in asked.entries {
      let values = entry.value.elements.filter { $0.text?.isEmpty != true }
      if !values.isEmpty { filter[entry.key] = .list(values) }
    }
    if let active = filter["ACTIVE"]?.elements.first?.text {
      filter["ACTIVE"] = .bool(["1", "Y", "true"].contains(active))
    }
    let records = portal.crm.people.map(\.fields).filter { RecordQuery.matches($0, filter) }
    var order = Fields()
    order[call.anyCase("SORT")?.text?.uppercased() ?? "ID"] = call.anyCase("ORDER") ?? "ASC"
    return Answer(page: call.start, of: RecordQuery.sort(records, by: order).map(Value.map))
  }
}
