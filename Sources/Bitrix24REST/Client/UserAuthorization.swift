import Bitrix24

/// The right to call methods as a certain user, as the browser has posted it.
package struct UserAuthorization: Sendable {
  /// `AUTH_ID`
  package let accessToken: Secret
  /// `REFRESH_ID`
  package let refreshToken: Secret?
  /// `SERVER_ENDPOINT`, as it came. It is only believed where it names a known authorization server.
  package let serverEndpoint: String?

  package init(accessToken: Secret, refreshToken: Secret? = nil, serverEndpoint: String? = nil) {
    self.accessToken = accessToken
    self.refreshToken = refreshToken
    self.serverEndpoint = serverEndpoint
  }
}
