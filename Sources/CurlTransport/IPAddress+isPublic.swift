extension IPAddress {
  /// Whether the address is one of the public Internet, where any host may be. What the registries of IANA set apart is
  /// not: loopback, private and link-local networks, documentation, benchmarks, multicast and so on.
  /// https://www.iana.org/assignments/iana-ipv4-special-registry
  /// https://www.iana.org/assignments/iana-ipv6-special-registry
  var isPublic: Bool {
    switch self {
    case .v4:
      return !Self.special4.contains { $0.contains(self) }
    case .v6(let bits):
      // A translator or relay brings these to the IPv4 address inside.
      if Self.nat64.contains(self) { return IPAddress.v4(UInt32(truncatingIfNeeded: bits)).isPublic }
      if Self.sixToFour.contains(self) { return IPAddress.v4(UInt32(truncatingIfNeeded: bits >> 80)).isPublic }
      return Self.globalUnicast.contains(self) && !Self.special6.contains { $0.contains(self) }
    }
  }

  private static let nat64 = IPNetwork("64:ff9b::/96")!
  private static let sixToFour = IPNetwork("2002::/16")!
  private static let globalUnicast = IPNetwork("2000::/3")!

  private static let special4 = [
    "0.0.0.0/8",  // this host: Linux takes 0.0.0.0 for loopback
    "10.0.0.0/8",  // private
    "100.64.0.0/10",  // a provider's network behind NAT
    "127.0.0.0/8",  // loopback
    "169.254.0.0/16",  // link-local, and the metadata of cloud providers
    "172.16.0.0/12",  // private
    "192.0.0.0/24",  // protocol assignments
    "192.0.2.0/24",  // documentation
    "192.88.99.0/24",  // relays of 6to4
    "192.168.0.0/16",  // private
    "198.18.0.0/15",  // benchmarks
    "198.51.100.0/24",  // documentation
    "203.0.113.0/24",  // documentation
    "224.0.0.0/4",  // multicast
    "240.0.0.0/4",  // reserved, and broadcast
  ].map { IPNetwork($0)! }

  /// Of global unicast only; everything outside is special: `::`, `::1`, `64:ff9b:1::/48`, `fc00::/7`, `fe80::/10`,
  /// `ff00::/8` and what is not assigned.
  private static let special6 = [
    "2001::/23",  // protocol assignments, Teredo among them
    "2001:db8::/32",  // documentation
    "3fff::/20",  // documentation
  ].map { IPNetwork($0)! }
}
