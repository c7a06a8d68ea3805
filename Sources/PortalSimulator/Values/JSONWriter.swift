/// Writes JSON as PHP's `json_encode` does by default, which is how portals answer.
///
/// An empty map is `[]`, a map with the keys 0, 1, 2… is an array, a slash is `\/`, and everything outside ASCII is
/// `\uXXXX`.
enum JSONWriter {
  static func bytes(_ value: Value) -> [UInt8] {
    var text = ""
    write(value, to: &text)
    return Array(text.utf8)
  }

  /// The shortest text of a number; a whole one has no fraction.
  static func text(_ number: Double) -> String {
    guard number.isFinite else { return "0" }
    return Int(exactly: number).map(String.init) ?? number.description
  }

  private static func write(_ value: Value, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let integer): text += String(integer)
    case .number(let number): text += Self.text(number)
    case .string(let string): write(string, to: &text)
    case .list(let values): writeList(values, to: &text)
    case .map(let fields) where isList(fields): writeList(fields.entries.map(\.value), to: &text)
    case .map(let fields):
      text += "{"
      for (index, entry) in fields.entries.enumerated() {
        if index > 0 { text += "," }
        write(entry.key, to: &text)
        text += ":"
        write(entry.value, to: &text)
      }
      text += "}"
    }
  }

  private static func isList(_ fields: Fields) -> Bool {
    fields.entries.enumerated().allSatisfy { $0.element.key == String($0.offset) }
  }

  private static func writeList(_ values: [Value], to text: inout String) {
    text += "["
    for (index, value) in values.enumerated() {
      if index > 0 { text += "," }
      write(value, to: &text)
    }
    text += "]"
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for unit in string.utf16 {
      switch unit {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x2F: text += "\\/"
      case 0x0A: text += "\\n"
      case 0x0D: text += "\\r"
      case 0x09: text += "\\t"
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default:
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }
    }
    text += "\""
  }
}
