/// A range of IP addresses with a common prefix: `10.0.0.0/8`, `fd00::/8`.
package struct IPNetwork: Hashable, Sendable {
  private let address: IPAddress
  private let length: Int

  /// Reads an address, a slash and the prefix's length, in decimal without leading zero. The bits behind the prefix
  /// have to be zero: `10.1.2.3/8` may mean a host or a network, and so means neither.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = IPAddress(parts[0]), Self.isLength(parts[1]), let length = Int(parts[1])
    else {
      return nil
    }
    switch address {
    case .v4(let bits):
      // An IPv4 address in IPv6 notation would leave open what its length counts.
      guard length <= 32, bits & (UInt32.max >> length) == 0, !parts[0].contains(":") else { return nil }
    case .v6(let bits):
      guard length <= 128, bits & (UInt128.max >> length) == 0 else { return nil }
    }
    self.address = address
    self.length = length
  }

  func contains(_ other: IPAddress) -> Bool {
    switch (address, other) {
    case (.v4(let left), .v4(let right)): (left ^ right) & ~(UInt32.max >> length) == 0
    case (.v6(let left), .v6(let right)): (left ^ right) & ~(UInt128.max >> length) == 0
    default: false
    }
  }

  private static func isLength(_ text: Substring) -> Bool {
    (1...3).contains(text.utf8.count) && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      && (text == "0" || text.first != "0")
  }
}
