import Bitrix24
import Synchronization

/// The exchange between one client and the servers: sends requests, reads what comes back, and repeats a request where
/// that helps. Knows with which token and at which address the portal is asked by now.
final class RESTExchange: Sendable {
  /// The least pause after `QUERY_LIMIT_EXCEEDED`: on ordinary plans there is room for two more requests each second
  /// (<https://apidocs.bitrix24.com/limits.html>). Chance makes it up to twice as long, so that cards do not come back
  /// together.
  private static let shortestPause = Duration.milliseconds(500)
  /// A repetition that has less time left than this is not begun.
  private static let leastTime = Duration.milliseconds(100)

  private struct State {
    var portal: RESTEndpoint
    var token: Secret
    var statistics = RESTStatistics()
  }

  /// The ways in which a request has been repeated.
  private struct Repetitions {
    var hasPaused = false
    var hasRefreshed = false
    var hasMoved = false
  }

  private let service: RESTService
  private let user: UserAuthorization
  let deadline: ContinuousClock.Instant
  private let registered: @Sendable (PortalAddress) -> RESTEndpoint?
  private let state: Mutex<State>

  init(
    _ service: RESTService, portal: RESTEndpoint, user: UserAuthorization, deadline: ContinuousClock.Instant,
    registered: @escaping @Sendable (PortalAddress) -> RESTEndpoint?
  ) {
    self.service = service
    self.user = user
    self.deadline = deadline
    self.registered = registered
    state = Mutex(State(portal: portal, token: user.accessToken))
  }

  var statistics: RESTStatistics { state.withLock { $0.statistics } }

  /// Keeps which commands failed, for the log.
  func note(_ failures: [CommandFailure]) {
    if failures.isEmpty { return }
    state.withLock { $0.statistics.failures += failures }
  }

  /// Where the portal is asked by now.
  var portal: RESTEndpoint { state.withLock { $0.portal } }

  /// With which token the portal is asked by now.
  var token: Secret { state.withLock { $0.token } }

  /// Sends a request until it has its answer, or there is no more to be tried.
  ///
  /// - Parameters:
  ///   - form: makes the request's form with a token.
  ///   - read: makes something of the answer; an error of its own counts as the portal's.
  func send<Answer>(
    _ path: String, form: (Secret) -> [UInt8], read: (RESTAnswer) throws(RESTError) -> Answer
  ) async throws(RESTError) -> Answer {
    var repetitions = Repetitions()
    while true {
      let (portal, token) = state.withLock { ($0.portal, $0.token) }
      do throws(RESTError) {
        if let refusal = service.tokens.refusal(of: token, at: portal.address) { throw refusal }
        let response = try await request(path, RequestBody(form(token)), to: portal)
        if Redirect.isRedirect(response.status) {
          try move(with: response, from: portal, path: path, &repetitions)
          continue
        }
        let answer = try read(RESTAnswer(response, now: service.clock.now))
        service.tokens.accept(token, at: portal.address)
        return answer
      } catch {
        try await recover(from: error, of: token, at: portal, &repetitions)
      }
    }
  }

  private func request(
    _ path: String, _ body: RequestBody, to portal: RESTEndpoint
  ) async throws(RESTError) -> TransportResponse {
    let start = service.clock.now
    guard start < deadline else { throw .transport(.deadline) }
    defer { count(1, since: start) }
    let response: TransportResponse
    do throws(TransportError) {
      response = try await service.transport.send(
        TransportRequest(
          server: portal.address, path: path, body: body, deadline: deadline, maximumBytes: RESTClient.maximumBytes,
          allowsPrivateAddress: portal.allowsPrivateAddress))
    } catch {
      throw .transport(error)
    }
    guard response.body.count <= RESTClient.maximumBytes else { throw .transport(.tooLarge) }
    return response
  }

  private func count(_ calls: Int, since start: ContinuousClock.Instant) {
    let time = start.duration(to: service.clock.now)
    state.withLock {
      $0.statistics.calls += calls
      $0.statistics.time += time
    }
  }

  private func move(
    with response: TransportResponse, from portal: RESTEndpoint, path: String, _ repetitions: inout Repetitions
  ) throws(RESTError) {
    guard !repetitions.hasMoved else { throw .badRedirect }
    repetitions.hasMoved = true
    let target = try Redirect.target(of: response, from: portal.address, path: path)
    guard let endpoint = registered(target), endpoint.address == target else { throw .moved(target) }
    state.withLock { $0.portal = endpoint }
  }

  /// Makes ready for a repetition.
  ///
  /// - Throws: the error where there is to be none.
  private func recover(
    from error: RESTError, of token: Secret, at portal: RESTEndpoint, _ repetitions: inout Repetitions
  ) async throws(RESTError) {
    switch error {
    case .queryLimitExceeded where !repetitions.hasPaused:
      repetitions.hasPaused = true
      let end = service.clock.now + Self.shortestPause * (1 + service.randomFraction())
      guard end + Self.leastTime < deadline else { throw error }
      // It ends early only when the task is cancelled.
      try? await service.clock.sleep(until: end, tolerance: nil)
      if Task.isCancelled { throw .transport(.cancelled) }
    case .expiredToken:
      service.tokens.refuse(token, at: portal.address, because: error)
      guard !repetitions.hasRefreshed, service.refresher.canRefresh(user) else { throw error }
      repetitions.hasRefreshed = true
      try await refresh(token, at: portal)
    case .invalidToken:
      service.tokens.refuse(token, at: portal.address, because: error)
      throw error
    default:
      throw error
    }
  }

  /// - Throws: that the token has expired, if there is no fresh one for whatever reason: then the browser may get one.
  private func refresh(_ token: Secret, at portal: RESTEndpoint) async throws(RESTError) {
    let start = service.clock.now
    do throws(RESTError) {
      defer { count(0, since: start) }
      let grant = try await service.refresher.grant(for: user, refused: token, deadline: deadline)
      // Who has got hold of a refresh token of one portal must not get an access token for it by way of another.
      guard grant.portal == portal.address || registered(grant.portal) != nil else { throw .invalidToken }
      state.withLock { $0.token = grant.accessToken }
    } catch {
      state.withLock { $0.statistics.refreshError = error }
      switch error {
      case .paymentRequired, .transport(.deadline), .transport(.cancelled): throw error
      default: throw .expiredToken
      }
    }
  }
}
