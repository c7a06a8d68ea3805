/// Reads JSON (RFC 8259) from a stranger: in linear time, with bounds, and keeping what can be kept.
///
/// - A value nested deeper than ``Limits/depth``, or beyond the ``Limits/count``-th, is passed over and reads as
///   ``JSONValue/omitted``; its neighbours are not affected.
/// - A bad number, or a word that JSON does not have, is omitted too; `undefined` reads as `null`.
/// - A bad escape or half a surrogate pair inside a string becomes U+FFFD; bytes that are not UTF-8 as well.
/// - Where the syntax itself breaks, reading ends, and what was complete by then is the result.
package struct JSONReader {
  /// How much is taken in.
  package struct Limits {
    var depth: Int
    /// Of containers in all, and of values in one container.
    var count: Int

    /// For `PLACEMENT_OPTIONS`, whose text the body's own limit bounds.
    package static let placementOptions = Limits(depth: 32, count: 10_000)
    /// For an answer of up to 1 MiB: fifty pages of fifty records with forty fields each fit.
    package static let answer = Limits(depth: 32, count: 100_000)
  }

  /// Longer numbers mean nothing to anybody here.
  private static let maximumNumberLength = 64

  private let bytes: [UInt8]
  private let limits: Limits
  private var position = 0
  private var count = 0
  /// The syntax broke, and nothing was read from there on.
  private var isBroken = false
  /// Something was dropped, or was not JSON.
  private var isLossy = false

  private init(_ bytes: [UInt8], _ limits: Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// - Returns: what could be read, `nil` if nothing, and whether the text was JSON from its first to its last byte,
  ///   with nothing missing that is not named as ``JSONValue/omitted``.
  package static func read(
    _ bytes: some Sequence<UInt8>, limits: Limits = .placementOptions
  ) -> (value: JSONValue?, isComplete: Bool) {
    var reader = JSONReader(Array(bytes), limits)
    let value = reader.document()
    reader.skipSpace()
    return (value, !reader.isBroken && !reader.isLossy && reader.position == reader.bytes.count)
  }

  /// Reads a text of which half is worth nothing.
  ///
  /// - Returns: `nil` where the syntax broke, as in a text that was cut off or is no JSON at all. What follows the
  ///   value does not matter.
  package static func readWhole(_ bytes: [UInt8], limits: Limits) -> JSONValue? {
    var reader = JSONReader(bytes, limits)
    let value = reader.document()
    return reader.isBroken ? nil : value
  }

  private mutating func document() -> JSONValue? {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if bytes.starts(with: byteOrderMark) {
      position = byteOrderMark.count
      isLossy = true
    }
    return value(depth: 0)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  /// The syntax is broken here: nothing behind this point can be trusted to be what it seems.
  private mutating func giveUp() {
    isBroken = true
    position = bytes.count
  }

  /// What stands for something that is not JSON.
  private mutating func omit() -> JSONValue {
    isLossy = true
    return .omitted
  }

  private mutating func value(depth: Int) -> JSONValue? {
    skipSpace()
    count += 1
    guard let byte = current else {
      giveUp()
      return nil
    }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if depth >= limits.depth || count > limits.count { return skipContainer() }
      return byte == UInt8(ascii: "{") ? object(depth: depth) : array(depth: depth)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    default: return word()
    }
  }

  private mutating func object(depth: Int) -> JSONValue? {
    position += 1
    var members: [JSONValue.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    members.reserveCapacity(4)
    repeat {
      skipSpace()
      guard current == UInt8(ascii: "\""), let name = string() else {
        isBroken = true
        break
      }
      skipSpace()
      guard take(UInt8(ascii: ":")), let value = value(depth: depth + 1) else {
        isBroken = true
        break
      }
      if members.count < limits.count { members.append(.init(name: name, value: value)) } else { isLossy = true }
      skipSpace()
    } while take(UInt8(ascii: ","))
    if isBroken || !take(UInt8(ascii: "}")) { giveUp() }
    return .object(members)
  }

  private mutating func array(depth: Int) -> JSONValue? {
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    repeat {
      guard let value = value(depth: depth + 1) else {
        isBroken = true
        break
      }
      if elements.count < limits.count { elements.append(value) } else { isLossy = true }
      skipSpace()
    } while take(UInt8(ascii: ","))
    if isBroken || !take(UInt8(ascii: "]")) { giveUp() }
    return .array(elements)
  }

  /// Passes over an array or object to its matching bracket, without recursion.
  private mutating func skipContainer() -> JSONValue? {
    var depth = 0
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return .omitted }
      case UInt8(ascii: "\""): skipString()
      default: break
      }
    }
    giveUp()
    return .omitted
  }

  private mutating func skipString() {
    while let byte = current {
      position += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\") { position = min(position + 1, bytes.count) }
    }
  }

  private mutating func number() -> JSONValue? {
    let start = position
    while let byte = current, byte.isDigit || ".eE+-".utf8.contains(byte) { position += 1 }
    let digits = bytes[start..<position]
    guard JSONNumber.isWellFormed(digits) else { return omit() }
    guard digits.count <= Self.maximumNumberLength else { return .omitted }
    return .number(text(start..<position))
  }

  private mutating func word() -> JSONValue? {
    let word = bytes[position...].prefix(while: \.isLetter)
    position += word.count
    switch String(decoding: word, as: UTF8.self) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "undefined":
      isLossy = true
      return .null
    case "":
      giveUp()
      return nil
    default: return omit()
    }
  }

  private mutating func string() -> String? {
    position += 1
    let start = position
    position = plainEnd(from: start)
    if take(UInt8(ascii: "\"")) { return text(start..<position - 1) }

    var text = Array(bytes[start..<position])
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: String(escape()).utf8)
      default:
        // Control characters must be escaped; one that is not stands for itself all the same.
        if byte < 0x20 { isLossy = true }
        text.append(byte)
      }
    }
    giveUp()
    return nil
  }

  /// Where the characters of a string end that stand for themselves.
  private func plainEnd(from start: Int) -> Int {
    let bytes = bytes.span
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20 {
      end += 1
    }
    return end
  }

  private func text(_ range: Range<Int>) -> String {
    bytes.span.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func escape() -> Unicode.Scalar {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    guard let byte = current else { return replacement }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: return replacement
    }
    guard let first = codeUnit() else { return replacement }
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? replacement }
    guard bytes[position...].starts(with: "\\u".utf8) else { return replacement }
    let afterFirst = position
    position += 2
    guard let second = codeUnit(), (0xDC00..<0xE000).contains(second) else {
      position = afterFirst
      return replacement
    }
    return Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)) ?? replacement
  }

  private mutating func codeUnit() -> UInt16? {
    guard position + 4 <= bytes.count, bytes[position..<position + 4].allSatisfy(\.isHexadecimal) else { return nil }
    defer { position += 4 }
    return UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
  }
}
