/// Where a portal is asked.
package struct RESTEndpoint: Hashable, Sendable {
  /// As an administrator or a proven installation named it, never as a request says.
  package let address: PortalAddress
  /// Whether it may live at a private or loopback address, since an administrator named it.
  package let allowsPrivateAddress: Bool

  package init(_ address: PortalAddress, allowsPrivateAddress: Bool) {
    self.address = address
    self.allowsPrivateAddress = allowsPrivateAddress
  }
}
