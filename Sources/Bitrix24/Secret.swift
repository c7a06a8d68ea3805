/// A token or key. Whatever prints, dumps or reflects it gets `***`; it is not `Codable` and has no `==`.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let value: String

  /// - Parameter value: the secret itself; it is kept in memory as it is.
  public init(_ value: String) {
    self.value = value
  }

  /// The secret itself, for the one place that has to send or hash it.
  public func withExposed<Result>(_ body: (String) -> Result) -> Result {
    body(value)
  }

  /// Compares in a time that depends on the lengths only, never on where the two differ.
  public func matches(_ other: Secret) -> Bool {
    Self.areEqual(Array(value.utf8), Array(other.value.utf8))
  }

  /// Compares two sequences of bytes in a time that depends on their lengths only.
  public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// Whether a parameter of that name carries something that never shows: tokens, and `APP_SID`, which is the key to
  /// the frame's channel. Unknown names are judged by what they say.
  public static func isName(_ name: String) -> Bool {
    isName(name.utf8.span)
  }

  static func isName(_ name: Span<UInt8>) -> Bool {
    for word in secretWords where name.contains(word: word) { return true }
    return false
  }

  private static let secretWords: [StaticString] = [
    "TOKEN", "AUTH_ID", "REFRESH_ID", "APP_SID", "SECRET", "PASSWORD",
  ]

  public var description: String { "***" }
  public var debugDescription: String { "***" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
