/// The right to call methods as a certain user, as the browser has posted it.
public struct UserAuthorization: Sendable {
  /// `AUTH_ID`
  public let accessToken: Secret
  /// `REFRESH_ID`
  public let refreshToken: Secret?
  /// `SERVER_ENDPOINT`, as it came. It is only believed where it names a known authorization server.
  public let serverEndpoint: String?

  public init(accessToken: Secret, refreshToken: Secret? = nil, serverEndpoint: String? = nil) {
    self.accessToken = accessToken
    self.refreshToken = refreshToken
    self.serverEndpoint = serverEndpoint
  }
}
