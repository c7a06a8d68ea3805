import HTTPMessage

/// A refusal as the REST interface words it
/// (<https://apidocs.bitrix24.com/settings/how-to-call-rest-api/error-codes.html>).
struct RESTError: Error, Equatable {
  let status: Status
  let code: String
  let description: String

  init(_ code: String, _ description: String, _ status: Status = .badRequest) {
    self.status = status
    self.code = code
    self.description = description
  }

  var value: Value {
    ["error": .string(code), "error_description": .string(description)]
  }

  static let noToken = RESTError("NO_AUTH_FOUND", "Wrong authorization data", .unauthorized)
  static let unknownToken = RESTError("invalid_token", "Unable to get application by token", .unauthorized)
  static let expiredToken = RESTError("expired_token", "The access token provided has expired.", .unauthorized)
  static let insufficientScope = RESTError(
    "insufficient_scope", "The request requires higher privileges than provided by the access token", .forbidden)
  static let overLimit = RESTError("QUERY_LIMIT_EXCEEDED", "Too many requests", .serviceUnavailable)
  static let unknownMethod = RESTError("ERROR_METHOD_NOT_FOUND", "Method not found!", .notFound)
  static let notForBatch = RESTError(
    "ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage", .methodNotAllowed)
  static let batchTooLong = RESTError("ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded")
  static let administratorsOnly = RESTError("ACCESS_DENIED", "Access denied!", .forbidden)

  static func missing(_ argument: String) -> RESTError {
    RESTError("ERROR_ARGUMENT", "Argument '\(argument)' is null or empty")
  }

  /// What the newer methods (`crm.item.*` and their like) say about a parameter that they cannot do without.
  static func required(_ parameter: String) -> RESTError {
    RESTError("100", "Could not find value for parameter {\(parameter)}")
  }
}
