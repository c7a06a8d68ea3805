extension Settings.REST {
  /// How every call is refused, whatever it asks for; `nil` where they are answered
  /// (<https://apidocs.bitrix24.com/error-codes.html>; what is no code of that page is known from the official SDKs).
  var refusal: RESTError? {
    switch self {
    case .normal, .delay, .garbage, .cut, .redirect: nil
    case .overLimit: .overLimit
    case .expired: .expiredToken
    case .noPlan: RESTError("ACCESS_DENIED", "REST API is available only on commercial plans", .forbidden)
    case .noAccess:
      RESTError("user_access_error", "The user does not have access to the application", .forbidden)
    case .notInstalled: RESTError("NOT_INSTALLED", "Application not installed", .unauthorized)
    case .applicationNotFound: RESTError("APPLICATION_NOT_FOUND", "Application not found", .unauthorized)
    case .noOAuth: RESTError("ERROR_OAUTH", "Application not installed", .unauthorized)
    case .unconfirmed: RESTError("METHOD_CONFIRM_WAITING", "Waiting for confirmation", .unauthorized)
    case .overload: RESTError("OVERLOAD_LIMIT", "REST API is blocked due to overload", .serviceUnavailable)
    case .deleted: RESTError("PORTAL_DELETED", "Portal was deleted", .internalServerError)
    }
  }
}
