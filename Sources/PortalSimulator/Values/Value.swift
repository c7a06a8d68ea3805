/// A value as PHP has them, which is what a portal's interface takes and gives.
enum Value: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case list([Value])
  case map(Fields)

  /// A scalar as PHP makes text of it; `nil` for lists and maps.
  var text: String? {
    switch self {
    case .null: ""
    case .bool(let flag): flag ? "1" : ""
    case .integer(let integer): String(integer)
    case .number(let number): JSONWriter.text(number)
    case .string(let string): string
    case .list, .map: nil
    }
  }

  /// A whole number, also one that came as text.
  var integer: Int? {
    switch self {
    case .integer(let integer): integer
    case .number(let number): Int(exactly: number)
    case .string(let string): Int(string)
    default: nil
    }
  }

  /// The values of a list or map; a scalar is a list of one, as portals take it.
  var elements: [Value] {
    switch self {
    case .list(let values): values
    case .map(let fields): fields.entries.map(\.value)
    case .null: []
    default: [self]
    }
  }

  /// The map, or a list as one; `nil` for scalars.
  var fields: Fields? {
    switch self {
    case .map(let fields): fields
    case .list(let values):
      values.enumerated().reduce(into: Fields()) { $0[String($1.offset)] = $1.element }
    default: nil
    }
  }

  /// The value under a key of a map or an index of a list.
  subscript(_ key: String) -> Value? {
    switch self {
    case .map(let fields): fields[key]
    case .list(let values): Int(key).flatMap { values.indices.contains($0) ? values[$0] : nil }
    default: nil
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: Value...) { self = .list(elements) }
  init(nilLiteral: ()) { self = .null }
  init(dictionaryLiteral elements: (String, Value)...) {
    var fields = Fields()
    for (key, value) in elements { fields[key] = value }
    self = .map(fields)
  }
}
