import Bitrix24

/// Portals that an administrator named: an entry of `PLACARD_PORTALS`.
///
/// `acme.bitrix24.com`, `portal.example:8443`, `*.example.com` (any number of labels in place of the star, at least
/// one), and `http://intranet` for a portal that may also be opened without TLS.
package struct PortalPattern: Hashable, Sendable, CustomStringConvertible {
  /// The entry as it was written.
  package let description: String
  /// What it names; of a wildcard, what is behind `*.`.
  package let address: PortalAddress
  /// Whether it stands for many hosts.
  package let isWildcard: Bool
  /// Whether `PROTOCOL=0` is accepted as well.
  package let allowsInsecure: Bool

  /// - Returns: `nil` for anything that is not such an entry.
  package init?(_ text: String) {
    var rest = text[...]
    allowsInsecure = rest.hasPrefix("http://")
    if allowsInsecure {
      rest.removeFirst("http://".count)
    } else if rest.hasPrefix("https://") {
      rest.removeFirst("https://".count)
    }
    isWildcard = rest.hasPrefix("*.")
    if isWildcard { rest.removeFirst(2) }
    guard let address = PortalAddress(String(rest), isSecure: !allowsInsecure) else { return nil }
    self.address = address
    description = text
  }

  /// Whether the portal is meant, whatever its scheme.
  package func matches(_ portal: PortalAddress) -> Bool {
    guard portal.port == address.port else { return false }
    return isWildcard ? portal.host.hasSuffix("." + address.host) : portal.host == address.host
  }
}
