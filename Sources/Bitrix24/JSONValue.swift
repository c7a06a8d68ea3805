/// A value of JSON, as portals send it in `PLACEMENT_OPTIONS` and as REST answers it.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// The number's own digits: what they mean, and whether they fit, is up to who reads them.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])
  /// A value that was there but not taken in, because it is nested too deep or one of too many.
  case omitted

  /// A name and its value. Names may repeat, as they came.
  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The text of a string, number or truth value: portals send any of them where a string is documented.
  package var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .null, .array, .object, .omitted: nil
    }
  }
}

extension JSONValue: CustomStringConvertible {
  /// The value as compact JSON; what was omitted is `…`.
  package var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let text): text
    case .string(let text): Self.quoted(text)
    case .array(let elements): "[" + elements.map(\.description).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.name) + ":" + $0.value.description }.joined(separator: ",") + "}"
    case .omitted: "…"
    }
  }

  private static func quoted(_ text: String) -> String {
    // By code points: a quote with a combining mark behind it is one character, but still ends a string.
    "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": return "\\\(scalar)"
    case "\n": return "\\n"
    case "\0"..<" ":
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: return String(scalar)
    }
  }
}
