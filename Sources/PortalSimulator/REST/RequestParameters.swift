import HTTPMessage

/// The parameters of a call as PHP would hand them to the portal: those of the query, and over them those of the body.
enum RequestParameters {
  static func read(_ request: Request) throws(RESTError) -> Fields {
    var fields = NestedForm.read(request.query)
    let body: [UInt8]
    do { body = try request.body.get() } catch { throw RESTError("INVALID_REQUEST", "The body cannot be read") }
    guard !body.isEmpty else { return fields }
    if request.contentType.lowercased().hasPrefix("application/json") {
      // PHP's json_decode gives null for what it cannot read, and the portal then knows of no parameters.
      if let map = try? JSONReader.read(body).fields { fields.merge(map) }
    } else {
      fields.merge(NestedForm.read(body))
    }
    return fields
  }

  /// The access token, from the parameter or the `Authorization` field; empty where there is none.
  static func token(_ parameters: Fields, _ request: Request) -> String {
    if let token = parameters["auth"]?.text, !token.isEmpty { return token }
    let scheme = "bearer "
    guard request.authorization.lowercased().hasPrefix(scheme) else { return "" }
    return String(request.authorization.dropFirst(scheme.count))
  }
}
