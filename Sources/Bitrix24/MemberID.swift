/// A portal's permanent id, `member_id`: it stays when the portal's address changes.
///
/// Documented as text; portals send 32 hexadecimal digits. Taken are 1 to 64 ASCII letters, digits, `-` and `_`, as they
/// are spelt.
package struct MemberID: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// - Returns: `nil` for anything else.
  package init?(_ text: String) {
    let bytes = text.utf8
    guard (1...64).contains(bytes.count),
      bytes.allSatisfy({ $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { return nil }
    description = text
  }

  /// The first eight characters: enough for the log.
  package var shortened: String { String(description.prefix(8)) }
}
