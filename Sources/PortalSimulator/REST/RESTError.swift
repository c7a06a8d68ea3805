import HTTPMessage

/// A refusal as the REST interface words it
/// (<https://apidocs.bitrix24.com/settings/how-to-call-rest-api/error-codes.html>).
struct RESTError: Error, Equatable {
  let status: Status
  let code: String
  let description: String
  /// The parameter that is to blame.
  var argument: String?
  /// When the method can be called again.
  var resetAt: Moment?

  init(_ code: String, _ description: String, _ status: Status = .badRequest) {
    self.status = status
    self.code = code
    self.description = description
  }

  /// What stands for it in an answer and in a batch's `result_error`.
  var fields: Fields {
    var fields: Fields = ["error": .string(code), "error_description": .string(description)]
    if let argument { fields["argument"] = .string(argument) }
    return fields
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
  /// For methods that only an application may call.
  static let applicationOnly = RESTError(
    "WRONG_AUTH_TYPE", "Current authorization type is denied for this method Application context required", .forbidden)
  static let unknownWebhook = RESTError("INVALID_CREDENTIALS", "Invalid request credentials", .forbidden)
  static let administratorsOnly = RESTError("ACCESS_DENIED", "Access denied!", .forbidden)

  static func missing(_ argument: String, _ status: Status = .badRequest) -> RESTError {
    var error = RESTError("ERROR_ARGUMENT", "Argument '\(argument)' is null or empty", status)
    error.argument = argument
    return error
  }

  static func notText(_ argument: String, _ status: Status = .badRequest) -> RESTError {
    var error = RESTError("ERROR_ARGUMENT", "The value of an argument '\(argument)' must be of type string", status)
    error.argument = argument
    return error
  }

  /// A method has taken too much of the portal's time
  /// (<https://apidocs.bitrix24.com/settings/performance/limits.html>).
  static func operationTimeLimit(until reset: Moment) -> RESTError {
    var error = RESTError(
      "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.", .tooManyRequests)
    error.resetAt = reset
    return error
  }

  /// What the newer methods (`crm.item.*` and their like) say about a parameter that they cannot do without.
  static func required(_ parameter: String) -> RESTError {
    RESTError("100", "Could not find value for parameter {\(parameter)}")
  }

  /// What they say about one that is of another type.
  static func mismatch(_ value: Value, _ parameter: String, _ type: String) -> RESTError {
    RESTError(
      "100",
      "Invalid value {\(value.text ?? "")} to match with parameter {\(parameter)}. Should be value of type \(type).")
  }
}
