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
public struct HTML: Sendable, ExpressibleByStringInterpolation {
  /// The markup in UTF-8.
  public private(set) var bytes: [UInt8]

  /// Nothing.
  public static let empty = HTML(bytes: [])

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  public init(stringLiteral value: StaticString) {
    bytes = value.withUTF8Buffer { Array($0) }
  }

  public init(stringInterpolation: StringInterpolation) {
    bytes = stringInterpolation.html.bytes
  }

  /// Appends a piece as it is.
  public static func += (left: inout HTML, right: HTML) {
    left.bytes.append(contentsOf: right.bytes)
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html: HTML

    public init(literalCapacity: Int, interpolationCount: Int) {
      html = .empty
      html.bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { html.bytes.append(contentsOf: $0) }
    }

    /// Text, escaped.
    public mutating func appendInterpolation(_ text: String) {
      html.appendEscaped(text)
    }

    public mutating func appendInterpolation(_ number: Int) {
      html.bytes.append(contentsOf: String(number).utf8)
    }

    /// An address, escaped, for `href` and the like.
    public mutating func appendInterpolation(_ url: WebURL) {
      html.appendEscaped(url.text)
    }

    /// A piece as it is.
    public mutating func appendInterpolation(_ html: HTML) {
      self.html += html
    }

    /// Nothing for `nil`.
    public mutating func appendInterpolation(_ html: HTML?) {
      if let html { self.html += html }
    }

    /// One after the other.
    public mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { html += piece }
    }
  }

  /// Appends text so that no part of it is markup, and no part of it can disturb the text around it.
  ///
  /// Control characters (but for tab, line feed and carriage return), which HTML does not allow, and the explicit
  /// directional formatting characters U+202A…U+202E and U+2066…U+2069, with which a stranger's text could turn
  /// around what is shown after it, become U+FFFD, so that one sees that something was there.
  private mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      var index = 0
      while index < utf8.count {
        let byte = utf8[index]
        switch byte {
        case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
        case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
        case 0x09, 0x0A, 0x0D: bytes.append(byte)
        case 0..<0x20, 0x7F: bytes.append(contentsOf: "\u{FFFD}".utf8)
        case 0xC2 where utf8[index + 1] < 0xA0:
          // C1 controls, U+0080…U+009F
          bytes.append(contentsOf: "\u{FFFD}".utf8)
          index += 1
        case 0xE2 where Self.isDirectionalFormatting(utf8[index + 1], utf8[index + 2]):
          bytes.append(contentsOf: "\u{FFFD}".utf8)
          index += 2
        default: bytes.append(byte)
        }
        index += 1
      }
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
  public func shortened(to limit: Int) -> String {
    guard utf8.count > limit else { return self }
    let start = String(unicodeScalars.prefix(limit * 8)).prefix(limit)
    return start.utf8.count == utf8.count ? self : start + "…"
  }
}
