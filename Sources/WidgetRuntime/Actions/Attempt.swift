import Bitrix24
import HTTPMessage

/// Which attempt of which form an action's request is: `ACTION_ID`, `ATTEMPT` and `AGE`.
package struct Attempt: Hashable, Sendable {
  /// How long a portal may work on one request, and a little more: before that, what is not there may still come.
  /// Documentation: <https://apidocs.bitrix24.com/limits.html>
  package static let settlingTime = 65
  /// 32 lower-case hexadecimal digits, random, the same for all attempts of one form.
  package let id: String
  /// From 1.
  package let number: Int
  /// Whole seconds since the first attempt was sent, by the page's clock; 86400 where that went backwards.
  package let age: Int

  /// - Throws: which of the fields is missing or malformed.
  package init(_ fields: FormFields) throws(InvalidForm) {
    guard let id = try fields.text("ACTION_ID") else { throw InvalidForm("ACTION_ID", .missing) }
    guard id.utf8.count == 32, id.utf8.allSatisfy(Self.isLowercaseHexadecimal) else {
      throw InvalidForm("ACTION_ID", .malformed)
    }
    self.id = id
    guard let number = Self.number(try fields.text("ATTEMPT") ?? "1"), number > 0 else {
      throw InvalidForm("ATTEMPT", .malformed)
    }
    self.number = number
    guard let text = try fields.text("AGE"), !text.isEmpty else {
      if number > 1 { throw InvalidForm("AGE", .missing) }
      age = 0
      return
    }
    guard let age = Self.number(text) else { throw InvalidForm("AGE", .malformed) }
    self.age = age
  }

  /// Enough of the id to find it again in a log or in a note.
  package var shortID: String { String(id.prefix(8)) }

  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy(\.isDigit) && text.utf8.count <= 9
      ? Int(text) : nil
  }

  private static func isLowercaseHexadecimal(_ byte: UInt8) -> Bool {
    byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
