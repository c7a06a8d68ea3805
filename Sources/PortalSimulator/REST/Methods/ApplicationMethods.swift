/// `app.info` as the portal answers it, and `scope`.
enum ApplicationMethods {
  static func info(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    Answer([
      "ID": 5, "CODE": .string(portal.installation.clientID), "VERSION": 1,
      "STATUS": .string(portal.installation.status), "INSTALLED": true, "PAYMENT_EXPIRED": "N", "DAYS": .null,
      "LANGUAGE_ID": "en", "LICENSE": "com_basic", "LICENSE_TYPE": "basic", "LICENSE_FAMILY": "basic",
    ])
  }

  static func scope(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    Answer(.list(call.scope.map(Value.string)))
  }
}
