/// Hashes of all parts of a text, each at the same small cost: a polynomial modulo 2⁶¹ − 1 of which the process draws the
/// variable, so that nobody can prepare two texts with the same hash. It takes 16 bytes of memory for each byte of the
/// text: 256 MB for the largest form that `PLACARD_MAX_BODY` can allow.
struct RollingHash {
  private static let modulus: UInt64 = 1 << 61 - 1
  private static let base = UInt64.random(in: 256..<modulus)

  /// Of the first bytes of the text, so many, and the powers of the base.
  private var sums: [UInt64] = [0]
  private var powers: [UInt64] = [1]

  init(_ text: Span<UInt8>) {
    sums.reserveCapacity(text.count + 1)
    powers.reserveCapacity(text.count + 1)
    for index in text.indices {
      sums.append(Self.adding(text[index], to: sums[index]))
      powers.append(Self.product(powers[index], Self.base))
    }
  }

  /// Of the text, in bytes.
  var count: Int { sums.count - 1 }

  func hash(of range: Range<Int>) -> UInt64 {
    let before = Self.product(sums[range.lowerBound], powers[range.count])
    let sum = sums[range.upperBound]
    return sum >= before ? sum - before : sum + Self.modulus - before
  }

  /// The hash of a text that has one more byte.
  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    let sum = product(hash, base) + UInt64(byte) + 1
    return sum >= modulus ? sum - modulus : sum
  }

  private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    let sum = low & modulus + (high << 3 | low >> 61)
    return sum >= modulus ? sum - modulus : sum
  }
}
