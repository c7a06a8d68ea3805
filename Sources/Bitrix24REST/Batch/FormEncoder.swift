import Bitrix24

/// Writes an `application/x-www-form-urlencoded` form as PHP reads it: nested values have bracketed names
/// (`filter[stageSemanticId]=P`, `select[]=id`), everything but RFC 3986's unreserved characters is percent-encoded
/// (a space as `%20`, a plus sign as `%2B`), in UTF-8.
///
/// Documentation: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/data-encoding.html>
struct FormEncoder {
  /// Where a form is written for, which decides what a reference to a result is.
  enum Purpose {
    case request
    /// The query of a command, inside `cmd[…]`: the portal puts the results in after it has decoded it.
    case command
  }

  private(set) var bytes: [UInt8] = []
  private let purpose: Purpose

  init(for purpose: Purpose = .request) {
    self.purpose = purpose
  }

  mutating func append(_ parameters: Parameters) {
    for entry in parameters.entries {
      append(entry.value, prefix: Self.encoded(entry.name))
    }
  }

  /// Adds a field whose value is text.
  mutating func append(_ name: String, _ text: String) {
    appendField(Self.encoded(name), Self.encoded(text))
  }

  /// Adds a field of a map: `name[key]=text`.
  mutating func append(_ name: String, key: String, _ text: [UInt8]) {
    appendField(Self.encoded(name) + Self.bracketed(Self.encoded(key)), Self.encoded(text))
  }

  private mutating func append(_ value: ParameterValue, prefix: [UInt8]) {
    switch value {
    case .text(let text): appendField(prefix, encodedText(text))
    case .integer(let number): appendField(prefix, Array("\(number)".utf8))
    case .flag(let value): appendField(prefix, [UInt8(ascii: value ? "Y" : "N")])
    case .bit(let value): appendField(prefix, [UInt8(ascii: value ? "1" : "0")])
    case .list(let values): append(values, prefix: prefix)
    case .map(let parameters):
      for entry in parameters.entries {
        append(entry.value, prefix: prefix + Self.bracketed(Self.encoded(entry.name)))
      }
    case .reference(let command, let path): appendField(prefix, reference(to: command, path))
    }
  }

  private mutating func append(_ values: [ParameterValue], prefix: [UInt8]) {
    // Left out, an empty list would be no condition at all where it was meant as one that nothing fulfils.
    if values.isEmpty { return appendField(prefix + Self.bracketed([]), []) }
    // `[]` opens a new element at each field, so elements of several fields have their numbers.
    let isFlat = values.allSatisfy(\.isScalar)
    for (index, value) in values.enumerated() {
      append(value, prefix: prefix + Self.bracketed(isFlat ? [] : Array("\(index)".utf8)))
    }
  }

  private mutating func appendField(_ name: [UInt8], _ value: [UInt8]) {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
    bytes += name
    bytes.append(UInt8(ascii: "="))
    bytes += value
  }

  private func reference(to command: String, _ path: [String]) -> [UInt8] {
    guard purpose == .command else { return [] }
    return Array(Self.marker.utf8) + ([command] + path).flatMap { Self.bracketed(Self.encoded($0)) }
  }

  /// A portal resolves references in any text of a command, and knows no way to escape them. What somebody typed or
  /// posted must never become one, so an invisible word joiner takes the marker apart.
  private func encodedText(_ text: String) -> [UInt8] {
    guard purpose == .command, text.containsBytes(of: Self.marker + "[") else { return Self.encoded(text) }
    return Self.encoded(text.replacing(Self.marker + "[", with: Self.marker + "\u{2060}["))
  }

  private static let marker = "$result"

  private static func bracketed(_ key: [UInt8]) -> [UInt8] {
    [UInt8(ascii: "[")] + key + [UInt8(ascii: "]")]
  }

  private static func encoded(_ text: String) -> [UInt8] {
    encoded(Array(text.utf8))
  }

  private static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte.isDigit || byte.isLetter || "-._~".utf8.contains(byte) {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return encoded
  }
}

extension ParameterValue {
  fileprivate var isScalar: Bool {
    switch self {
    case .text, .integer, .flag, .bit, .reference: true
    case .list, .map: false
    }
  }
}
