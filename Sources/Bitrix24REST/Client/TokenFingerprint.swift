import Bitrix24

/// By what a token is recognized in memory without being kept: 128 bits of keyed hash. The key is the process's own
/// (`Hasher` draws it at the start), so that nobody can find another token with the same fingerprint.
struct TokenFingerprint: Hashable, Sendable {
  private let first: Int
  private let second: Int

  init(_ token: Secret) {
    (first, second) = token.withExposed { text in (Self.hash(text, 0), Self.hash(text, 1)) }
  }

  private static func hash(_ text: String, _ domain: UInt8) -> Int {
    var hasher = Hasher()
    hasher.combine(domain)
    hasher.combine(text)
    return hasher.finalize()
  }
}
