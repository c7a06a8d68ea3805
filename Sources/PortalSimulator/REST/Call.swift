/// One call of one method, alone or in a batch.
struct Call {
  let parameters: Fields
  let person: Person
  let scope: [String]
  /// Whether an application calls, and not an incoming webhook.
  var isApplication = true
  let now: Moment

  /// A parameter of one of the newer methods, which mind the case of letters.
  subscript(_ name: String) -> Value? { parameters[name] }

  /// A parameter of one of the older methods, which do not.
  func anyCase(_ name: String) -> Value? { parameters.value(anyCase: name) }

  /// Refuses everybody but administrators who call through an application.
  func requireAdministrator() throws(RESTError) {
    try requireApplication()
    guard person.isAdministrator else { throw .administratorsOnly }
  }

  func requireApplication() throws(RESTError) {
    guard isApplication else { throw .applicationOnly }
  }

  /// Where the page that is asked for begins; `nil` for -1, which spares the portal the counting
  /// (<https://apidocs.bitrix24.com/settings/performance/huge-data.html>).
  var start: Int? {
    let start = anyCase("start")?.integer ?? 0
    return start < 0 ? nil : start
  }
}
