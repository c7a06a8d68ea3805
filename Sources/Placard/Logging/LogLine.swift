import ServerConfiguration

/// One line of the log: when, how much it matters, what happened, and what belongs to it, in order.
struct LogLine: Sendable {
  enum Value: Sendable {
    case text(String)
    /// Digits with at most one point.
    case number(String)
  }

  /// The most bytes of a line, without its end.
  static let maximumLength = 4000
  /// The most bytes of a value as written; a longer one is cut.
  private static let maximumValueLength = 192

  let level: LogLevel
  let event: StaticString
  var fields: [(name: String, value: Value)] = []

  init(_ level: LogLevel, _ event: StaticString, _ fields: [(name: String, value: String)] = []) {
    self.level = level
    self.event = event
    self.fields = fields.map { ($0.name, .text($0.value)) }
  }

  mutating func append(_ name: String, _ text: String) {
    fields.append((name, .text(text)))
  }

  mutating func append(_ name: String, _ number: Int) {
    fields.append((name, .number(String(number))))
  }

  /// A time in milliseconds with one decimal.
  mutating func append(_ name: String, milliseconds duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
    fields.append((name, .number("\(tenths / 10).\(tenths % 10)")))
  }

  /// The line's bytes, ending in a line feed. Fields that would make it too long are left out.
  func bytes(_ format: LogFormat, time: Timestamp) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    switch format {
    case .logfmt:
      time.append(to: &bytes)
      bytes.append(UInt8(ascii: " "))
      bytes.append(contentsOf: level.rawValue.utf8)
      bytes.append(UInt8(ascii: " "))
      event.withUTF8Buffer { bytes.append(contentsOf: $0) }
      for field in fields {
        let start = bytes.count
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: field.name.utf8)
        bytes.append(UInt8(ascii: "="))
        Self.appendLogfmt(field.value, to: &bytes)
        if bytes.count > Self.maximumLength { bytes.removeSubrange(start...) }
      }
    case .json:
      bytes.append(contentsOf: "{\"time\":\"".utf8)
      time.append(to: &bytes)
      bytes.append(contentsOf: "\",\"level\":\"\(level.rawValue)\",\"event\":\"\(event)\"".utf8)
      for field in fields {
        let start = bytes.count
        bytes.append(contentsOf: ",\"\(field.name)\":".utf8)
        Self.appendJSON(field.value, to: &bytes)
        if bytes.count >= Self.maximumLength { bytes.removeSubrange(start...) }
      }
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private static func appendLogfmt(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .text(let text) where !text.isEmpty && text.utf8.count <= maximumValueLength && isPlain(text):
      bytes.append(contentsOf: text.utf8)
    case .text(let text):
      appendQuoted(text, to: &bytes) { scalar in
        scalar == "\n" ? "\\n" : String(scalar).utf8.map { "\\x" + hexadecimal($0) }.joined()
      }
    }
  }

  private static func appendJSON(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .text(let text):
      appendQuoted(text, to: &bytes) { scalar in
        scalar.value < 0x80 ? "\\u00" + hexadecimal(UInt8(scalar.value)) : String(scalar)
      }
    }
  }

  /// - Parameter escape: what stands for a character that is not printable ASCII.
  private static func appendQuoted(_ text: String, to bytes: inout [UInt8], escape: (Unicode.Scalar) -> String) {
    let end = bytes.count + maximumValueLength
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      if bytes.count > end {
        bytes.append(contentsOf: "...".utf8)
        break
      }
      switch scalar {
      case "\"": bytes.append(contentsOf: "\\\"".utf8)
      case "\\": bytes.append(contentsOf: "\\\\".utf8)
      case " "..."~": bytes.append(UInt8(scalar.value))
      default: bytes.append(contentsOf: escape(scalar).utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8.span
    for index in bytes.indices where !isPlain(bytes[index]) { return false }
    return true
  }

  /// Whether it is a letter, a digit, or one of `*+-./:@_`.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-")...UInt8(ascii: ":"),
      UInt8(ascii: "@")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      true
    default: false
    }
  }
}
