import Bitrix24
import Crypto

/// A SHA-256 digest.
package struct SHA256Digest: Sendable, Hashable {
  private let bytes: [UInt8]

  /// The digest of these bytes (FIPS 180-4).
  package init(of bytes: some Sequence<UInt8>) {
    self.bytes = Array(SHA256.hash(data: Array(bytes)))
  }

  /// Reads 64 hexadecimal digits.
  package init?(hexadecimal text: some StringProtocol) {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard text.utf8.count == 64, digits.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// 64 lower-case hexadecimal digits.
  package var hexadecimal: String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// Compares in constant time.
  package static func == (left: SHA256Digest, right: SHA256Digest) -> Bool {
    Secret.areEqual(left.bytes, right.bytes)
  }
}
