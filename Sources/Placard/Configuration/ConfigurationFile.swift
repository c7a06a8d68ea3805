/// Reads the text of a configuration file: `KEY=VALUE` lines, comments from `#`, values in single or double quotes.
///
/// In double quotes `\"` and `\\` stand for the character behind the backslash; in single quotes nothing does. A value
/// without quotes ends before a `#` that follows a space.
struct ConfigurationFile {
  struct Setting: Equatable {
    let line: Int
    let key: String
    let value: String
  }

  struct Problem: Error, Equatable {
    let line: Int
    let reason: String
  }

  private(set) var settings: [Setting] = []
  private(set) var problems: [Problem] = []

  init(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.append(Problem(line: 1, reason: "the file is not UTF-8"))
      return
    }
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: Self.isLineEnd).enumerated() {
      do throws(Problem) {
        guard let setting = try Self.setting(line.trimmed, line: index + 1) else { continue }
        if let earlier = settings.first(where: { $0.key == setting.key }) {
          throw Problem(line: index + 1, reason: "\(setting.key) is already set in line \(earlier.line)")
        }
        settings.append(setting)
      } catch {
        problems.append(error)
      }
    }
  }

  /// A carriage return and a line feed are one `Character`.
  private static func isLineEnd(_ character: Character) -> Bool {
    character == "\n" || character == "\r\n"
  }

  private static func setting(_ text: Substring, line: Int) throws(Problem) -> Setting? {
    if text.isEmpty || text.hasPrefix("#") { return nil }
    guard let equals = text.firstIndex(of: "=") else {
      throw Problem(line: line, reason: "\"\(text)\" is not KEY=VALUE")
    }
    let key = text[..<equals].trimmed
    let rest = text[text.index(after: equals)...].trimmed
    let value =
      switch rest.first {
      case "\"", "'": try quoted(rest, line: line)
      case "#": ""
      default: String(rest[..<(rest.firstRange(of: " #")?.lowerBound ?? rest.endIndex)].trimmed)
      }
    return Setting(line: line, key: String(key), value: value)
  }

  private static func quoted(_ text: Substring, line: Int) throws(Problem) -> String {
    let quote = text.first
    var value = ""
    var index = text.index(after: text.startIndex)
    while index < text.endIndex, text[index] != quote {
      let next = text.index(after: index)
      if text[index] == "\\", quote == "\"", next < text.endIndex, ["\"", "\\"].contains(text[next]) { index = next }
      value.append(text[index])
      index = text.index(after: index)
    }
    guard index < text.endIndex else { throw Problem(line: line, reason: "the quoted value has no end") }
    let rest = text[text.index(after: index)...].trimmed
    guard rest.isEmpty || rest.hasPrefix("#") else {
      throw Problem(line: line, reason: "there is something behind the quoted value")
    }
    return value
  }
}
