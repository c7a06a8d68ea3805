import Bitrix24

/// Decides which calls are answered.
public struct Gate: Sendable {
  /// Why a call is not answered.
  public enum Refusal: Error, Equatable, Sendable {
    /// The portal is not one of ours.
    case unknownPortal
    /// The portal is one of ours, but not over plain http.
    case insecurePortal
    case missingApplicationToken
    /// - `digest`: of the token that came, so that the administrator can copy it from the log.
    case wrongApplicationToken(digest: SHA256Digest)
  }

  private let portals: [PortalPattern]
  private let applicationToken: ApplicationToken?

  /// - Parameters:
  ///   - portals: those that are served.
  ///   - applicationToken: what every call must carry, or `nil` to ask for none.
  public init(portals: [PortalPattern], applicationToken: ApplicationToken?) {
    self.portals = portals
    self.applicationToken = applicationToken
  }

  /// Where a portal is asked for data.
  ///
  /// An address that an administrator named may be a private one. A host that only fits a wildcard may not: whoever can
  /// name a host there could have us ask a neighbour.
  ///
  /// - Throws: why it is not one of ours.
  public func endpoint(for portal: PortalAddress) throws(Refusal) -> RESTEndpoint {
    let matching = try entries(for: portal)
    return RESTEndpoint(portal, allowsPrivateAddress: matching.contains { !$0.isWildcard })
  }

  private func entries(for portal: PortalAddress) throws(Refusal) -> [PortalPattern] {
    let matching = portals.filter { $0.matches(portal) }
    if matching.isEmpty { throw .unknownPortal }
    guard portal.isSecure || matching.contains(where: \.allowsInsecure) else { throw .insecurePortal }
    return matching
  }

  /// Whether calls are checked for an application token.
  public var checksApplicationToken: Bool { applicationToken != nil }

  /// - Throws: why the call is refused.
  public func admit(_ call: PlacementCall) throws(Refusal) {
    _ = try entries(for: call.portal)
    guard let applicationToken else { return }
    guard let token = call.applicationToken else { throw .missingApplicationToken }
    guard applicationToken.matches(token) else { throw .wrongApplicationToken(digest: token.digest) }
  }
}
