/// A token or key. Whatever prints, dumps or reflects it gets `***`; it is not `Codable` and has no `==`.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let value: String

  /// - Parameter value: the secret itself; it is kept in memory as it is.
  package init(_ value: String) {
    self.value = value
  }

  /// The secret itself, for the one place that has to send or hash it.
  package func withExposed<Result>(_ body: (String) -> Result) -> Result {
    body(value)
  }

  /// Compares in a time that depends on the lengths only, never on where the two differ.
  package func matches(_ other: Secret) -> Bool {
    Self.areEqual(Array(value.utf8), Array(other.value.utf8))
  }

  /// Compares two sequences of bytes in a time that depends on their lengths only.
  package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// Whether a parameter of that name carries something that never shows: tokens, `APP_SID`, which is the key to the
  /// frame's channel, and `sessid`, that to the portal. Unknown names are judged by what they say.
  package static func isName(_ name: String) -> Bool {
    isName(name.utf8.span)
  }

  static func isName(_ name: Span<UInt8>) -> Bool {
    for start in name.indices {
      let rest = name.extracting(start...)
      let isSecret =
        switch name[start].uppercased {
        case UInt8(ascii: "T"): rest.hasPrefix("TOKEN")
        case UInt8(ascii: "A"):
          rest.hasPrefix("AUTH_ID") || rest.hasPrefix("APP_SID") || rest.hasPrefix("API_KEY")
            || rest.hasPrefix("APIKEY") || (start == 0 && rest.count == 4 && rest.hasPrefix("AUTH"))
        case UInt8(ascii: "R"): rest.hasPrefix("REFRESH_ID")
        case UInt8(ascii: "S"): rest.hasPrefix("SECRET") || rest.hasPrefix("SESSID") || rest.hasPrefix("SIGNATURE")
        case UInt8(ascii: "P"): rest.hasPrefix("PASSW")
        default: false
        }
      if isSecret { return true }
    }
    return false
  }

  package var description: String { "***" }
  package var debugDescription: String { "***" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
