/// A piece of HTML, escaped by construction.
///
/// Written as a string literal. What stands in the literal is markup; what is interpolated is not:
///
/// ```swift
/// let row: HTML = "<dt>\(label)</dt><dd title=\"\(hint)\">\(name)</dd>"
/// ```
///
/// A `String` is escaped for text and for quoted attribute values alike, so it can never become markup as long as
/// attribute values are quoted. A ``WebURL`` may stand in `href`. Another `HTML` is inserted as it is. Markup that is
/// computed at run time cannot be had: literals arrive as `StaticString`, which the compiler makes of literals only.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
  /// The markup in UTF-8.
  package private(set) var bytes: [UInt8]

  /// Nothing.
  package static let empty = HTML(bytes: [])

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Nothing, with room for so many bytes.
  init(capacity: Int) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// How many bytes it has.
  var count: Int { bytes.count }

  package init(stringLiteral value: StaticString) {
    bytes = value.withUTF8Buffer { Array($0) }
  }

  package init(stringInterpolation: StringInterpolation) {
    bytes = stringInterpolation.html.bytes
  }

  /// Appends a piece as it is.
  package static func += (left: inout HTML, right: HTML) {
    left.bytes.append(contentsOf: right.bytes)
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html: HTML

    package init(literalCapacity: Int, interpolationCount: Int) {
      html = .empty
      html.bytes.reserveCapacity(literalCapacity + interpolationCount * 128)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { html.bytes.append(contentsOf: $0) }
    }

    /// Text, escaped.
    package mutating func appendInterpolation(_ text: String) {
      html.appendEscaped(text)
    }

    package mutating func appendInterpolation(_ number: Int) {
      html.bytes.append(contentsOf: String(number).utf8)
    }

    /// An address, escaped, for `href` and the like.
    package mutating func appendInterpolation(_ url: WebURL) {
      html.appendEscaped(url.origin)
      html.appendEscaped(url.path)
    }

    /// A piece as it is.
    package mutating func appendInterpolation(_ html: HTML) {
      self.html += html
    }

    /// Nothing for `nil`.
    package mutating func appendInterpolation(_ html: HTML?) {
      if let html { self.html += html }
    }

    /// One after the other.
    package mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { html += piece }
    }
  }

  /// Appends text so that no part of it is markup, and no part of it can disturb the text around it.
  ///
  /// Control characters (but for tab, line feed and carriage return), which HTML does not allow, and the explicit
  /// directional formatting characters U+202A…U+202E and U+2066…U+2069, with which a stranger's text could turn
  /// around what is shown after it, become U+FFFD, so that one sees that something was there.
  private mutating func appendEscaped(_ text: String) {
    let utf8 = text.utf8.span
    // What needs no escaping is appended in one piece, up to the next that does.
    var start = 0
    var index = 0
    while index < utf8.count {
      guard !Self.isPlain(utf8[index]), let (replacement, length) = Self.replacement(at: index, in: utf8) else {
        index += 1
        continue
      }
      append(utf8.extracting(start..<index))
      replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
      index += length
      start = index
    }
    append(utf8.extracting(start...))
  }

  private mutating func append(_ utf8: Span<UInt8>) {
    utf8.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  /// Whether a byte is a letter, a digit or a space, as nearly all are, of which nothing has to be asked.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x40 && byte < 0x7F || byte >= 0x28 && byte < 0x3C || byte == 0x20
  }

  /// What stands for so many bytes of a text; `nil` for a byte that stands for itself.
  private static func replacement(
    at index: Int, in utf8: Span<UInt8>
  ) -> (replacement: StaticString, length: Int)? {
    switch utf8[index] {
    case UInt8(ascii: "&"): ("&amp;", 1)
    case UInt8(ascii: "<"): ("&lt;", 1)
    case UInt8(ascii: ">"): ("&gt;", 1)
    case UInt8(ascii: "\""): ("&quot;", 1)
    case UInt8(ascii: "'"): ("&#39;", 1)
    case 0x09, 0x0A, 0x0D: nil
    case 0..<0x20, 0x7F: ("\u{FFFD}", 1)
    // C1 controls, U+0080…U+009F
    case 0xC2 where utf8[index + 1] < 0xA0: ("\u{FFFD}", 2)
    case 0xE2 where isDirectionalFormatting(utf8[index + 1], utf8[index + 2]): ("\u{FFFD}", 3)
    default: nil
    }
  }

  private static func isDirectionalFormatting(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0x80: (0xAA...0xAE).contains(third)
    case 0x81: (0xA6...0xA9).contains(third)
    default: false
    }
  }
}

extension String {
  /// The text if it is short enough, else its beginning with an ellipsis, cut between characters.
  ///
  /// A character may consist of any number of code points (combining marks), so those are limited too, to eight times
  /// as many; there the cut goes through a character.
  package func shortened(to limit: Int) -> String {
    guard utf8.count > limit else { return self }
    let start = String(unicodeScalars.prefix(limit * 8)).prefix(limit)
    return start.utf8.count == utf8.count ? self : start + "…"
  }
}
