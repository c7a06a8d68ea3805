import HTTPMessage

/// Form fields whose names say where in a tree they belong: `filter[>=opportunity]=5&values[]=a&values[]=b`.
///
/// PHP's rules (<https://www.php.net/manual/en/language.variables.external.php>), with its two bounds.
enum NestedForm {
  /// PHP's `max_input_vars`; further fields are lost without a word.
  private static let maximumFields = 1000
  /// PHP's `max_input_nesting_level`; a deeper field is lost.
  private static let maximumDepth = 64

  static func read(_ bytes: some Sequence<UInt8>) -> Fields {
    var fields = Fields()
    for (name, value) in FormFields(urlEncoded: bytes).all.prefix(maximumFields) {
      let path = path(of: name)
      guard !path.isEmpty, path.count <= maximumDepth else { continue }
      insert(.string(value), at: path[...], into: &fields)
    }
    return fields
  }

  /// Writes a tree as PHP's `http_build_query` does.
  static func write(_ fields: Fields) -> [UInt8] {
    var pairs: [String] = []
    func add(_ name: String, _ value: Value) {
      if let fields = value.fields {
        for entry in fields.entries { add("\(name)[\(entry.key)]", entry.value) }
      } else {
        pairs.append(escaped(name) + "=" + escaped(value.text ?? ""))
      }
    }
    for entry in fields.entries { add(entry.key, entry.value) }
    return Array(pairs.joined(separator: "&").utf8)
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: " "): result += "+"
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }

  /// The steps of a name; an empty step stands for the next free number.
  static func path(of name: String) -> [String] {
    if name.isEmpty || name.hasPrefix("[") { return [] }
    guard let bracket = name.firstIndex(of: "["), name[bracket...].contains("]") else { return [variable(name)] }
    var path = [variable(name[..<bracket])]
    var rest = name[bracket...]
    while rest.first == "[", let end = rest.firstIndex(of: "]") {
      path.append(String(rest[rest.index(after: rest.startIndex)..<end]))
      rest = rest[rest.index(after: end)...]
    }
    return path
  }

  /// PHP turns what a variable's name cannot have into underscores, a bracket that stays open too. So it goes for
  /// `filter[>=id]=5`, whose name ends at the first `=`: the sign in it has to be escaped.
  private static func variable(_ name: some StringProtocol) -> String {
    String(name.map { $0 == "." || $0 == " " || $0 == "[" ? "_" : $0 })
  }

  private static func insert(_ value: Value, at path: ArraySlice<String>, into fields: inout Fields) {
    guard let step = path.first else { return }
    let rest = path.dropFirst()
    if rest.isEmpty {
      if step.isEmpty { fields.append(value) } else { fields[step] = value }
      return
    }
    var inner = (step.isEmpty ? nil : fields[step])?.fields ?? Fields()
    insert(value, at: rest, into: &inner)
    if step.isEmpty { fields.append(.map(inner)) } else { fields[step] = .map(inner) }
  }
}
