import Glibc

/// An HTTP/1.1 message with a `Content-Length`, as it arrives.
struct Message {
  private static let endOfHead = Array("\r\n\r\n".utf8)
  private static let lengthField = Array("\r\ncontent-length:".utf8)

  private(set) var bytes: [UInt8] = []
  /// Where the body starts, and where it ends.
  private var bodyRange: Range<Int>?
  /// It has a head without a length: not a message that can be told from what follows.
  private(set) var isBroken = false

  mutating func append(_ new: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: new)
    guard bodyRange == nil, !isBroken, let end = bytes.position(of: Self.endOfHead) else { return }
    let start = end + Self.endOfHead.count
    guard let length = Self.contentLength(bytes[..<start]) else {
      isBroken = true
      return
    }
    bodyRange = start..<start + length
  }

  /// Makes it ready for the next message.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    bodyRange = nil
    isBroken = false
  }

  var isComplete: Bool { bodyRange.map { $0.upperBound <= bytes.count } ?? false }

  /// The body of a complete message.
  var body: ArraySlice<UInt8> { bodyRange.map { bytes[$0] } ?? [] }

  /// The status of an answer: `HTTP/1.1 200 OK`.
  var status: Int {
    guard bytes.count > 12 else { return 0 }
    return bytes[9..<12].reduce(0) { 10 * $0 + Int($1) - 0x30 }
  }

  private static func contentLength(_ head: ArraySlice<UInt8>) -> Int? {
    let lowercased = head.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    guard let field = lowercased.position(of: lengthField) else { return nil }
    let value = lowercased[(field + lengthField.count)...].drop { $0 == 0x20 }
    return Int(String(decoding: value.prefix { $0 != 0x0D }, as: UTF8.self))
  }
}

extension [UInt8] {
  /// Where other bytes occur first.
  func position(of other: [UInt8], from start: Int = 0) -> Int? {
    withUnsafeBytes { all in
      other.withUnsafeBytes { other in
        var position = start
        while position + other.count <= all.count,
          let found = memchr(all.baseAddress! + position, Int32(other[0]), all.count - position - other.count + 1)
        {
          if memcmp(found, other.baseAddress!, other.count) == 0 { return UnsafeRawPointer(found) - all.baseAddress! }
          position = UnsafeRawPointer(found) - all.baseAddress! + 1
        }
        return nil
      }
    }
  }
}
