/// Reads JSON into a ``Value``, keeping the order of keys: commands of a batch run in the order in which they came.
struct JSONReader {
  struct Malformed: Error {}

  /// PHP's `json_decode` gives up at 512; no call of a portal's interface comes near this.
  private static let maximumDepth = 64

  private let bytes: [UInt8]
  private var position = 0

  /// - Throws: ``Malformed`` for anything that is not one JSON value, and for one nested too deeply.
  static func read(_ bytes: [UInt8]) throws(Malformed) -> Value {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value(depth: 0)
    guard reader.next() == nil else { throw Malformed() }
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next byte that is not white space, without taking it.
  private mutating func next() -> UInt8? {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    return position < bytes.count ? bytes[position] : nil
  }

  /// Takes the byte if it is the next one.
  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard next() == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(Malformed) -> Value {
    guard depth < Self.maximumDepth, let first = next() else { throw Malformed() }
    switch first {
    case UInt8(ascii: "{"): return .map(try object(depth: depth))
    case UInt8(ascii: "["): return .list(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    default: return try scalar()
    }
  }

  private mutating func object(depth: Int) throws(Malformed) -> Fields {
    position += 1
    var fields = Fields()
    if take("}") { return fields }
    repeat {
      guard next() == UInt8(ascii: "\"") else { throw Malformed() }
      let key = try string()
      guard take(":") else { throw Malformed() }
      fields[key] = try value(depth: depth + 1)
    } while take(",")
    guard take("}") else { throw Malformed() }
    return fields
  }

  private mutating func array(depth: Int) throws(Malformed) -> [Value] {
    position += 1
    var values: [Value] = []
    if take("]") { return values }
    repeat { values.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw Malformed() }
    return values
  }

  private mutating func scalar() throws(Malformed) -> Value {
    let rest = bytes[position...]
    let word = rest.prefix { ![0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x5D, 0x7D].contains($0) }
    position = word.endIndex
    let text = String(decoding: word, as: UTF8.self)
    switch text {
    case "true": return true
    case "false": return false
    case "null": return nil
    default:
      // Neither what Swift takes beyond JSON ("+1", "nan", "0x1p4") nor a number that begins with a dot.
      let isNumber = word.first.map { $0 == 0x2D || (0x30...0x39).contains($0) } ?? false
      guard isNumber, word.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { throw Malformed() }
      if let integer = Int(text) { return .integer(integer) }
      guard let number = Double(text), number.isFinite else { throw Malformed() }
      return .number(number)
    }
  }

  private mutating func string() throws(Malformed) -> String {
    position += 1
    var units: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"): units.append(contentsOf: try escape().utf8)
      case 0..<0x20: throw Malformed()
      default: units.append(byte)
      }
    }
    throw Malformed()
  }

  private mutating func escape() throws(Malformed) -> String {
    guard position < bytes.count else { throw Malformed() }
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "u"):
      var units = [try codeUnit()]
      if UTF16.isLeadSurrogate(units[0]), bytes[position...].starts(with: "\\u".utf8) {
        position += 2
        units.append(try codeUnit())
      }
      return String(decoding: units, as: UTF16.self)
    default: throw Malformed()
    }
  }

  private mutating func codeUnit() throws(Malformed) -> UInt16 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw Malformed()
    }
    position += 4
    return unit
  }
}
