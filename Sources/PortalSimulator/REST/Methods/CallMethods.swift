/// `voximplant.statistic.get`
enum CallMethods {
  /// The prefixes that this method knows of; there is none for several values, which need none
  /// (<https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html>).
  private static let prefixes: [RecordQuery.Condition.Operator] = [
    .equal, .not, .notEqual, .greater, .greaterOrEqual, .less, .lessOrEqual, .between, .notBetween, .search, .like,
    .notLike,
  ]

  /// An administrator sees all calls, an operator the own ones; without the right to the CRM there is none to these.
  static func statistics(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard call.person.hasCRM else { throw RESTError("ACCESS_DENIED", "Access denied!", .forbidden) }
    let filter = call.anyCase("FILTER")?.fields ?? Fields()
    let isPossible = filter.entries.allSatisfy { prefixes.contains(RecordQuery.Condition($0.key).comparison) }
    guard isPossible else { return Answer(page: call.start, of: []) }
    let records = portal.crm.calls
      .filter { call.person.isAdministrator || $0.user == call.person.id }
      .map(\.fields)
      .filter { RecordQuery.matches($0, filter) }
    var order = Fields()
    if let sort = call.anyCase("SORT")?.text, !["", "CALL_TYPE"].contains(sort) {
      order[sort] = call.anyCase("ORDER") ?? "ASC"
    }
    return Answer(page: call.start, of: RecordQuery.sort(records, by: order).map(Value.map))
  }
}
