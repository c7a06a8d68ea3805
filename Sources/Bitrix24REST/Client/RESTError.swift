import Bitrix24

/// Why a call of a method, or one command of a batch, has no result.
///
/// Documentation: <https://apidocs.bitrix24.com/error-codes.html>
package enum RESTError: Error, Hashable, Sendable {
  /// The access token is too old, and could not be refreshed.
  case expiredToken
  /// The access token is none of this portal's, or no longer.
  case invalidToken
  /// The authorization server does not know the application's client id, or not with that secret.
  case invalidClient
  /// A handler is registered already, which is what was asked for.
  case alreadyBound
  /// More requests a second than the portal takes.
  case queryLimitExceeded
  /// The method has used up its time and is blocked until then.
  ///
  /// Indirect, as it is not known before run time how large an instant is: each function that waits would take the room
  /// for all its errors, and for what may hold one, piece by piece.
  indirect case operationTimeLimit(resetAt: ContinuousClock.Instant)
  /// The portal's REST interface is blocked.
  case overloaded
  /// The user may not do this, or not see it.
  case accessDenied
  /// An administrator has not given the application to this user (`user_access_error`).
  case noAccessToApplication
  /// The application has no right to this method.
  case insufficientScope
  case notFound
  /// The portal does not know the method, be it that it is too old.
  case methodNotFound
  /// The portal's plan includes no REST interface.
  case planWithoutREST
  /// The application is not installed in the portal, or its installation was not finished (`NOT_INSTALLED`).
  case notInstalled
  /// The portal does not know the application (`APPLICATION_NOT_FOUND`).
  case applicationNotFound
  /// The portal cannot authorize the application (`ERROR_OAUTH`).
  case authorizationFailed
  /// An administrator has to confirm the application's call first (`METHOD_CONFIRM_WAITING`).
  case confirmationWaiting
  /// The portal is closed or gone.
  case portalDeleted
  /// The application, or the portal's plan, is not paid for.
  case paymentRequired
  /// The portal says that it is to be found at this address now, which is not known to be its own.
  case moved(PortalAddress)
  /// The portal sent the call somewhere where it must not go.
  case badRedirect
  /// Another refusal of the portal: its code, empty unless it is a name of letters, digits, `_`, `-` and `.`, and the
  /// status of HTTP.
  case server(code: String, status: Int)
  /// Something came that is not an answer: a proxy's page, half an answer.
  case unreadable
  /// Nothing came.
  case transport(TransportError)

  /// What can be done about it.
  package enum Remedy: Hashable, Sendable {
    /// A fresh token of the user's.
    case authorization
    /// The same call once more, a little later.
    case retry
    /// The same call, but not before that.
    indirect case wait(until: ContinuousClock.Instant)
    /// Nothing that this user could do.
    case none
  }

  package var remedy: Remedy {
    switch self {
    case .expiredToken, .invalidToken: .authorization
    case .operationTimeLimit(let resetAt): .wait(until: resetAt)
    case .queryLimitExceeded, .overloaded, .unreadable: .retry
    case .server(_, let status): status >= 500 || status == 429 ? .retry : .none
    case .transport(let error): error.isPassing ? .retry : .none
    case .invalidClient, .alreadyBound, .accessDenied, .noAccessToApplication, .insufficientScope, .notFound,
      .methodNotFound, .planWithoutREST, .notInstalled, .applicationNotFound, .authorizationFailed,
      .confirmationWaiting, .portalDeleted, .paymentRequired, .moved, .badRedirect:
      .none
    }
  }

  /// Whether it says that the user, or the application, has no right to what was asked; of every other error it is
  /// not known what the answer would have been.
  package var isDenial: Bool {
    switch self {
    case .accessDenied, .noAccessToApplication, .insufficientScope: true
    default: false
    }
  }

  /// What the log shows as `rest_error`: short, and the same for ever. A code that has no case here is shown as the
  /// portal wrote it.
  package var logCode: String {
    switch self {
    case .expiredToken: "expired_token"
    case .invalidToken: "invalid_token"
    case .invalidClient: "invalid_client"
    case .alreadyBound: "already_bound"
    case .queryLimitExceeded: "query_limit"
    case .operationTimeLimit: "operation_time_limit"
    case .overloaded: "overloaded"
    case .accessDenied: "access_denied"
    case .noAccessToApplication: "user_access_error"
    case .insufficientScope: "insufficient_scope"
    case .notFound: "not_found"
    case .methodNotFound: "method_not_found"
    case .planWithoutREST: "plan_without_rest"
    case .notInstalled: "not_installed"
    case .applicationNotFound: "application_not_found"
    case .authorizationFailed: "error_oauth"
    case .confirmationWaiting: "method_confirm_waiting"
    case .portalDeleted: "portal_deleted"
    case .paymentRequired: "payment_required"
    case .moved: "moved"
    case .badRedirect: "bad_redirect"
    case .server("", let status): "server_\(status)"
    case .server(let code, _): code
    case .unreadable: "unreadable"
    case .transport(let error): error.logCode
    }
  }
}

extension TransportError {
  /// Whether the next try may well fare better.
  fileprivate var isPassing: Bool {
    switch self {
    case .deadline, .cancelled, .unresolved, .refused, .overloaded, .protocolViolation: true
    case .certificate, .forbiddenAddress, .tooLarge: false
    }
  }

  fileprivate var logCode: String {
    switch self {
    case .deadline: "deadline"
    case .cancelled: "cancelled"
    case .unresolved: "unresolved"
    case .refused: "refused"
    case .certificate: "certificate"
    case .forbiddenAddress: "forbidden_address"
    case .tooLarge: "too_large"
    case .overloaded: "busy"
    case .protocolViolation: "not_http"
    }
  }
}
