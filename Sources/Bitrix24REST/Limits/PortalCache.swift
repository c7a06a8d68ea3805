import Bitrix24
import Synchronization

/// What portals have answered and what does not change from call to call, such as the names of stages and people.
///
/// Kept by the portal's verified address, never by what a request says of itself, so that no portal can put anything
/// into the pages of another. Values are the same for all users of a portal: what only some may see does not belong here.
package final class PortalCache<Value: Sendable>: Sendable {
  private struct Key: Hashable {
    let portal: PortalAddress
    let name: String
  }

  private let lifetime: Duration
  private let clock: any MonotonicClock
  private let cache: Mutex<ExpiringCache<Key, Value>>

  /// - Parameters:
  ///   - lifetime: how long a value is used.
  ///   - maximumBytes: how much is kept of all portals together, by what their values are said to cost.
  package init(
    lifetime: Duration, maximumEntries: Int = 4096, maximumBytes: Int = 8 << 20,
    clock: any MonotonicClock = ContinuousClock()
  ) {
    self.lifetime = lifetime
    self.clock = clock
    cache = Mutex(ExpiringCache(maximumEntries: maximumEntries, maximumCost: maximumBytes))
  }

  package func value(_ name: String, of portal: PortalAddress) -> Value? {
    cache.withLock { $0.value(for: Key(portal: portal, name: name), now: clock.now) }
  }

  /// - Parameter bytes: about how much memory the value takes.
  package func keep(_ value: Value, as name: String, of portal: PortalAddress, bytes: Int) {
    let expires = clock.now + lifetime
    cache.withLock { $0.insert(value, for: Key(portal: portal, name: name), cost: bytes, until: expires) }
  }
}
