/// What `PLACEMENT_OPTIONS` carried: the context that a portal opened a widget in.
///
/// Documented as a JSON object. Real portals also send nothing, `""`, `null`, `[]` (PHP's empty map), `undefined` and
/// `"undefined"`, which all mean that there is no context.
package enum PlacementOptions: Hashable, Sendable {
  case none
  /// - `isComplete`: whether all of the text could be read; what could not is missing from the members.
  case members([JSONValue.Member], isComplete: Bool)
  /// Some text that is no JSON object.
  case unreadable(String)

  /// - Parameter text: the parameter's value, or `nil` where it was not sent.
  package init(_ text: String?) {
    guard let text, !["", "undefined"].contains(text) else {
      self = .none
      return
    }
    switch Self.read(text) {
    case (.object(let members), let isComplete) where !members.isEmpty || !isComplete:
      self = .members(members, isComplete: isComplete)
    case (.object, true), (.array([]), true), (.null, true), (.string(""), true), (.string("undefined"), true):
      self = .none
    default:
      self = .unreadable(text)
    }
  }

  /// Some encode their JSON twice.
  private static func read(_ text: String) -> (value: JSONValue?, isComplete: Bool) {
    let read = JSONReader.read(text.utf8)
    guard case (.string(let inner), true) = read, inner.hasPrefix("{") else { return read }
    return JSONReader.read(inner.utf8)
  }

  /// The value of a member; of several with one name the last, as browsers take it.
  package subscript(name: String) -> JSONValue? {
    guard case .members(let members, _) = self else { return nil }
    return members.last { $0.name == name }?.value
  }
}
