import Bitrix24

/// Several calls of methods that travel as one request, as commands that run one after the other; a later one can use
/// what an earlier one has answered (``BatchReference``).
///
/// Documentation: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html>
package struct Batch: Hashable, Sendable {
  /// The most commands that a portal takes.
  package static let maximumCommands = 50

  struct Entry: Hashable, Sendable {
    let name: String
    let method: String
    let kind: RESTMethodKind
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

  /// Adds a call at the end. A batch that is full takes no more: what came of that is ``BatchAnswer/Outcome/missing``.
  ///
  /// - Precondition: nothing follows a call of the kind ``RESTMethodKind/command``, so that there is one at most.
  @discardableResult
  package mutating func append<Method: RESTMethod>(_ call: Method) -> BatchReference<Method> {
    BatchReference(name: append(Method.name, Method.kind, call.parameters))
  }

  private mutating func append(_ method: String, _ kind: RESTMethodKind, _ parameters: Parameters) -> String {
    precondition(entries.last?.kind != .command, "\(method) after a command, which has to be the last of its batch")
    let name = Self.name(of: method, at: entries.count)
    guard entries.count < Self.maximumCommands else { return name }
    // Not the parameters themselves: they are more than their text, and every card that waits would keep it.
    entries.append(
      Entry(
        name: name, method: method, kind: kind, text: Self.text(method, parameters),
        references: parameters.referencedCommands))
    return name
  }

  /// `item_0`: short, as references repeat it, and to be understood in the portal's log.
  private static func name(of method: String, at index: Int) -> String {
    let steps = method.split(separator: ".")
    return "\(steps.dropLast().last ?? steps[0])_\(index)"
  }

  /// `method?query`, as a batch carries it.
  private static func text(_ method: String, _ parameters: Parameters) -> [UInt8] {
    var query = FormEncoder(for: .command)
    query.append(parameters)
    return Array(method.utf8) + (query.bytes.isEmpty ? [] : [UInt8(ascii: "?")] + query.bytes)
  }

  /// Whether it must not run twice.
  var hasCommand: Bool { entries.last?.kind == .command }

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
}
