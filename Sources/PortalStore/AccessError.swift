/// Why a call is not answered.
package enum AccessError: Error, Equatable, Sendable {
  /// The portal is not one of ours.
  case unknownPortal
  /// The portal is one of ours, but not over plain http.
  case insecurePortal
  /// The portal has to show a token, and sent none.
  case missingApplicationToken
  /// The token is another one.
  ///
  /// - `digest`: of the token that came, so that the administrator can copy it from the log.
  case wrongApplicationToken(digest: SHA256Digest)
}
