/// An amount as the portal wrote it, with the currency's code.
package struct Money: Hashable, Sendable {
  /// At most this many digits before the point: no currency has more, and arithmetic stays exact enough.
  private static let maximum = 1e15

  package let amount: Double
  /// Three letters, mostly ISO 4217; portals may define their own.
  package let currency: String

  /// - Returns: `nil` for what is no amount, and for nothing: an amount that nobody entered is 0.
  package init?(_ amount: Double?, _ currency: String?) {
    guard let amount, amount != 0, abs(amount) < Self.maximum, let currency,
      currency.utf8.count == 3, currency.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { return nil }
    self.amount = amount
    self.currency = currency
  }

  /// The number with a point, and two digits behind it unless they are zeros: `1200`, `1200.50`.
  package var plain: String {
    let hundredths = Int((amount * 100).rounded())
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    return sign + (rest == 0 ? "\(whole)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)")
  }
}
