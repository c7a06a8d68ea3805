extension PlacementOptions {
  /// The options as they were before the portal escaped their texts for HTML.
  ///
  /// Portals put their own options into the form with `"`, `<` and `>` as `&quot;`, `&lt;` and `&gt;`, and with the `&`
  /// of an entity that was there already as `&amp;`; a bare `&` stays. Only texts that are values of the options
  /// themselves are so, not those in a list or an object.
  ///
  /// A text that this cannot have made, since it has one of those characters, or an entity, as it is, is left alone. Not
  /// to be told apart are a name that has been escaped and one of a portal that does not escape, in which somebody has
  /// typed an entity (`R&lt;D`): both are taken for escaped, since people type entities more rarely than quotes.
  var unescaped: PlacementOptions {
    // Hardly any has an entity: then nothing is copied.
    guard case .members(let members, let isComplete) = self, members.contains(where: Self.hasAmpersand) else {
      return self
    }
    let unescaped = members.map { member -> JSONValue.Member in
      guard case .string(let text) = member.value, let original = Self.unescaped(text) else { return member }
      return JSONValue.Member(name: member.name, value: .string(original))
    }
    return .members(unescaped, isComplete: isComplete)
  }

  private static func hasAmpersand(_ member: JSONValue.Member) -> Bool {
    guard case .string(let text) = member.value else { return false }
    let bytes = text.utf8.span
    for index in bytes.indices where bytes[index] == ampersand { return true }
    return false
  }

  private static let ampersand = UInt8(ascii: "&")
  private static let escapes: [(escape: [UInt8], character: UInt8)] = [
    (Array("lt;".utf8), UInt8(ascii: "<")), (Array("gt;".utf8), UInt8(ascii: ">")),
    (Array("quot;".utf8), UInt8(ascii: "\"")),
  ]
  /// The entities, without their `&`, that portals escape once more.
  private static let entities = ["amp;", "lt;", "gt;", "quot;", "#34;", "#x22;", "#39;", "#x27;"].map { Array($0.utf8) }

  /// The text before it was escaped, or `nil` if nothing was.
  private static func unescaped(_ text: String) -> String? {
    guard text.utf8.contains(ampersand) else { return nil }
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if escapes.contains(where: { $0.character == byte }) { return nil }
      guard byte == ampersand, let entity = entities.first(where: rest.starts) else {
        result.append(byte)
        continue
      }
      rest.removeFirst(entity.count)
      if entity == entities[0] {
        guard let inner = entities.first(where: rest.starts) else { return nil }
        rest.removeFirst(inner.count)
        result += [ampersand] + inner
      } else if let character = escapes.first(where: { $0.escape == entity })?.character {
        result.append(character)
      } else {
        return nil
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
