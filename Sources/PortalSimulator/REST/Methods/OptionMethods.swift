/// `app.option.*` and `user.option.*`: what an application stores with its portal
/// (<https://apidocs.bitrix24.com/api-reference/common/settings/index.html>).
enum OptionMethods {
  static func applicationOption(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    try requireApplication(call)
    return answer(portal.options.shared, call)
  }

  static func userOption(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    try requireApplication(call)
    return answer(portal.options.personal[call.person.id] ?? Fields(), call)
  }

  static func setApplicationOptions(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    try requireApplication(call)
    guard call.person.isAdministrator else { throw refusal("Administrator authorization required") }
    portal.options.set(try options(call))
    return Answer(true)
  }

  static func setUserOptions(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    try requireApplication(call)
    portal.options.set(try options(call), of: call.person.id)
    return Answer(true)
  }

  /// All of them, or the value of one, which is null where there is no such key.
  private static func answer(_ options: Fields, _ call: Call) -> Answer {
    guard let name = call["option"]?.text else { return Answer(.map(options)) }
    return Answer(options[name] ?? .null)
  }

  private static func options(_ call: Call) throws(RESTError) -> Fields {
    guard let options = call["options"]?.fields, !options.isEmpty else {
      throw RESTError("ArgumentNullException", "options is empty")
    }
    return options
  }

  /// With another code than elsewhere.
  private static func requireApplication(_ call: Call) throws(RESTError) {
    guard call.isApplication else { throw refusal("Application context required") }
  }

  private static func refusal(_ description: String) -> RESTError {
    RESTError("AccessException", description)
  }
}
