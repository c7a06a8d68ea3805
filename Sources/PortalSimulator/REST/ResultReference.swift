/// `$result[name][key]…` in a parameter of a batch's command: a value out of what an earlier command answered.
enum ResultReference {
  private static let marker = "$result["

  /// Puts values in the place of references, wherever they stand in the tree. One that leads nowhere is empty.
  static func resolve(_ parameters: Fields, in results: Fields) -> Fields {
    parameters.entries.reduce(into: Fields()) { $0[$1.key] = resolve($1.value, in: .map(results)) }
  }

  private static func resolve(_ value: Value, in results: Value) -> Value {
    switch value {
    case .map(let fields):
      return .map(fields.entries.reduce(into: Fields()) { $0[$1.key] = resolve($1.value, in: results) })
    case .list(let values): return .list(values.map { resolve($0, in: results) })
    case .string(let text): return resolve(text, in: results)
    default: return value
    }
  }

  /// A text that is one reference becomes what it refers to, lists included; in longer texts only scalars can stand.
  private static func resolve(_ text: String, in results: Value) -> Value {
    var output = ""
    var rest = text[...]
    while let (start, path, end) = reference(in: rest) {
      let target = path.reduce(Optional(results)) { $0?[$1] }
      if start == text.startIndex, end == text.endIndex { return target ?? "" }
      output += rest[..<start] + (target?.text ?? "")
      rest = rest[end...]
    }
    return .string(output + rest)
  }

  /// The first reference: where it begins, its steps, where it ends.
  private static func reference(
    in text: Substring
  ) -> (start: Substring.Index, path: [String], end: Substring.Index)? {
    guard let marker = text.firstRange(of: marker) else { return nil }
    var path: [String] = []
    var end = text.index(before: marker.upperBound)
    while end < text.endIndex, text[end] == "[", let close = text[end...].firstIndex(of: "]") {
      path.append(String(text[text.index(after: end)..<close]))
      end = text.index(after: close)
    }
    return path.isEmpty ? nil : (marker.lowerBound, path, end)
  }
}
