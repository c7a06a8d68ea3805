import Bitrix24
import Synchronization

/// Renews tokens, each of them once, however many cards of a user want that at the same moment or with the same stale
/// token afterwards: the server exchanges a refresh token once, and blocks applications that renew without need.
final class TokenRefresher: Sendable {
  /// How long an exchange may take, whoever waits for it. It is not given up with the card that asked first: the new
  /// tokens would be lost with it.
  private static let exchangeTime = Duration.seconds(5)
  /// How long a refresh token that the server did not take is not offered again.
  private static let refusalLifetime = Duration.seconds(60)

  /// A refresh token, at the server that gave it.
  private struct Key: Hashable {
    let server: PortalAddress
    let token: TokenFingerprint
  }

  private typealias Outcome = Result<TokenResponse, RESTError>
  private typealias Waiter = CheckedContinuation<Outcome, Never>

  private struct State {
    /// By the refresh token that was given for them.
    var grants = ExpiringCache<Key, TokenResponse>(maximumEntries: 16_384)
    var refusals = ExpiringCache<Key, RESTError>(maximumEntries: 16_384)
    /// Those who wait for the exchanges that are running.
    var waiters: [Key: [Int: Waiter]] = [:]
    var lastWaiter = 0
  }

  private enum Admission {
    case known(Outcome)
    case waits
    /// Waits too, and the exchange is to be started, with this refresh token.
    case starts(Secret)
  }

  private let oauth: OAuth
  private let clock: any MonotonicClock
  private let state = Mutex(State())

  init(_ oauth: OAuth, _ clock: any MonotonicClock) {
    self.oauth = oauth
    self.clock = clock
  }

  /// Whether there is anything to renew the user's token with.
  func canRefresh(_ user: UserAuthorization) -> Bool {
    oauth.canRefresh && user.refreshToken != nil && oauth.server(endpoint: user.serverEndpoint) != nil
  }

  /// A fresh token for a user.
  ///
  /// - Parameters:
  ///   - refused: the access token that has turned out to be stale, be it one that came from here.
  ///   - deadline: until when the caller waits.
  func grant(
    for user: UserAuthorization, refused: Secret, deadline: ContinuousClock.Instant
  ) async throws(RESTError) -> TokenResponse {
    guard oauth.canRefresh, let refreshToken = user.refreshToken,
      let server = oauth.server(endpoint: user.serverEndpoint)
    else { throw .expiredToken }
    let key = Key(server: server, token: TokenFingerprint(refreshToken))
    let number = state.withLock { state in
      state.lastWaiter += 1
      return state.lastWaiter
    }
    var alarm: Task<Void, Never>?
    defer { alarm?.cancel() }
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        switch admit(waiter, number, key, offering: refreshToken, refused: refused) {
        case .known(let outcome): return waiter.resume(returning: outcome)
        case .starts(let token): Task { await exchange(token, at: server, for: key) }
        case .waits: break
        }
        alarm = Task { [clock] in
          try? await clock.sleep(until: deadline, tolerance: nil)
          if !Task.isCancelled { release(number, of: key, with: .transport(.deadline)) }
        }
        // The handler below has found nobody if it ran before.
        if Task.isCancelled { release(number, of: key, with: .transport(.cancelled)) }
      }
    } onCancel: {
      release(number, of: key, with: .transport(.cancelled))
    }
    return try outcome.get()
  }

  private func admit(
    _ waiter: Waiter, _ number: Int, _ key: Key, offering refreshToken: Secret, refused: Secret
  ) -> Admission {
    let now = clock.now
    return state.withLock { state in
      if state.waiters[key] != nil {
        state.waiters[key]?[number] = waiter
        return .waits
      }
      let grant = state.grants.value(for: key, now: now)
      if let grant, !grant.accessToken.matches(refused) { return .known(.success(grant)) }
      if let refusal = state.refusals.value(for: key, now: now) { return .known(.failure(refusal)) }
      state.waiters[key] = [number: waiter]
      // What was given for the token has taken its place.
      return .starts(grant?.refreshToken ?? refreshToken)
    }
  }

  /// Lets one go who cannot wait any longer. The exchange goes on.
  private func release(_ number: Int, of key: Key, with error: RESTError) {
    let waiter = state.withLock { $0.waiters[key]?.removeValue(forKey: number) }
    waiter?.resume(returning: .failure(error))
  }

  private func exchange(_ refreshToken: Secret, at server: PortalAddress, for key: Key) async {
    let outcome: Outcome
    do throws(RESTError) {
      outcome = .success(try await oauth.refresh(refreshToken, at: server, deadline: clock.now + Self.exchangeTime))
    } catch {
      outcome = .failure(error)
    }
    let now = clock.now
    let waiters = state.withLock { state in
      switch outcome {
      case .success(let grant): state.grants.insert(grant, for: key, until: grant.expires)
      // That server will say the same again; others may have been out of order for a moment.
      case .failure(let error) where error.remedy != .retry:
        state.refusals.insert(error, for: key, until: now + Self.refusalLifetime)
      case .failure: break
      }
      return state.waiters.removeValue(forKey: key)
    }
    for waiter in (waiters ?? [:]).values { waiter.resume(returning: outcome) }
  }
}
