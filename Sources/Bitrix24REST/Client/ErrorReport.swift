import Bitrix24

/// An error as a portal words it: `{"error": code, "error_description": text}`, the code alone, or, in newer methods,
/// an object with code and message. Old methods of the CRM leave the code empty or write `0`, and only the description
/// says what is meant.
struct ErrorReport {
  let code: String
  let description: String

  /// - Returns: `nil` if the value does not speak of an error.
  init?(_ value: JSONValue) {
    if case .string(let code) = value {
      self.init(code: code, description: "")
      return
    }
    let description = value["error_description"]?.text ?? ""
    guard let error = value["error"] else { return nil }
    if case .object = error {
      self.init(code: error["code"]?.text ?? "", description: error["message"]?.text ?? description)
    } else {
      self.init(code: error.text ?? "", description: description)
    }
  }

  private init?(code: String, description: String) {
    if ["", "0"].contains(code), description.isEmpty { return nil }
    self.code = code
    self.description = description
  }

  /// Codes that stand for any error.
  private static let saysNothing = ["", "0", "ERROR_CORE", "400", "401", "403", "404"]
  /// The longest code that is kept; the documented ones have up to 60 letters.
  private static let maximumLength = 64

  /// What it means.
  ///
  /// - Parameters:
  ///   - status: of HTTP.
  ///   - resetAt: until when the method is blocked if that is what it says.
  func error(status: Int, resetAt: ContinuousClock.Instant) -> RESTError {
    switch Self.lowercased(code) {
    case "expired_token": .expiredToken
    case "invalid_token", "no_auth_found", "authorization_error", "invalid_grant": .invalidToken
    case "invalid_client", "wrong_client": .invalidClient
    case "query_limit_exceeded": .queryLimitExceeded
    case "operation_time_limit": .operationTimeLimit(resetAt: resetAt)
    case "overload_limit": .overloaded
    case "access_denied" where Self.lowercased(description).containsBytes(of: "commercial plan"): .planWithoutREST
    case "access_denied", "invalid_credentials", "wrong_auth_type", "allowed_only_intranet_user": .accessDenied
    // A stage into which the person may not move an item.
    case "-": .accessDenied
    case "user_access_error": .noAccessToApplication
    case "insufficient_scope", "invalid_scope": .insufficientScope
    case "not_found", "error_not_found", "owner_not_found": .notFound
    case "error_method_not_found": .methodNotFound
    case "not_installed", "application_not_installed": .notInstalled
    case "application_not_found": .applicationNotFound
    case "error_oauth": .authorizationFailed
    case "method_confirm_waiting": .confirmationWaiting
    case "portal_deleted": .portalDeleted
    case "payment_required": .paymentRequired
    default: described ?? byStatus(status)
    }
  }

  /// What the description says where the code says nothing.
  private var described: RESTError? {
    guard Self.saysNothing.contains(code) else { return nil }
    let description = Self.lowercased(description)
    // "Unable to set placement handler: Handler already binded", and events' likewise.
    if description.hasSuffix("handler already binded") { return .alreadyBound }
    if description.hasPrefix("access denied") { return .accessDenied }
    if description.hasPrefix("not found") || description.hasSuffix("not found") || description.hasSuffix("not found.") {
      return .notFound
    }
    return nil
  }

  /// Of a code that is not known, the name says more than the status.
  private func byStatus(_ status: Int) -> RESTError {
    switch status {
    case 401 where name.isEmpty || Self.saysNothing.contains(name): .invalidToken
    case 403 where name.isEmpty || Self.saysNothing.contains(name): .accessDenied
    default: .server(code: name, status: status)
    }
  }

  /// The code, if it is a name that can be shown and logged: neither a number nor anything that somebody has put
  /// together.
  private var name: String {
    let bytes = code.utf8
    guard let first = bytes.first, first.isLetter, bytes.count <= Self.maximumLength,
      bytes.allSatisfy({ $0.isLetter || $0.isDigit || "_-.".utf8.contains($0) })
    else { return "" }
    return code
  }

  /// By bytes: only ASCII letters have two cases here.
  private static func lowercased(_ text: String) -> String {
    String(decoding: text.utf8.map { $0.isLetter ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
