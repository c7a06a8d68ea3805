import Bitrix24
import Bitrix24REST
import HTTPMessage

/// Opens clients of portals for the operators who have opened a widget, within the limits of this instance. Parts and
/// actions ask portals through it, and nothing else does for an operator.
package final class PortalClients: Sendable {
  private let rest: RESTService
  private let limit: ConcurrencyLimit
  private let moved: @Sendable (_ to: PortalAddress, _ from: PortalAddress) -> RESTEndpoint?
  private let confirmed: @Sendable (PortalAddress) -> Void
  /// The most questions and actions that run at the same time.
  package let maximum: Int

  /// - Parameters:
  ///   - moved: where a portal is asked that says to be found at another address than the one before.
  ///   - confirmed: a portal has answered to an operator's token, at its verified address.
  ///   - previous: the one whose place it takes: what runs there counts for both.
  package init(
    rest: RESTService, maximum: Int,
    moved: @escaping @Sendable (_ to: PortalAddress, _ from: PortalAddress) -> RESTEndpoint? = { _, _ in nil },
    confirmed: @escaping @Sendable (PortalAddress) -> Void = { _ in }, succeeding previous: PortalClients? = nil
  ) {
    self.rest = rest
    self.maximum = maximum
    self.moved = moved
    self.confirmed = confirmed
    limit = previous?.limit ?? ConcurrencyLimit(maximum: maximum)
    limit.setLimit(maximum)
  }

  /// How many questions and actions run.
  package var running: Int { limit.running }

  /// Takes the place of one question or action among those that may run.
  ///
  /// - Parameters:
  ///   - isAuthenticated: whether the call has shown the right application token.
  ///   - client: where the request came from.
  /// - Throws: which limit is reached.
  func permit(
    for token: Secret, at portal: RESTEndpoint, isAuthenticated: Bool, from client: ClientAddress
  ) throws(RateLimitError) -> ConcurrencyLimit.Permit {
    let isKnown = isAuthenticated || rest.hasAccepted(token, at: portal.address)
    return try limit.start(at: portal.address, as: isKnown ? .proven : .stranger(client))
  }

  /// Takes the place of one more action, with the token of a client.
  ///
  /// - Returns: `nil` where a limit is reached, and where the portal has not accepted the token yet.
  func permit(continuing client: RESTClient) -> ConcurrencyLimit.Permit? {
    let (portal, token) = client.authorization
    guard rest.hasAccepted(token, at: portal.address) else { return nil }
    return try? limit.start(at: portal.address, as: .proven)
  }

  /// Runs something at a portal with an operator's rights. The permit is given back afterwards.
  ///
  /// - Returns: what came of it, and what it took.
  func run<Value: Sendable>(
    as user: UserAuthorization, at portal: RESTEndpoint, holding permit: ConcurrencyLimit.Permit,
    until deadline: ContinuousClock.Instant, _ body: (RESTClient) async throws(RESTError) -> Value
  ) async -> (result: Result<Value, RESTError>, statistics: RESTStatistics) {
    defer { permit.end() }
    let client = rest.client(for: portal, user: user, deadline: deadline) { [moved] in moved($0, portal.address) }
    do throws(RESTError) {
      let value = try await body(client)
      // Where there was nothing to ask, as without a number, no token was sent.
      if client.statistics.calls > 0 { confirmed(portal.address) }
      return (.success(value), client.statistics)
    } catch {
      return (.failure(error), client.statistics)
    }
  }
}
