import Bitrix24

/// A fresh pair of tokens.
///
/// Documentation: <https://apidocs.bitrix24.com/settings/oauth/auto-renewal.html>
package struct TokenResponse: Sendable {
  package let accessToken: Secret
  /// Takes the place of the one that was given for it.
  package let refreshToken: Secret
  package let expires: ContinuousClock.Instant
  /// The portal at which the tokens are good: `client_endpoint`.
  package let portal: PortalAddress

  /// Shorter lives than documented are believed, longer ones are not.
  private static let longestLife = 3600

  /// - Returns: `nil` if something is missing.
  init?(_ answer: JSONValue, now: ContinuousClock.Instant) {
    guard let access = answer["access_token"]?.nonEmptyText, let refresh = answer["refresh_token"]?.nonEmptyText,
      let portal = answer["client_endpoint"]?.text.flatMap({ PortalAddress.split(url: $0) })?.address
    else { return nil }
    accessToken = Secret(access)
    refreshToken = Secret(refresh)
    let life = answer["expires_in"]?.integer ?? Self.longestLife
    expires = now + .seconds(min(max(life, 0), Self.longestLife))
    self.portal = portal
  }
}
