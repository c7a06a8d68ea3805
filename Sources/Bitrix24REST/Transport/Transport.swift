import Bitrix24

/// Carries one HTTP request to a server and its answer back: the wire under REST.
package protocol Transport: Sendable {
  /// Cancelling the task gives the request up. Never follows a redirect, never repeats a request.
  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse
}

/// A POST of a form.
package struct TransportRequest: Sendable {
  /// Scheme, host and port; never anything else that a portal said of itself.
  package var server: PortalAddress
  /// Absolute, percent-encoded, without query: `/rest/batch.json`.
  package var path: String
  /// `application/x-www-form-urlencoded`. Secrets are in here, never in the path.
  package var body: RequestBody
  /// When the whole answer has to be there.
  package var deadline: ContinuousClock.Instant
  /// The most bytes of an answer's body.
  package var maximumBytes: Int
  /// Whether the server may live at a private or loopback address, since an administrator named it.
  package var allowsPrivateAddress: Bool

  package init(
    server: PortalAddress, path: String, body: RequestBody, deadline: ContinuousClock.Instant, maximumBytes: Int,
    allowsPrivateAddress: Bool
  ) {
    self.server = server
    self.path = path
    self.body = body
    self.deadline = deadline
    self.maximumBytes = maximumBytes
    self.allowsPrivateAddress = allowsPrivateAddress
  }

  /// The bytes of the body.
  package var form: [UInt8] { Array(body.bytes) }
}

/// The answer of a server, whatever it says.
package struct TransportResponse: Sendable {
  package var status: Int
  package var body: [UInt8]
  /// `Location`, of a redirect.
  package var location: String?

  package init(status: Int, body: [UInt8], location: String? = nil) {
    self.status = status
    self.body = body
    self.location = location
  }
}

/// Why there is no answer.
package enum TransportError: Error, Hashable, Sendable {
  /// Connect, first byte, or total.
  case deadline
  case cancelled
  /// No such host.
  case unresolved
  /// Connection refused, reset, unreachable, closed too early.
  case refused
  /// TLS: not trusted, wrong name, handshake failed.
  case certificate
  /// Private, loopback, link-local … and not allowed.
  case forbiddenAddress
  /// More than ``TransportRequest/maximumBytes``.
  case tooLarge
  /// Too many requests waiting here.
  case overloaded
  /// Not HTTP.
  case protocolViolation
}
