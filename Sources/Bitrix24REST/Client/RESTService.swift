import Bitrix24
import Synchronization

/// Everything that calls of methods have in common: the way to portals, the authorization servers, and what is
/// remembered of tokens and limits. One for the whole program.
package final class RESTService: Sendable {
  let transport: any Transport
  let refresher: TokenRefresher
  let clock: any MonotonicClock
  private let random: Mutex<any RandomNumberGenerator & Sendable>
  let tokens: TokenStatusCache
  let blockedMethods: BlockedMethods

  /// - Parameter oauth: the authorization servers; they have to be reached over the same transport.
  package init(
    transport: any Transport, oauth: OAuth, clock: any MonotonicClock = ContinuousClock(),
    random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
  ) {
    self.transport = transport
    self.clock = clock
    self.random = Mutex(random)
    refresher = TokenRefresher(oauth, clock)
    tokens = TokenStatusCache(clock)
    blockedMethods = BlockedMethods(clock)
  }

  /// A random number from 0 up to 1.
  func randomFraction() -> Double {
    random.withLock { Double.random(in: 0..<1, using: &$0) }
  }

  /// A client for one portal and one user, as long as one card is answered.
  ///
  /// - Parameters:
  ///   - portal: where the portal is asked.
  ///   - user: whose rights the calls have.
  ///   - deadline: when all of it has to be done, repetitions included.
  ///   - registered: whether an address at which the portal says to be found is a registered one of the same portal,
  ///     and how that is asked. Only there will the user's token be sent, and only a fresh token for one of its addresses
  ///     will be used.
  package func client(
    for portal: RESTEndpoint, user: UserAuthorization, deadline: ContinuousClock.Instant,
    registered: @escaping @Sendable (PortalAddress) -> RESTEndpoint? = { _ in nil }
  ) -> RESTClient {
    RESTClient(self, RESTExchange(self, portal: portal, user: user, deadline: deadline, registered: registered))
  }

  /// Whether a portal has answered with this token within the last hour: its owner is no stranger.
  package func hasAccepted(_ token: Secret, at portal: PortalAddress) -> Bool {
    tokens.hasAccepted(token, at: portal)
  }
}
