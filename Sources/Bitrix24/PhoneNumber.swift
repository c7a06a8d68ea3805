/// The customer's number, as far as the portal knows it: `PHONE_NUMBER`.
public enum PhoneNumber: Hashable, Sendable {
  /// As the portal normalized it. Mostly `+` and digits, but extensions and SIP names occur.
  case number(String)
  /// The caller withholds it.
  case hidden
  case unknown

  public init(_ text: String?) {
    switch text?.lowercased() {
    case nil, "", "unknown", "undefined", "null": self = .unknown
    case "hidden": self = .hidden
    default: self = .number(text!)
    }
  }

  /// The number with its middle made unreadable, for the log: `+49*****456`. Fewer than eight digits are hidden
  /// altogether, since little would be left to guess.
  public var masked: String {
    switch self {
    case .hidden: return "hidden"
    case .unknown: return "unknown"
    case .number(let text):
      let digits = text.utf8.filter(\.isDigit)
      guard digits.count >= 8, digits.count <= 20 else { return String(repeating: "*", count: min(digits.count, 7)) }
      let start = String(decoding: digits.prefix(2), as: UTF8.self)
      let end = String(decoding: digits.suffix(3), as: UTF8.self)
      return (text.hasPrefix("+") ? "+" : "") + start + String(repeating: "*", count: digits.count - 5) + end
    }
  }

  /// Another text for the log, without this number in it: telephony systems make identifiers of numbers.
  ///
  /// Fewer than five digits are looked for as the whole text only, since they occur in any identifier by chance.
  public func masking(_ other: String) -> String {
    guard case .number(let text) = self else { return other }
    if other == text { return masked }
    let digits = String(decoding: text.utf8.filter(\.isDigit), as: UTF8.self)
    guard digits.utf8.count >= 5 else { return other }
    return other.replacing(text, with: masked).replacing(digits, with: masked.drop { $0 == "+" })
  }
}
