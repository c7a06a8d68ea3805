/// The fields of an `application/x-www-form-urlencoded` text, decoded, in the order in which they came.
///
/// Follows the URL standard's parser (<https://url.spec.whatwg.org/#urlencoded-parsing>): `+` is a space, a broken
/// percent escape stands for itself, a field without `=` has an empty value. Parsing never fails and takes time
/// linear in the input. Values are kept as bytes; a `String` made of them has U+FFFD where they are not UTF-8.
public struct FormFields: Sendable {
  /// A field came more than once with different values, so that it is not known which one was meant.
  public struct Contradiction: Error, Hashable, Sendable {
    /// The field's name, decoded.
    public let name: String
  }

  private struct Field {
    var name: Range<Int>
    var value: Range<Int>
  }

  private var storage: [UInt8] = []
  private var fields: [Field] = []

  /// A form without fields.
  public init() {}

  /// Reads a text; any bytes are one.
  public init(urlEncoded bytes: some Sequence<UInt8>) {
    append(urlEncoded: bytes)
  }

  /// How many fields there are, repeated ones included.
  public var count: Int { fields.count }

  /// Every field as text, in order.
  public var all: [(name: String, value: String)] {
    fields.map { (text($0.name), text($0.value)) }
  }

  /// Adds the fields of a further text, for example those of a body to those of a query.
  public mutating func append(urlEncoded bytes: some Sequence<UInt8>) {
    // In one copy: code for any sequence would ask it for each byte through its witness table.
    var decoder = Decoder(text: Array(bytes), storage: storage)
    decoder.decode()
    storage = decoder.storage
    fields.append(contentsOf: decoder.fields)
  }

  /// The value of the first field of that name, as bytes.
  public func bytes(_ name: String) -> ArraySlice<UInt8>? {
    fields.first { isNamed(name, $0) }.map { storage[$0.value] }
  }

  /// The value of the field of that name, or `nil` where there is none.
  ///
  /// - Throws: ``Contradiction`` when the field came with two different values.
  public func value(_ name: String) throws(Contradiction) -> String? {
    var first: Range<Int>?
    for field in fields where isNamed(name, field) {
      guard let first else {
        first = field.value
        continue
      }
      guard storage[field.value] == storage[first] else { throw Contradiction(name: name) }
    }
    return first.map(text)
  }

  /// Most names differ in length already.
  private func isNamed(_ name: String, _ field: Field) -> Bool {
    field.name.count == name.utf8.count && storage[field.name].elementsEqual(name.utf8)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: storage[range], as: UTF8.self)
  }
}

extension FormFields {
  /// Decodes a text to the end of what has been decoded before.
  private struct Decoder {
    let text: [UInt8]
    var storage: [UInt8]
    var fields: [Field] = []
    private var start: Int
    private var nameEnd: Int?

    init(text: [UInt8], storage: [UInt8]) {
      self.text = text
      self.storage = storage
      self.storage.reserveCapacity(storage.count + text.count)
      start = storage.count
    }

    mutating func decode() {
      var position = 0
      while position < text.count {
        let byte = text[position]
        position += 1
        switch byte {
        case UInt8(ascii: "&"): endField()
        case UInt8(ascii: "=") where nameEnd == nil: nameEnd = storage.count
        case UInt8(ascii: "+"): storage.append(UInt8(ascii: " "))
        case UInt8(ascii: "%"):
          if let escaped = escapedByte(digitsAt: position) {
            storage.append(escaped)
            position += 2
          } else {
            storage.append(byte)
          }
        default: storage.append(byte)
        }
      }
      endField()
    }

    /// - Returns: `nil` where there are no two hexadecimal digits.
    private func escapedByte(digitsAt position: Int) -> UInt8? {
      guard position + 1 < text.count, let high = text[position].hexadecimalValue,
        let low = text[position + 1].hexadecimalValue
      else { return nil }
      return high << 4 | low
    }

    private mutating func endField() {
      defer {
        start = storage.count
        nameEnd = nil
      }
      if storage.count == start && nameEnd == nil { return }
      let end = nameEnd ?? storage.count
      fields.append(Field(name: start..<end, value: end..<storage.count))
    }
  }
}

extension UInt8 {
  fileprivate var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
