/// `voximplant.statistic.get`
enum CallMethods {
  /// An administrator sees all calls, an operator the own ones; without the right to the CRM there is none to these.
  static func statistics(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard call.person.hasCRM else { throw RESTError("ACCESS_DENIED", "Access denied!", .forbidden) }
    let filter = call.anyCase("FILTER")?.fields ?? Fields()
    let records = portal.crm.calls
      .filter { call.person.isAdministrator || $0.user == call.person.id }
      .map(\.fields)
      .filter { RecordQuery.matches($0, filter) }
    var order = Fields()
    if let sort = call.anyCase("SORT")?.text, !sort.isEmpty { order[sort] = call.anyCase("ORDER") ?? "ASC" }
    return Answer(page: call.start, of: RecordQuery.sort(records, by: order).map(Value.map))
  }
}
