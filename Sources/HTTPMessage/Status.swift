/// A status code of HTTP with its standard reason phrase (RFC 9110, section 15).
package struct Status: Hashable, Sendable {
  /// Three digits.
  package let code: Int
  /// The words for people.
  package let reason: String

  package init(code: Int, reason: String) {
    self.code = code
    self.reason = reason
  }

  package static let ok = Status(code: 200, reason: "OK")
  package static let badRequest = Status(code: 400, reason: "Bad Request")
  package static let forbidden = Status(code: 403, reason: "Forbidden")
  package static let notFound = Status(code: 404, reason: "Not Found")
  package static let methodNotAllowed = Status(code: 405, reason: "Method Not Allowed")
  package static let contentTooLarge = Status(code: 413, reason: "Content Too Large")
  package static let unsupportedMediaType = Status(code: 415, reason: "Unsupported Media Type")
  package static let internalServerError = Status(code: 500, reason: "Internal Server Error")
  package static let serviceUnavailable = Status(code: 503, reason: "Service Unavailable")
}
