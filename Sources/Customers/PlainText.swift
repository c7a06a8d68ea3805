/// What a text of the CRM says without its markup, be it HTML or BB code: the documentation does not say in which of them
/// `comments` come.
struct PlainText {
  /// `nil` where nothing is left.
  let text: String?

  /// The most code points that are read: a remark is two lines on a card.
  private static let maximum = 2000

  init(_ markup: String) {
    var text = ""
    // A character may be of any number of code points.
    var rest = String(markup.unicodeScalars.prefix(Self.maximum))[...]
    while let character = rest.first {
      if let tag = Self.tag(rest) {
        if tag.endsLine, !text.isEmpty, text.last != "\n" { text += "\n" }
        rest = rest.dropFirst(tag.length)
      } else if character == "&", let (entity, length) = Self.entity(rest) {
        text.append(entity)
        rest = rest.dropFirst(length)
      } else {
        text.append(character)
        rest = rest.dropFirst()
      }
    }
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let plain = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    self.text = plain.isEmpty ? nil : plain
  }

  /// The tags of BB code. Brackets around anything else are a text's own.
  private static let codes: Set<String> = [
    "b", "i", "u", "s", "p", "br", "list", "*", "url", "color", "size", "font", "quote", "code", "table", "tr", "td",
    "th",
    "user", "img", "left", "center", "right", "justify", "disk", "background",
  ]
  private static let lines: Set<String> = ["p", "br", "div", "li", "tr", "ul", "ol", "list", "*"]

  /// A tag at the beginning.
  private static func tag(_ text: Substring) -> (length: Int, endsLine: Bool)? {
    let isCode = text.first == "["
    guard isCode || text.first == "<", let end = text.prefix(300).firstIndex(of: isCode ? "]" : ">") else { return nil }
    let inside = text[..<end].dropFirst()
    let name = inside.drop { $0 == "/" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "*") }.lowercased()
    // "3 < 4" and "<!--" are neither a tag of one kind nor of the other.
    guard isCode ? codes.contains(name) : !name.isEmpty else { return nil }
    return (text.distance(from: text.startIndex, to: end) + 1, lines.contains(name))
  }

  private static let entities: [(String, Character)] = [
    ("&nbsp;", " "), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'"),
  ]

  private static func entity(_ text: Substring) -> (Character, length: Int)? {
    entities.first { text.hasPrefix($0.0) }.map { ($0.1, $0.0.count) }
  }
}
