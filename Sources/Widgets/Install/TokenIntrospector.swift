import Bitrix24
import Bitrix24REST
import HTTPMessage

/// Has authorization servers say whose a token is, and compares that with what was posted together with it.
package struct TokenIntrospector: Sendable {
  /// Who has posted the token.
  struct Caller: Sendable {
    let client: ClientAddress
    /// Whether the portal's application token came with it. Such callers have an allowance of their own, and what a
    /// server has said of the token is not held against them: a portal is not to suffer from strangers.
    var hasApplicationToken = false
  }

  /// A token that is this application's, for the portal in question.
  struct Proven: Sendable {
    let proof: TokenIntrospection
    private let question: ProofLimit.Question

    fileprivate init(_ proof: TokenIntrospection, _ question: ProofLimit.Question) {
      self.proof = proof
      self.question = question
    }

    /// All that was to be proven has been. Until then the question counts as one that ended in a refusal.
    func confirm() {
      question.confirm()
    }
  }

  private let oauth: OAuth
  private let clientID: String?
  private let strangers: ProofLimit
  private let portals: ProofLimit

  /// - Parameter clientID: of the application (`PLACARD_CLIENT_ID`).
  package init(oauth: OAuth, clientID: String?, clock: any MonotonicClock = ContinuousClock()) {
    self.oauth = oauth
    self.clientID = clientID
    strangers = ProofLimit(clock: clock)
    portals = ProofLimit(clock: clock)
  }

  /// What a known authorization server says of a token: that it is this application's, for the portal with this id, at
  /// this address. That its user may do anything there is not said with it.
  func proof(
    of token: Secret?, from serverEndpoint: String?, memberID: MemberID, at portal: PortalAddress, by caller: Caller,
    deadline: ContinuousClock.Instant
  ) async throws(TokenIntrospectionError) -> Proven {
    guard let clientID else { throw .clientNotConfigured }
    guard let token else { throw .noToken }
    guard let server = oauth.server(endpoint: serverEndpoint) else { throw .unknownServer }
    if !caller.hasApplicationToken, let refusal = oauth.refusal(of: token, at: server) { throw .notConfirmed(refusal) }
    let limit = caller.hasApplicationToken ? portals : strangers
    guard let question = await limit.question(by: caller.client, until: deadline) else { throw .tooManyRefusals }
    // It may have waited for one about the same token.
    if !caller.hasApplicationToken, let refusal = oauth.refusal(of: token, at: server) {
      question.confirm()
      throw .notConfirmed(refusal)
    }
    let proof: TokenIntrospection
    do throws(RESTError) {
      proof = try await oauth.proof(of: token, at: server, deadline: deadline)
    } catch {
      // Nothing was refused where the server has not said anything about the token.
      switch error {
      case .transport, .queryLimitExceeded, .operationTimeLimit, .overloaded, .unreadable: question.confirm()
      case .server(_, let status) where status >= 500 || status == 429: question.confirm()
      default: break
      }
      throw .notConfirmed(error)
    }
    guard proof.clientID == clientID else { throw .otherApplication }
    guard proof.installation.memberID == memberID.description, proof.installation.portal == portal else {
      throw .otherPortal
    }
    return Proven(proof, question)
  }
}
