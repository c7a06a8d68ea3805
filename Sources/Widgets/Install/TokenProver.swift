import Bitrix24

/// Has authorization servers say whose a token is, and compares that with what was posted together with it.
public struct TokenProver: Sendable {
  /// Why a token proves nothing.
  enum Failure: Error, Equatable, Sendable {
    /// The application's own name is not configured, so that there is nothing to compare with.
    case clientNotConfigured
    case noToken
    /// The portal names an authorization server that is not known.
    case unknownServer
    case notConfirmed(RESTError)
    case otherApplication
    /// The token is another portal's, or the server knows the portal at another address.
    case otherPortal
  }

  private let oauth: OAuth
  private let clientID: String?

  /// - Parameter clientID: of the application (`PLACARD_CLIENT_ID`).
  public init(oauth: OAuth, clientID: String?) {
    self.oauth = oauth
    self.clientID = clientID
  }

  /// What a known authorization server says of a token: that it is this application's, for the portal with this id, at
  /// this address. That its user may do anything there is not said with it.
  func proof(
    of token: Secret?, from serverEndpoint: String?, memberID: MemberID, at portal: PortalAddress,
    deadline: ContinuousClock.Instant
  ) async throws(Failure) -> TokenProof {
    guard let clientID else { throw .clientNotConfigured }
    guard let token else { throw .noToken }
    guard let server = oauth.server(endpoint: serverEndpoint) else { throw .unknownServer }
    let proof: TokenProof
    do throws(RESTError) {
      proof = try await oauth.proof(of: token, at: server, deadline: deadline)
    } catch {
      throw .notConfirmed(error)
    }
    guard proof.clientID == clientID else { throw .otherApplication }
    guard proof.installation.memberID == memberID.description, proof.installation.portal == portal else {
      throw .otherPortal
    }
    return proof
  }
}
