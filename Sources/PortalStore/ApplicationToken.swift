import Bitrix24

/// The application token that a portal has to send, as configured: as it is, or as its SHA-256 digest.
package enum ApplicationToken: Sendable {
  /// As it is.
  case plain(Secret)
  /// Only what it is recognized by.
  case digest(SHA256Digest)

  /// Reads `sha256:` and 64 hexadecimal digits, or any other text as the token itself.
  ///
  /// - Returns: `nil` for a broken digest.
  package init?(_ text: String) {
    guard text.hasPrefix("sha256:") else {
      self = .plain(Secret(text))
      return
    }
    guard let digest = SHA256Digest(hexadecimal: text.dropFirst(7)) else { return nil }
    self = .digest(digest)
  }

  /// What an administrator configures in order to read the digest of the right one in the log.
  package static let placeholder = "unknown"

  /// Whether it is the ``placeholder``, which no portal sends.
  package var isPlaceholder: Bool {
    guard case .plain(let token) = self else { return false }
    return token.withExposed { $0 == Self.placeholder }
  }

  /// Compares in constant time.
  func matches(_ token: Secret) -> Bool {
    switch self {
    case .plain(let expected): expected.matches(token)
    case .digest(let expected): expected == token.digest
    }
  }
}

extension Secret {
  /// The digest by which an administrator may recognize or configure the secret without knowing it.
  package var digest: SHA256Digest { withExposed { SHA256Digest(of: $0.utf8) } }
}
