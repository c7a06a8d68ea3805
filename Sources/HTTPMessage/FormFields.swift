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
    var decoder = Decoder(storage: storage)
    for byte in bytes {
      decoder.take(byte)
    }
    decoder.endField()
    storage = decoder.storage
    fields.append(contentsOf: decoder.fields)
  }

  /// The value of the first field of that name, as bytes.
  public func bytes(_ name: String) -> ArraySlice<UInt8>? {
    var name = name
    return name.withUTF8 { name in
      fields.first { storage[$0.name].elementsEqual(name) }.map { storage[$0.value] }
    }
  }

  /// The value of the field of that name, or `nil` where there is none.
  ///
  /// - Throws: ``Contradiction`` when the field came with two different values.
  public func value(_ name: String) throws(Contradiction) -> String? {
    guard let first = bytes(name) else { return nil }
    let differs = fields.contains { storage[$0.name].elementsEqual(name.utf8) && storage[$0.value] != first }
    if differs { throw Contradiction(name: name) }
    return String(decoding: first, as: UTF8.self)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: storage[range], as: UTF8.self)
  }
}

extension FormFields {
  /// Takes the text byte by byte; `escape` holds the part of a percent escape that has been seen so far.
  private struct Decoder {
    var storage: [UInt8]
    var fields: [Field] = []
    private var start: Int
    private var nameEnd: Int?
    private var escape: [UInt8] = []

    init(storage: [UInt8]) {
      self.storage = storage
      start = storage.count
    }

    mutating func take(_ byte: UInt8) {
      if !escape.isEmpty {
        escape.append(byte)
        if escape.count == 3 { endEscape() } else if byte.hexadecimalValue == nil { breakEscape() }
        return
      }
      takePlain(byte)
    }

    private mutating func takePlain(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "%"): escape.append(byte)
      case UInt8(ascii: "&"): endField()
      case UInt8(ascii: "=") where nameEnd == nil: nameEnd = storage.count
      case UInt8(ascii: "+"): storage.append(UInt8(ascii: " "))
      default: storage.append(byte)
      }
    }

    private mutating func endEscape() {
      guard let high = escape[1].hexadecimalValue, let low = escape[2].hexadecimalValue else { return breakEscape() }
      storage.append(high << 4 | low)
      escape.removeAll(keepingCapacity: true)
    }

    /// The `%` stands for itself; what followed it is read as if it had not.
    private mutating func breakEscape() {
      let rest = escape.dropFirst()
      escape.removeAll(keepingCapacity: true)
      storage.append(UInt8(ascii: "%"))
      for byte in rest { take(byte) }
    }

    mutating func endField() {
      while !escape.isEmpty { breakEscape() }
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
