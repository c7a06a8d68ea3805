/// Reading values in whatever form a portal has put them. PHP, in which portals are written, tells neither numbers from
/// texts nor lists from maps: `"17"` stands for 17, `[]` for an empty map, `{"0":…,"2":…}` for a list with a gap, and
/// old parts of the interface say `Y` and `N` (<https://apidocs.bitrix24.com/api-reference/data-types.html>).
extension JSONValue {
  /// The value of a member; of several with one name the last. `nil` where there is none, and for `null`.
  package subscript(name: String) -> JSONValue? {
    let value: JSONValue? =
      switch self {
      case .object(let members): members.last { $0.name == name }?.value
      case .array(let elements): Int(name).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      case .null, .bool, .number, .string, .omitted: nil
      }
    return value == .null ? nil : value
  }

  /// A whole number, be it sent as a text or with a point and zeros.
  package var integer: Int? {
    guard case .number(let text) = numeric else { return nil }
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  /// A number, be it sent as a text.
  package var number: Double? {
    guard case .number(let text) = numeric else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A truth value in any of its spellings: `true`, `1`, `"Y"`, `"1"`, `"true"`.
  package var flag: Bool? {
    switch self {
    case .bool(let value): return value
    case .number(let text), .string(let text):
      switch text.lowercased() {
      case "y", "1", "true": return true
      case "n", "0", "false", "": return false
      default: return nil
      }
    case .null, .array, .object, .omitted: return nil
    }
  }

  /// A text that says something: `nil` for an empty one.
  package var nonEmptyText: String? { text.flatMap { $0.isEmpty ? nil : $0 } }

  /// The elements of a list or the values of a map, which portals do not tell apart; `nil` for what is neither.
  package var list: [JSONValue]? {
    switch self {
    case .array, .object: elements
    case .null, .bool, .number, .string, .omitted: nil
    }
  }

  /// The elements of a list, be it one with gaps, which comes as an object.
  package var elements: [JSONValue] {
    switch self {
    case .array(let elements): elements
    case .object(let members): members.map(\.value)
    case .null, .bool, .number, .string, .omitted: []
    }
  }

  /// The members of a map, be it one with the keys 0, 1, 2…, which comes as a list.
  package var members: [Member] {
    switch self {
    case .object(let members): members
    case .array(let elements): elements.enumerated().map { Member(name: "\($0.offset)", value: $0.element) }
    case .null, .bool, .number, .string, .omitted: []
    }
  }

  /// Whether nothing of it was omitted, at any depth.
  package var isWhole: Bool {
    switch self {
    case .omitted: false
    case .array(let elements): elements.allSatisfy(\.isWhole)
    case .object(let members): members.allSatisfy(\.value.isWhole)
    case .null, .bool, .number, .string: true
    }
  }

  private var numeric: JSONValue? {
    switch self {
    case .number: self
    case .string(let text): JSONNumber.isWellFormed(Array(text.utf8)[...]) ? .number(text) : nil
    case .null, .bool, .array, .object, .omitted: nil
    }
  }
}
