/// The fields of an `application/x-www-form-urlencoded` text, decoded, in the order in which they came.
///
/// Follows the URL standard's parser (<https://url.spec.whatwg.org/#urlencoded-parsing>): `+` is a space, a broken
/// percent escape stands for itself, a field without `=` has an empty value. Parsing never fails and takes time
/// linear in the input. Values are kept as bytes; a `String` made of them has U+FFFD where they are not UTF-8.
package struct FormFields: Sendable {
  /// A field came more than once with different values, so that it is not known which one was meant.
  package struct Contradiction: Error, Hashable, Sendable {
    /// The field's name, decoded.
    package let name: String
  }

  private struct Field {
    var name: Range<Int>
    var value: Range<Int>
  }

  private var storage: [UInt8] = []
  private var fields: [Field] = []

  /// A form without fields.
  package init() {}

  /// Reads a text; any bytes are one.
  package init(urlEncoded bytes: some Sequence<UInt8>) {
    append(urlEncoded: bytes)
  }

  /// How many fields there are, repeated ones included.
  package var count: Int { fields.count }

  /// The bytes of all names and values together.
  package var length: Int { storage.count }

  /// Every field as text, in order.
  package var all: [(name: String, value: String)] {
    fields.map { (text($0.name), text($0.value)) }
  }

  /// Passes every field as bytes, in order.
  package func visit(_ body: (_ name: Span<UInt8>, _ value: Span<UInt8>) -> Void) {
    let bytes = storage.span
    for field in fields { body(bytes.extracting(field.name), bytes.extracting(field.value)) }
  }

  /// Adds the fields of a further text, for example those of a body to those of a query.
  package mutating func append(urlEncoded bytes: some Sequence<UInt8>) {
    // In one copy: code for any sequence would ask it for each byte through its witness table.
    let text = Array(bytes)
    var decoder = Decoder(start: storage.count)
    storage.append(contentsOf: text)
    var output = storage.mutableSpan
    let end = decoder.decode(text.span, into: &output)
    storage.removeSubrange(end...)
    fields.append(contentsOf: decoder.fields)
  }

  /// The value of the first field of that name, as bytes.
  package func bytes(_ name: String) -> ArraySlice<UInt8>? {
    let (name, names) = (name.utf8.span, storage.span)
    return fields.first { names.extracting($0.name).equals(name) }.map { storage[$0.value] }
  }

  /// The value of the field of that name, or `nil` where there is none.
  ///
  /// - Throws: ``Contradiction`` when the field came with two different values.
  package func value(_ name: String) throws(Contradiction) -> String? {
    try range(name).map(text)
  }

  /// The values of several fields, found in one pass.
  package struct Values: Sendable {
    fileprivate let form: FormFields
    fileprivate var ranges: [Range<Int>?]

    /// The value of the field whose name has this index among those that were asked for, or `nil` where there is none.
    package subscript(index: Int) -> String? { ranges[index].map(form.text) }
  }

  /// Finds the fields of these names.
  ///
  /// - Throws: ``Contradiction`` when one of them came with two different values.
  package func values(of names: [StaticString]) throws(Contradiction) -> Values {
    var values = Values(form: self, ranges: Array(repeating: nil, count: names.count))
    let bytes = storage.span
    for field in fields {
      let name = bytes.extracting(field.name)
      guard let index = names.firstIndex(where: { name.equals($0) }) else { continue }
      guard let first = values.ranges[index] else {
        values.ranges[index] = field.value
        continue
      }
      guard bytes.extracting(field.value).equals(bytes.extracting(first)) else {
        throw Contradiction(name: names[index].description)
      }
    }
    return values
  }

  private func range(_ name: String) throws(Contradiction) -> Range<Int>? {
    let (wanted, bytes) = (name.utf8.span, storage.span)
    var first: Range<Int>?
    for field in fields where field.name.count == wanted.count && bytes.extracting(field.name).equals(wanted) {
      guard let first else {
        first = field.value
        continue
      }
      guard bytes.extracting(field.value).equals(bytes.extracting(first)) else { throw Contradiction(name: name) }
    }
    return first
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: storage[range], as: UTF8.self)
  }
}

extension FormFields {
  private struct Decoder {
    var fields: [Field] = []
    private var start: Int
    private var nameEnd: Int?

    /// - Parameter start: where the decoded text begins.
    init(start: Int) {
      self.start = start
      fields.reserveCapacity(16)
    }

    /// - Parameter output: has room for all of the text; what is decoded is never longer, so that no position in it has
    ///   to be checked.
    /// - Returns: where the decoded text ends.
    mutating func decode(_ text: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> Int {
      var position = 0
      var end = start
      while position < text.count {
        var byte = text[unchecked: position]
        position += 1
        switch byte {
        case UInt8(ascii: "&"):
          endField(at: end)
          continue
        case UInt8(ascii: "=") where nameEnd == nil:
          nameEnd = end
          continue
        case UInt8(ascii: "+"):
          byte = UInt8(ascii: " ")
        case UInt8(ascii: "%"):
          if let escaped = Self.escapedByte(digitsAt: position, of: text) {
            byte = escaped
            position += 2
          }
        default: break
        }
        output[unchecked: end] = byte
        end += 1
      }
      endField(at: end)
      return end
    }

    /// - Returns: `nil` where there are no two hexadecimal digits.
    private static func escapedByte(digitsAt position: Int, of text: Span<UInt8>) -> UInt8? {
      guard position + 1 < text.count, let high = text[position].hexadecimalValue,
        let low = text[position + 1].hexadecimalValue
      else { return nil }
      return high << 4 | low
    }

    private mutating func endField(at end: Int) {
      defer {
        start = end
        nameEnd = nil
      }
      if end == start && nameEnd == nil { return }
      let nameEnd = nameEnd ?? end
      fields.append(Field(name: start..<nameEnd, value: nameEnd..<end))
    }
  }
}

extension Span<UInt8> {
  fileprivate func equals(_ name: StaticString) -> Bool {
    guard count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { equals($0.span) }
  }

  fileprivate func equals(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[unchecked: index] != other[unchecked: index] { return false }
    return true
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  package var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
