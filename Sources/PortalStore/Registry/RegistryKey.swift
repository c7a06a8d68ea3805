import Crypto

/// The key under which a registry hashes application tokens.
struct RegistryKey: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
  let symmetric: SymmetricKey

  /// A new one: 256 random bits.
  init() {
    symmetric = SymmetricKey(size: .bits256)
  }

  /// - Returns: `nil` for what is not 32 bytes.
  init?(stored bytes: [UInt8]) {
    guard bytes.count == ApplicationTokenHash.byteCount else { return nil }
    symmetric = SymmetricKey(data: bytes)
  }

  var bytes: [UInt8] { symmetric.withUnsafeBytes { Array($0) } }

  var description: String { "***" }
  var customMirror: Mirror { Mirror(self, children: []) }
}
