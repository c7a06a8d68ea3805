import Bitrix24

/// Decides which calls are answered: those of portals that an administrator named, or that have installed the
/// application.
package struct AccessPolicy: Sendable {
  private let portals: [PortalPattern]
  private let applicationToken: ApplicationToken?
  private let registry: PortalRegistry?

  /// - Parameters:
  ///   - portals: those that an administrator named.
  ///   - applicationToken: what every call must carry, or `nil` to ask for what the portal is registered with.
  ///   - registry: those that have installed the application.
  package init(portals: [PortalPattern], applicationToken: ApplicationToken?, registry: PortalRegistry? = nil) {
    self.portals = portals
    self.applicationToken = applicationToken
    self.registry = registry
  }

  /// Where a portal is asked for data.
  ///
  /// An address that an administrator named may be a private one. A host that only fits a wildcard may not: whoever can
  /// name a host there could have us ask a neighbour. Nor may one that has only installed the application.
  ///
  /// - Throws: why it is not one of ours.
  package func endpoint(for portal: PortalAddress) throws(AccessError) -> RESTEndpoint {
    let named = portals.filter { $0.matches(portal) }
    guard portal.isSecure else {
      if named.contains(where: \.allowsInsecure) { return endpoint(for: portal, named: named) }
      throw named.isEmpty && installation(at: portal.secured) == nil ? .unknownPortal : .insecurePortal
    }
    guard !named.isEmpty || installation(at: portal) != nil else { throw .unknownPortal }
    return endpoint(for: portal, named: named)
  }

  private func endpoint(for portal: PortalAddress, named: [PortalPattern]) -> RESTEndpoint {
    RESTEndpoint(portal, allowsPrivateAddress: named.contains { !$0.isWildcard })
  }

  /// Where a portal is asked that says to be found at another address: only where that was proven to be the same portal's.
  package func endpoint(for address: PortalAddress, ofPortalAt known: PortalAddress) -> RESTEndpoint? {
    guard installation(at: known)?.addresses.contains(address) == true else { return nil }
    return try? endpoint(for: address)
  }

  /// The registration of a portal, if it has installed the application.
  package func installation(at portal: PortalAddress) -> InstalledPortal? {
    registry?.portal(at: portal)
  }

  /// Whether a call of a portal is checked for an application token, if it carries one.
  package func checksApplicationToken(of portal: PortalAddress) -> Bool {
    applicationToken != nil || installation(at: portal)?.applicationToken != nil
  }

  /// - Throws: why the call is refused.
  package func authorize(_ call: PlacementCall) throws(AccessError) -> AuthorizedCall {
    try authorize(call.portal, call.applicationToken)
  }

  /// Decides about what a portal's server has posted, which has the application token where one is known.
  ///
  /// - Throws: why it is refused.
  package func authorizeEvent(
    from portal: PortalAddress, applicationToken token: Secret?
  ) throws(AccessError) -> AuthorizedCall {
    let authorized = try authorize(portal, token)
    if !authorized.isAuthenticated && checksApplicationToken(of: portal) { throw .missingApplicationToken }
    return authorized
  }

  private func authorize(_ portal: PortalAddress, _ token: Secret?) throws(AccessError) -> AuthorizedCall {
    let endpoint = try endpoint(for: portal)
    if let applicationToken {
      guard let token else { throw .missingApplicationToken }
      guard applicationToken.matches(token) else { throw .wrongApplicationToken(digest: token.digest) }
      return AuthorizedCall(endpoint: endpoint, isAuthenticated: true)
    }
    // Older portals send none: the page holds only what was posted, and the portal decides about the rest.
    guard let known = installation(at: portal)?.applicationToken, let token else {
      return AuthorizedCall(endpoint: endpoint, isAuthenticated: false)
    }
    guard known.matches(token) else { throw .wrongApplicationToken(digest: token.digest) }
    return AuthorizedCall(endpoint: endpoint, isAuthenticated: true)
  }
}
