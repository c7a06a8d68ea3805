/// Where a portal is asked.
public struct RESTEndpoint: Hashable, Sendable {
  /// As an administrator or a proven installation named it, never as a request says.
  public let address: PortalAddress
  /// Whether it may live at a private or loopback address, since an administrator named it.
  public let allowsPrivateAddress: Bool

  public init(_ address: PortalAddress, allowsPrivateAddress: Bool) {
    self.address = address
    self.allowsPrivateAddress = allowsPrivateAddress
  }
}
