/// The customer's number, as far as the portal knows it: `PHONE_NUMBER`.
package enum PhoneNumber: Hashable, Sendable {
  /// As the portal normalized it. Mostly `+` and digits, but extensions and SIP names occur.
  case number(String)
  /// The caller withholds it.
  case hidden
  case unknown

  /// Reads what portals send in place of a number as what it means: `hidden`; `unknown`, empty or nothing.
  package init(_ text: String?) {
    switch text?.lowercased() {
    case nil, "", "unknown", "undefined", "null": self = .unknown
    case "hidden": self = .hidden
    default: self = .number(text!)
    }
  }

  /// The number with its middle made unreadable, for the log: `+49*****456`. Fewer than eight digits are hidden
  /// altogether, since little would be left to guess.
  package var masked: String {
    switch self {
    case .hidden: return "hidden"
    case .unknown: return "unknown"
    case .number(let text):
      let digits = Self.digits(of: text)
      guard (8...20).contains(digits.count) else {
        return String(repeating: "*", count: digits.isEmpty ? 7 : min(digits.count, 7))
      }
      var masked: [UInt8] = []
      masked.reserveCapacity(digits.count + 1)
      if text.utf8.first == UInt8(ascii: "+") { masked.append(UInt8(ascii: "+")) }
      masked += digits[..<2]
      for _ in 0..<digits.count - 5 { masked.append(UInt8(ascii: "*")) }
      masked += digits[(digits.count - 3)...]
      return String(decoding: masked, as: UTF8.self)
    }
  }

  private static func digits(of text: String) -> [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(text.utf8.count)
    for byte in text.utf8 where byte.isDigit { digits.append(byte) }
    return digits
  }

  /// Another text for the log, without this number in it: telephony systems make identifiers of numbers, with or
  /// without the country's code in front.
  ///
  /// A row of digits that ends like the number does, in its last seven digits, is masked as a whole. A number of five
  /// or six digits is looked for as it is; a shorter one as the whole text only, since it occurs in any text by chance.
  package func masking(_ other: String) -> String {
    guard case .number(let text) = self, !text.isEmpty else { return other }
    if other == text { return masked }
    guard other.utf8.count >= 5 else { return other }
    let digits = Self.digits(of: text)
    guard digits.count >= 5 else { return other }
    let end = String(decoding: digits.suffix(7), as: UTF8.self)
    guard other.containsBytes(of: end) || other.containsBytes(of: text) else { return other }
    var result = ""
    var rest = other.replacing(text, with: masked)[...]
    while let start = rest.firstIndex(where: \.isASCIIDigit) {
      let row = rest[start...].prefix(while: \.isASCIIDigit)
      result += rest[..<start]
      result += row.contains(end) ? PhoneNumber.number(String(row)).masked[...] : row
      rest = rest[row.endIndex...]
    }
    return result + rest
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
