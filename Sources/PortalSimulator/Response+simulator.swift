import HTML
import HTTPMessage

extension Response {
  static func json(_ value: Value, status: Status = .ok) -> Response {
    Response(status: status, contentType: "application/json; charset=utf-8", body: JSONWriter.bytes(value))
  }

  /// A page that says one thing.
  static func page(_ sentence: String, status: Status = .ok) -> Response {
    let html: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>\(sentence)</title>
      <link rel="stylesheet" href="/assets/portal.css">
      </head>
      <body>
      <main>
      <h1>\(sentence)</h1>
      </main>
      </body>
      </html>

      """
    return Response(status: status, contentType: "text/html; charset=utf-8", body: html.bytes)
  }

  /// To another place; a client that follows with a GET loses its form, as with a portal.
  static func found(_ location: String) -> Response {
    var response = page("Found", status: .found)
    response.append("Location", location)
    return response
  }

  /// The web server has a location of that name, which closes the connection without a word.
  static var cut: Response {
    var response = Response(status: .ok, contentType: "text/plain", body: [])
    response.append("X-Accel-Redirect", "/cut")
    return response
  }

  /// The same after longer than anybody waits, which is left to ``Simulator``. The query tells it apart.
  static var silence: Response {
    var response = Response(status: .ok, contentType: "text/plain", body: [])
    response.append("X-Accel-Redirect", "/cut?silence")
    return response
  }

  var isSilence: Bool { field("X-Accel-Redirect") == "/cut?silence" }

  /// The page of something on the way that has no use for the portal's answer.
  static func garbage(status: Status) -> Response {
    .page("502 Bad Gateway: the proxy got no answer it could use", status: status)
  }

  static func methodNotAllowed(_ allowed: String) -> Response {
    var response = page("Method not allowed", status: .methodNotAllowed)
    response.append("Allow", allowed)
    return response
  }

  /// Any origin may call REST, since the token is all the authority there is.
  static var preflight: Response {
    var response = Response(status: .ok, contentType: "text/plain", body: [])
    response.allowAnyOrigin()
    return response
  }

  mutating func allowAnyOrigin() {
    append("Access-Control-Allow-Origin", "*")
    append("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
    append("Access-Control-Allow-Headers", "authorization, content-type, origin, accept")
  }
}

extension Status {
  static let found = Status(code: 302, reason: "Found")
  static let unauthorized = Status(code: 401, reason: "Unauthorized")
  static let tooManyRequests = Status(code: 429, reason: "Too Many Requests")
  static let internalServerError = Status(code: 500, reason: "Internal Server Error")
  static let badGateway = Status(code: 502, reason: "Bad Gateway")
  static let serviceUnavailable = Status(code: 503, reason: "Service Unavailable")
}
