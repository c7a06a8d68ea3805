import Bitrix24
import Synchronization

/// The methods that portals have blocked since they took too much time, and until when: asking again only gets the same
/// answer (<https://apidocs.bitrix24.com/limits.html>).
final class BlockedMethods: Sendable {
  private struct Key: Hashable {
    let portal: PortalAddress
    let method: String
  }

  private let clock: any MonotonicClock
  private let resets = Mutex(ExpiringCache<Key, ContinuousClock.Instant>(maximumEntries: 4096))

  init(_ clock: any MonotonicClock) {
    self.clock = clock
  }

  func block(_ method: String, at portal: PortalAddress, until resetAt: ContinuousClock.Instant) {
    resets.withLock { $0.insert(resetAt, for: Key(portal: portal, method: method), until: resetAt) }
  }

  /// Until when the method is blocked, if it is.
  func reset(of method: String, at portal: PortalAddress) -> ContinuousClock.Instant? {
    resets.withLock { $0.value(for: Key(portal: portal, method: method), now: clock.now) }
  }
}
