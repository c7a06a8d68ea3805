extension IPAddress {
  /// Whether browsers take the address for one of the machine itself or of a local network.
  /// https://wicg.github.io/local-network-access/#ip-address-space-heading
  package var isPrivate: Bool { Self.privateNetworks.contains { $0.contains(self) } }

  private static let privateNetworks = [
    "127.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "::1/128",
    "fc00::/7", "fe80::/10",
  ].map { IPNetwork($0)! }
}
