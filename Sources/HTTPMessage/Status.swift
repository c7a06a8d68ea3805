/// A status code of HTTP with its standard reason phrase (RFC 9110, section 15).
public struct Status: Hashable, Sendable {
  /// Three digits.
  public let code: Int
  /// The words for people.
  public let reason: String

  public init(code: Int, reason: String) {
    self.code = code
    self.reason = reason
  }

  public static let ok = Status(code: 200, reason: "OK")
  public static let badRequest = Status(code: 400, reason: "Bad Request")
  public static let forbidden = Status(code: 403, reason: "Forbidden")
  public static let notFound = Status(code: 404, reason: "Not Found")
  public static let methodNotAllowed = Status(code: 405, reason: "Method Not Allowed")
  public static let contentTooLarge = Status(code: 413, reason: "Content Too Large")
  public static let unsupportedMediaType = Status(code: 415, reason: "Unsupported Media Type")
  public static let internalServerError = Status(code: 500, reason: "Internal Server Error")
  public static let serviceUnavailable = Status(code: 503, reason: "Service Unavailable")
}
