/// Which addresses a request may be sent to.
struct AddressPolicy {
  /// Every address, since an administrator named the server.
  var allowsPrivate: Bool
  /// Where else servers may be than on the public Internet.
  var privateNetworks: [IPNetwork]

  func permits(_ address: IPAddress) -> Bool {
    allowsPrivate || address.isPublic || privateNetworks.contains { $0.contains(address) }
  }
}
