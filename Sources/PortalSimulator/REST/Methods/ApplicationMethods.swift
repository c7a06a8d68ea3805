/// `app.info` as the portal answers it, and what else every token may ask the portal about itself.
enum ApplicationMethods {
  static func info(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    // Another code than that of the methods for placements
    // (https://apidocs.bitrix24.com/api-reference/common/system/app-info.html).
    guard call.isApplication else {
      throw RESTError("ACCESS_DENIED", "Access denied! Application context required")
    }
    return Answer([
      "ID": 5, "CODE": .string(portal.installation.clientID), "VERSION": .integer(portal.application.version),
      "STATUS": .string(portal.installation.status), "INSTALLED": .bool(portal.application.stage == .installed),
      "PAYMENT_EXPIRED": "N", "DAYS": .null,
      "LANGUAGE_ID": "en", "LICENSE": "com_basic", "LICENSE_TYPE": "basic", "LICENSE_FAMILY": "basic",
    ])
  }

  /// Of methods that are not written in small letters nothing is known
  /// (<https://apidocs.bitrix24.com/api-reference/common/system/method-get.html>).
  static func method(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let name = call.anyCase("name")?.text ?? ""
    let method = name == name.lowercased() ? RESTMethod.named(name) : nil
    return Answer([
      "isExisting": .bool(method != nil), "isAvailable": .bool(method?.isWithin(call.scope) ?? false),
    ])
  }

  static func time(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    Answer(.moment(call.now))
  }

  static func scope(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    Answer(.list(call.scope.map(Value.string)))
  }
}
