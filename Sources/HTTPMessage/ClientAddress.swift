/// Whom a limit counts as one client: an IPv4 address, or the /64 of an IPv6 address, since a subscriber has all of it
/// (RFC 6177).
package enum ClientAddress: Hashable, Sendable {
  case v4(UInt32)
  /// The first half of the address.
  case v6Network(UInt64)
  /// Nothing that could be told apart, as behind a socket of the Unix domain: all of these count as one.
  case unknown

  /// - Parameter v6: an IPv6 address. Where an IPv4 address is written as one (`::ffff:…`), it is that IPv4 address.
  package init(v6: UInt128) {
    self = v6 >> 32 == 0xffff ? .v4(UInt32(truncatingIfNeeded: v6)) : .v6Network(UInt64(v6 >> 64))
  }
}
