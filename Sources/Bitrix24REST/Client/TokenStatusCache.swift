import Bitrix24
import Synchronization

/// Which access tokens a portal or an authorization server has accepted or refused of late, and whose they are. Only
/// fingerprints are kept.
final class TokenStatusCache: Sendable {
  /// How long a refused token is not asked again.
  private static let refusalLifetime = Duration.seconds(60)
  /// A token lives an hour.
  private static let acceptanceLifetime = Duration.seconds(3600)

  private struct Key: Hashable {
    let portal: PortalAddress
    let token: TokenFingerprint
  }

  private struct State {
    var accepted = ExpiringCache<Key, Bool>(maximumEntries: 65_536)
    var owners = ExpiringCache<Key, Int>(maximumEntries: 16_384)
    var refused = ExpiringCache<Key, RESTError>(maximumEntries: 16_384)
  }

  private let clock: any MonotonicClock
  private let state = Mutex(State())

  init(_ clock: any MonotonicClock) {
    self.clock = clock
  }

  func accept(_ token: Secret, at portal: PortalAddress) {
    let key = Key(portal: portal, token: TokenFingerprint(token))
    let now = clock.now
    state.withLock {
      guard $0.accepted.value(for: key, now: now) == nil else { return }
      $0.accepted.insert(true, for: key, until: now + Self.acceptanceLifetime)
    }
  }

  /// Notes that a token was refused, unless that is known: whoever comes with it meanwhile does not make it last longer.
  func refuse(_ token: Secret, at portal: PortalAddress, because error: RESTError) {
    let key = Key(portal: portal, token: TokenFingerprint(token))
    let now = clock.now
    state.withLock {
      guard $0.refused.value(for: key, now: now) == nil else { return }
      $0.accepted.remove(key)
      $0.refused.insert(error, for: key, until: now + Self.refusalLifetime)
    }
  }

  func hasAccepted(_ token: Secret, at portal: PortalAddress) -> Bool {
    let key = Key(portal: portal, token: TokenFingerprint(token))
    return state.withLock { $0.accepted.value(for: key, now: clock.now) } ?? false
  }

  /// The portal's id of the user whose token it is, where it has said so within the last hour.
  func owner(of token: Secret, at portal: PortalAddress) -> Int? {
    let key = Key(portal: portal, token: TokenFingerprint(token))
    return state.withLock { $0.owners.value(for: key, now: clock.now) }
  }

  func setOwner(_ user: Int, of token: Secret, at portal: PortalAddress) {
    let key = Key(portal: portal, token: TokenFingerprint(token))
    let now = clock.now
    state.withLock { $0.owners.insert(user, for: key, until: now + Self.acceptanceLifetime) }
  }

  /// Why the portal has refused the token within the last minute, if it has.
  func refusal(of token: Secret, at portal: PortalAddress) -> RESTError? {
    let key = Key(portal: portal, token: TokenFingerprint(token))
    return state.withLock { $0.refused.value(for: key, now: clock.now) }
  }
}
