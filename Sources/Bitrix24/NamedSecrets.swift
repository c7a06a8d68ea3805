import HTTPMessage

/// Finds what a text that is an address or a form calls a secret by its name: `/crm/?sessid=1f2e&x=1`.
///
/// Also in an address that is a parameter of another one (`?back=%2Fcrm%2F%3Fsessid%3D1f2e`), and in one that was escaped
/// for HTML or JSON.
enum NamedSecrets {
  /// No name of a secret is longer.
  private static let maximumNameLength = 64

  /// Adds where the values of such names are.
  static func append(rangesIn text: Span<UInt8>, to ranges: inout [Range<Int>]) {
    var end = 0
    var index = 0
    // After the last `=`, before which no name begins that ends later.
    var nameStart = 0
    while index < text.count {
      let byte = text[unchecked: index]
      guard byte == UInt8(ascii: "=") || byte == UInt8(ascii: "%") else {
        index += 1
        continue
      }
      guard let depth = depth(of: UInt8(ascii: "="), at: index, in: text) else {
        index += 1
        continue
      }
      let value = index + length(ofDepth: depth)
      if index >= end, isSecret(nameEndingAt: index, from: nameStart, in: text) {
        end = valueEnd(from: value, depth: depth, in: text)
        if end > value { ranges.append(value..<end) }
      }
      index = value
      nameStart = value
    }
  }

  /// How often a character is percent-encoded that may be at a place: `=` not at all, `%3D` once, `%253D` twice.
  ///
  /// - Returns: `nil` where it is another.
  private static func depth(of character: UInt8, at place: Int, in text: Span<UInt8>) -> Int? {
    if text[place] == character { return 0 }
    guard text[place] == UInt8(ascii: "%") else { return nil }
    var (digits, depth) = (place + 1, 1)
    while digits + 1 < text.count, text[digits] == UInt8(ascii: "2"), text[digits + 1] == UInt8(ascii: "5") {
      (digits, depth) = (digits + 2, depth + 1)
    }
    guard depth <= maximumDepth, digits + 1 < text.count, escaped(digits, in: text) == character else { return nil }
    return depth
  }

  private static let maximumDepth = 3

  private static func length(ofDepth depth: Int) -> Int { depth == 0 ? 1 : 1 + 2 * depth }

  /// The byte of two hexadecimal digits.
  private static func escaped(_ digits: Int, in text: Span<UInt8>) -> UInt8? {
    guard digits + 1 < text.count, let high = text[digits].hexadecimalValue,
      let low = text[digits + 1].hexadecimalValue
    else { return nil }
    return high << 4 | low
  }

  private static func isSecret(nameEndingAt end: Int, from first: Int, in text: Span<UInt8>) -> Bool {
    var start = end
    while start > first, end - start < maximumNameLength,
      text[start - 1].isOfName || text[start - 1] == UInt8(ascii: "%")
    {
      start -= 1
    }
    // What is still encoded in it may be a delimiter, or a letter.
    var name: [UInt8] = []
    var index = start
    while index < end {
      var byte = text[index]
      index += 1
      if byte == UInt8(ascii: "%") {
        while index + 1 < end, text[index] == UInt8(ascii: "2"), text[index + 1] == UInt8(ascii: "5") { index += 2 }
        if let escaped = escaped(index, in: text), index + 1 < end {
          byte = escaped
          index += 2
        }
      }
      if byte.isOfName { name.append(byte) } else { name = [] }
    }
    return Secret.isName(name.span)
  }

  /// A value ends at the next parameter of the same address or of one around it, and with the address.
  private static func valueEnd(from start: Int, depth: Int, in text: Span<UInt8>) -> Int {
    var index = start
    while index < text.count {
      let byte = text[unchecked: index]
      if byte.endsAddress || byte.isDelimiter { return index }
      if depth > 0, byte == UInt8(ascii: "%") {
        for delimiter in [UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: ";")] {
          if let found = Self.depth(of: delimiter, at: index, in: text), found <= depth { return index }
        }
      }
      index += 1
    }
    return index
  }
}

extension UInt8 {
  /// Whether it may be part of a parameter's name, as PHP writes nested ones: `auth[access_token]`.
  fileprivate var isOfName: Bool {
    switch self {
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]"): true
    default: isLetter || isDigit
    }
  }

  fileprivate var isDelimiter: Bool {
    self == UInt8(ascii: "&") || self == UInt8(ascii: "#") || self == UInt8(ascii: ";")
  }

  fileprivate var endsAddress: Bool {
    switch self {
    case 0...UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "\\"):
      true
    default: false
    }
  }
}
