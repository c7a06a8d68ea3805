import Bitrix24
import FastCGI
import Glibc
import HTML

/// Reads single values of the configuration.
enum Value {
  static func number(_ text: String, in range: ClosedRange<Int>) throws(InvalidValue) -> Int {
    guard text.utf8.allSatisfy(\.isDigit), let number = Int(text), range.contains(number) else {
      throw InvalidValue("\"\(text)\" is not a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A positive time with its unit: `500ms`, `4s`, `2m`.
  static func duration(_ text: String) throws(InvalidValue) -> Duration {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), (1...86_400_000).contains(number) else {
      throw InvalidValue("\"\(text)\" is not a time such as 500ms, 4s or 2m")
    }
    switch text.dropFirst(digits.count) {
    case "ms": return .milliseconds(number)
    case "s": return .seconds(number)
    case "m": return .seconds(number * 60)
    default: throw InvalidValue("\"\(text)\" is not a time such as 500ms, 4s or 2m")
    }
  }

  /// A number of bytes: `65536`, `64KiB`, `1MiB`.
  static func size(_ text: String, in range: ClosedRange<Int>) throws(InvalidValue) -> Int {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let factor: Int? =
      switch text.dropFirst(digits.count) {
      case "", "B": 1
      case "KiB": 1024
      case "MiB": 1024 * 1024
      default: nil
      }
    guard let factor, let number = Int(digits), number <= range.upperBound, range.contains(number * factor) else {
      throw InvalidValue("\"\(text)\" is not a size from \(range.lowerBound) B to \(range.upperBound) B, such as 64KiB")
    }
    return number * factor
  }

  static func flag(_ text: String) throws(InvalidValue) -> Bool {
    switch text {
    case "on": true
    case "off": false
    default: throw InvalidValue("\"\(text)\" is neither on nor off")
    }
  }

  /// One of the words of an enumeration.
  static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String
  ) throws(InvalidValue) -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: text) else {
      throw InvalidValue("\"\(text)\" is none of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  /// Permission bits in octal, with or without a leading zero.
  static func mode(_ text: String) throws(InvalidValue) -> UInt32 {
    guard text.utf8.allSatisfy(\.isDigit), let mode = UInt32(text, radix: 8), mode <= 0o777 else {
      throw InvalidValue("\"\(text)\" is not a file mode such as 0660")
    }
    return mode
  }

  /// A group by name or number.
  static func group(_ text: String) throws(InvalidValue) -> UInt32 {
    if text.utf8.allSatisfy(\.isDigit), let number = UInt32(text) { return number }
    guard let entry = getgrnam(text) else { throw InvalidValue("there is no group \"\(text)\"") }
    return entry.pointee.gr_gid
  }

  static func absolutePath(_ text: String) throws(InvalidValue) {
    guard text.hasPrefix("/") else { throw InvalidValue("\"\(text)\" is not an absolute path") }
  }

  /// The path of a file with a secret in it.
  static func secretFile(_ path: String) throws(InvalidValue) {
    // Without the text, which is the secret itself where somebody has mistaken one key for the other.
    guard path.hasPrefix("/") else { throw InvalidValue("is not an absolute path") }
  }

  /// The secret in a file of its own: one line, with or without a line end.
  static func secret(inFile path: String) throws(InvalidValue) -> Secret {
    try secretFile(path)
    var bytes: [UInt8]
    do throws(SystemError) {
      bytes = try File.read(path, limit: 4096)
    } catch {
      throw InvalidValue("\(error)")
    }
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard !bytes.isEmpty else { throw InvalidValue("\(path) is empty") }
    guard bytes.allSatisfy({ $0 >= 0x20 }), let text = String(validating: bytes, as: UTF8.self) else {
      throw InvalidValue("\(path) is not one line of text")
    }
    return Secret(text)
  }

  static func url(_ text: String) throws(InvalidValue) -> WebURL {
    // Without the text, in which a user and a password may stand.
    guard let url = WebURL(configured: text) else { throw InvalidValue("is not an http or https URL without a user") }
    return url
  }

  /// The scheme, host and port of a server; a path is not part of them.
  static func server(_ text: String) throws(InvalidValue) -> PortalAddress {
    guard let (address, _) = WebURL.split(text, schemes: ["https", "http"]) else {
      throw InvalidValue("is not an http or https URL without a user")
    }
    return address
  }

  /// 32 bytes in base64.
  static func base64Key(_ text: String) throws(InvalidValue) {
    let digits = text.utf8.prefix { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "+", "/": true
      default: false
      }
    }
    guard digits.count == 43, text.dropFirst(43) == "=" else { throw InvalidValue("is not 32 bytes in base64") }
  }
}

extension StringProtocol {
  /// Without the spaces and tabs at both ends.
  var trimmed: SubSequence {
    guard let start = firstIndex(where: { $0 != " " && $0 != "\t" }),
      let end = lastIndex(where: { $0 != " " && $0 != "\t" })
    else { return self[endIndex...] }
    return self[start...end]
  }
}
