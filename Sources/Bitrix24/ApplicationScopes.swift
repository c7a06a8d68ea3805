/// What an application may do at a portal: `scope`, `APPLICATION_SCOPE`. An open set of names such as `crm`.
package struct ApplicationScopes: Hashable, Sendable, CustomStringConvertible {
  /// How many names are kept. The documentation lists about sixty.
  package static let maximumCount = 256

  /// Each once, in the order in which they came.
  package let names: [String]

  /// Reads names separated by commas, or by spaces as in older events. What is no name (1 to 64 ASCII letters, digits, `_`, `-`, `.` and `:`) is left
  /// out, and so is what comes after ``maximumCount``.
  package init(_ text: String) {
    var names: [String] = []
    var seen: Set<String> = []
    let parts = text.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }
    for part in parts where names.count < Self.maximumCount {
      let name = Substring(part)
      if Self.isName(name), seen.insert(String(name)).inserted { names.append(String(name)) }
    }
    self.names = names
  }

  package func contains(_ name: String) -> Bool {
    names.contains(name)
  }

  /// The names as portals write them, separated by commas.
  package var description: String { names.joined(separator: ",") }

  private static func isName(_ text: Substring) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0.isDigit || $0.isLetter || "_-.:".utf8.contains($0) }
  }
}
