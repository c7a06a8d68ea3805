import Bitrix24REST

/// Why a token proves nothing.
enum TokenIntrospectionError: Error, Equatable, Sendable {
  /// The application's own name is not configured, so that there is nothing to compare with.
  case clientNotConfigured
  case noToken
  /// The portal names an authorization server that is not known.
  case unknownServer
  case notConfirmed(RESTError)
  case otherApplication
  /// The token is another portal's, or the server knows the portal at another address.
  case otherPortal
  /// Too many questions have ended in refusals of late: the server was not asked.
  case tooManyRefusals
}
