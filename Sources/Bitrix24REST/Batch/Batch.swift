import Bitrix24

/// Several commands that travel as one request and run one after the other; a later one can use what an earlier one has
/// answered (``ParameterValue/result(of:_:)``).
///
/// Documentation: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html>
package struct Batch: Hashable, Sendable {
  /// The most commands that a portal takes.
  package static let maximumCommands = 50

  struct Entry: Hashable, Sendable {
    let name: String
    let method: String
    let creates: Bool
    /// `method?query`.
    let text: [UInt8]
    /// The commands to whose answers it refers.
    let references: Set<String>
  }

  private(set) var entries: [Entry] = []
  /// Whether the first error ends it.
  package let halts: Bool

  /// A batch without commands.
  package init(halts: Bool = false) {
    self.halts = halts
  }

  package var isEmpty: Bool { entries.isEmpty }

  /// Adds a command at the end.
  ///
  /// - Parameter name: letters, digits and `_`, 64 at most; the answer has it again.
  /// - Returns: `false`, and nothing changes, when the name is no name or taken, or the batch is full.
  @discardableResult
  package mutating func append(_ name: String, _ command: RESTCommand) -> Bool {
    guard entries.count < Self.maximumCommands, !entries.contains(where: { $0.name == name }), Self.isName(name)
    else { return false }
    // Not the command itself: what it was made of is more than its text, and every card that waits would keep it.
    entries.append(
      Entry(
        name: name, method: command.method, creates: command.creates, text: command.text,
        references: command.parameters.referencedCommands))
    return true
  }

  /// Whether any of the commands creates or changes something.
  var creates: Bool { entries.contains(where: \.creates) }

  /// The batch without some of its commands.
  func without(_ names: some Collection<String>) -> Batch {
    if names.isEmpty { return self }
    var batch = self
    batch.entries.removeAll { names.contains($0.name) }
    return batch
  }

  /// Those of the names, and every command that uses what one of them answers, directly or not.
  func dependents(on names: Set<String>) -> Set<String> {
    // References only point backwards, so one pass finds all.
    entries.reduce(into: names) { found, entry in
      if !found.isDisjoint(with: entry.references) { found.insert(entry.name) }
    }
  }

  func form(_ token: Secret) -> [UInt8] {
    var form = FormEncoder()
    form.append("halt", halts ? "1" : "0")
    for entry in entries {
      form.append("cmd", key: entry.name, entry.text)
    }
    token.withExposed { form.append("auth", $0) }
    return form.bytes
  }

  private static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count) && name.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
  }
}
