import Bitrix24

extension PortalAddress {
  /// The host, where it is an address and not a name.
  var numericAddress: IPAddress? {
    IPAddress(host.hasPrefix("[") ? host.dropFirst().dropLast() : host[...])
  }
}
