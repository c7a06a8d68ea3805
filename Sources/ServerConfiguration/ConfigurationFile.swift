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

  struct SyntaxError: Error, Equatable {
    let line: Int
    let reason: String
  }

  private(set) var settings: [Setting] = []
  private(set) var errors: [SyntaxError] = []

  init(_ bytes: [UInt8]) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(byteOrderMark.count) : bytes[...]
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (line, bytes) in zip(1..., lines) {
      do throws(SyntaxError) {
        try read(bytes, line: line)
      } catch {
        errors.append(error)
      }
    }
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>, line: Int) throws(SyntaxError) {
    let bytes = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SyntaxError(line: line, reason: "the line is not UTF-8")
    }
    guard bytes.allSatisfy({ $0 >= 0x20 || $0 == UInt8(ascii: "\t") }) else {
      throw SyntaxError(line: line, reason: "the line contains a control character")
    }
    guard let setting = try Self.setting(text.trimmed, line: line) else { return }
    if let earlier = settings.first(where: { $0.key == setting.key }) {
      throw SyntaxError(line: line, reason: "\(setting.key) is already set in line \(earlier.line)")
    }
    settings.append(setting)
  }

  private static func setting(_ text: Substring, line: Int) throws(SyntaxError) -> Setting? {
    if text.isEmpty || text.hasPrefix("#") { return nil }
    guard let equals = text.firstIndex(of: "=") else {
      // Without the text, which may be a secret with a typing error beside it.
      throw SyntaxError(line: line, reason: "the line is not KEY=VALUE")
    }
    let key = text[..<equals].trimmed
    let rest = text[text.index(after: equals)...].trimmed
    let value =
      switch rest.first {
      case "\"", "'": try quoted(rest, line: line)
      case "#": ""
      default: unquoted(rest)
      }
    return Setting(line: line, key: String(key), value: value)
  }

  private static func unquoted(_ text: Substring) -> String {
    let comment = zip(text.indices, text.indices.dropFirst()).first { space, hash in
      (text[space] == " " || text[space] == "\t") && text[hash] == "#"
    }
    return String(text[..<(comment?.0 ?? text.endIndex)].trimmed)
  }

  private static func quoted(_ text: Substring, line: Int) throws(SyntaxError) -> String {
    let quote = text.first
    var value = ""
    var index = text.index(after: text.startIndex)
    while index < text.endIndex, text[index] != quote {
      let next = text.index(after: index)
      if text[index] == "\\", quote == "\"", next < text.endIndex, ["\"", "\\"].contains(text[next]) { index = next }
      value.append(text[index])
      index = text.index(after: index)
    }
    guard index < text.endIndex else { throw SyntaxError(line: line, reason: "the quoted value has no end") }
    let rest = text[text.index(after: index)...].trimmed
    guard rest.isEmpty || rest.hasPrefix("#") else {
      throw SyntaxError(line: line, reason: "there is something behind the quoted value")
    }
    return value
  }
}
