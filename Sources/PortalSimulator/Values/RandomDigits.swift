/// Secrets that nobody has had before.
enum RandomDigits {
  /// That many hexadecimal digits.
  static func hexadecimal(_ count: Int) -> String {
    let words = (0..<(count + 15) / 16).map { _ in
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
    return String(words.joined().prefix(count))
  }
}
