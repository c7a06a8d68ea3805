import Bitrix24
import Crypto

/// What is kept of a portal's application token: its HMAC-SHA256 under the registry's key.
///
/// Comparing is all that the token is needed for, so the hash is enough. It need not be a slow one: application tokens
/// are random, nobody guesses them. The key only keeps equal tokens of two registries from being recognized, so it is
/// made with the database and kept in it; in the configuration it could get lost, and that would lock everybody out.
package struct ApplicationTokenHash: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
  /// Of the key and of the code.
  static let byteCount = 32

  private let key: RegistryKey
  /// The authentication code, as it is stored.
  let bytes: [UInt8]

  init(of token: Secret, key: RegistryKey) {
    self.key = key
    bytes = token.withExposed { Array(HMAC<SHA256>.authenticationCode(for: Array($0.utf8), using: key.symmetric)) }
  }

  /// - Returns: `nil` for what is not 32 bytes.
  init?(stored bytes: [UInt8], key: RegistryKey) {
    guard bytes.count == Self.byteCount else { return nil }
    self.key = key
    self.bytes = bytes
  }

  /// Compares in constant time.
  package func matches(_ token: Secret) -> Bool {
    token.withExposed { text in
      HMAC<SHA256>.isValidAuthenticationCode(bytes, authenticating: Array(text.utf8), using: key.symmetric)
    }
  }

  /// Compares in constant time; hashes of two registries differ.
  package static func == (left: Self, right: Self) -> Bool {
    left.key == right.key && Secret.areEqual(left.bytes, right.bytes)
  }

  /// Nothing of the token.
  package var description: String { "***" }
  /// Nothing of the token.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
