import Bitrix24

/// What is known of a call that is answered.
package struct AuthorizedCall: Sendable {
  /// Where its portal is asked for data.
  package let endpoint: RESTEndpoint
  /// Whether it has shown the right application token. Where none is known, no call has.
  package let isAuthenticated: Bool
}
