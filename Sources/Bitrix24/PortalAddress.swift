/// The address of a portal: scheme, host and port, known to be syntactically sound, in one canonical spelling.
///
/// Made from `DOMAIN` and `PROTOCOL`, which anybody can post, so that nothing else ever reaches a header, a URL or
/// the log. A host is a name (RFC 1123: labels of letters, digits and inner hyphens; internationalized names in their
/// `xn--` form), a dotted IPv4 address or a bracketed IPv6 address.
package struct PortalAddress: Hashable, Sendable, CustomStringConvertible {
  /// Whether the portal is reached over TLS (`PROTOCOL=1`).
  package let isSecure: Bool
  /// In lower case; an IPv6 address with its brackets.
  package let host: String
  /// `nil` for the scheme's own port.
  package let port: UInt16?

  /// Reads `host` or `host:port`.
  ///
  /// - Returns: `nil` for anything that is not exactly that, be it a single character more.
  package init?(_ text: String, isSecure: Bool) {
    guard text.utf8.count <= 262, let (host, port) = Self.split(text) else { return nil }
    guard let host = Self.canonicalHost(host) else { return nil }
    self.isSecure = isSecure
    self.host = host
    if let port {
      guard let number = Self.port(port) else { return nil }
      self.port = number == (isSecure ? 443 : 80) ? nil : number
    } else {
      self.port = nil
    }
  }

  /// The same host over TLS, at the same port.
  package var secured: PortalAddress { PortalAddress(isSecure: true, host: host, port: port) }

  private init(isSecure: Bool, host: String, port: UInt16?) {
    self.isSecure = isSecure
    self.host = host
    self.port = port
  }

  /// `host` or `host:port`, as people write it and as the log shows it.
  package var description: String { port.map { "\(host):\($0)" } ?? host }

  /// The origin as browsers spell it: `https://acme.bitrix24.com`.
  package var origin: String { (isSecure ? "https://" : "http://") + description }

  /// Reads an ``origin``.
  ///
  /// - Returns: `nil` for anything but the one spelling that browsers have for it.
  package init?(origin: String) {
    guard let (address, _) = Self.split(url: origin), address.origin == origin else { return nil }
    self = address
  }

  private static func split(_ text: String) -> (host: Substring, port: Substring?)? {
    let bytes = text.utf8
    if bytes.first == UInt8(ascii: "[") {
      guard let end = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      let rest = text[bytes.index(after: end)...]
      guard rest.isEmpty || rest.utf8.first == UInt8(ascii: ":") else { return nil }
      return (text[...end], rest.isEmpty ? nil : text[rest.utf8.index(after: rest.startIndex)...])
    }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return (text[...], nil) }
    return (text[..<colon], text[bytes.index(after: colon)...])
  }

  private static func port(_ text: Substring) -> UInt16? {
    guard text.utf8.allSatisfy(\.isDigit), text.first != "0" else { return nil }
    return UInt16(text)
  }

  private static func canonicalHost(_ text: Substring) -> String? {
    if text.hasPrefix("[") { return IPv6.canonical(text.dropFirst().dropLast()).map { "[\($0)]" } }
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...253).contains(text.utf8.count), labels.allSatisfy(isLabel) else { return nil }
    // A number at the end, decimal or hexadecimal, makes it an IPv4 address to every browser
    // (https://url.spec.whatwg.org/#ends-in-a-number-checker), so it must be a proper one.
    if isNumber(labels.last!) {
      guard labels.count == 4, labels.allSatisfy(isOctet) else { return nil }
    }
    return text.lowercased()
  }

  private static func isLabel(_ label: Substring.UTF8View) -> Bool {
    (1...63).contains(label.count) && label.allSatisfy { $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "-") }
      && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
  }

  private static func isNumber(_ label: Substring.UTF8View) -> Bool {
    guard label.first?.isDigit == true else { return false }
    let isHexadecimal = label.starts(with: "0x".utf8) || label.starts(with: "0X".utf8)
    return isHexadecimal ? label.dropFirst(2).allSatisfy(\.isHexadecimal) : label.allSatisfy(\.isDigit)
  }

  /// A number up to 255 in its one spelling.
  private static func isOctet(_ label: Substring.UTF8View) -> Bool {
    guard label.allSatisfy(\.isDigit), UInt8(Substring(label)) != nil else { return false }
    return label.count == 1 || label.first != UInt8(ascii: "0")
  }
}

/// IPv6 addresses in text (RFC 4291, section 2.2), without zone and without embedded IPv4.
enum IPv6 {
  /// The spelling of RFC 5952 of an address, or `nil` if it is none.
  static func canonical(_ text: Substring) -> String? {
    guard let groups = groups(text) else { return nil }
    let zeros = longestRunOfZeros(groups)
    let hexadecimal = groups.map { String($0, radix: 16) }
    guard let zeros else { return hexadecimal.joined(separator: ":") }
    return hexadecimal[..<zeros.lowerBound].joined(separator: ":") + "::"
      + hexadecimal[zeros.upperBound...].joined(separator: ":")
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    let sides = text.components(separatedBy: "::")
    switch sides.count {
    case 1:
      guard let groups = side(sides[0]), groups.count == 8 else { return nil }
      return groups
    case 2:
      guard let left = sides[0].isEmpty ? [] : side(sides[0]), let right = sides[1].isEmpty ? [] : side(sides[1]),
        left.count + right.count < 8
      else { return nil }
      return left + Array(repeating: 0, count: 8 - left.count - right.count) + right
    default:
      return nil
    }
  }

  private static func side(_ text: Substring) -> [UInt16]? {
    var groups: [UInt16] = []
    for group in text.split(separator: ":", omittingEmptySubsequences: false) {
      guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy(\.isHexadecimal),
        let value = UInt16(group, radix: 16)
      else { return nil }
      groups.append(value)
    }
    return groups
  }

  /// The first of the longest runs of two or more zero groups.
  private static func longestRunOfZeros(_ groups: [UInt16]) -> Range<Int>? {
    var best: Range<Int>?
    var start: Int?
    for index in 0...groups.count {
      if index < groups.count, groups[index] == 0 {
        start = start ?? index
      } else if let first = start {
        if index - first > max(1, best?.count ?? 1) { best = first..<index }
        start = nil
      }
    }
    return best
  }
}

extension Substring {
  /// The parts between the occurrences of a separator of two characters.
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
