import Bitrix24
import Bitrix24REST
import PortalStore
import Synchronization

/// What has been read of reports, kept between two steps, within bounds of time and bytes.
///
/// By the portal's verified address and the SHA-256 of the access token: what only its user may see goes to nobody else.
final class ReportMemory: Sendable {
  struct Key: Hashable, Sendable {
    private let portal: PortalAddress
    private let token: SHA256Digest
    private let name: String

    /// - Parameter name: of what is read (``ReportQuery/name``).
    init(portal: PortalAddress, token: Secret, name: String) {
      self.portal = portal
      self.token = token.withExposed { SHA256Digest(of: $0.utf8) }
      self.name = name
    }
  }

  static let lifetime = Duration.seconds(60)
  /// The most reports.
  static let maximumReports = 64
  /// The most bytes of all together.
  static let maximumBytes = 64 << 20

  let clock: any MonotonicClock
  private let states = Mutex(
    ExpiringCache<Key, ReportState>(maximumEntries: maximumReports, maximumCost: maximumBytes))

  init(clock: any MonotonicClock = ContinuousClock()) {
    self.clock = clock
  }

  func state(_ key: Key) -> ReportState? {
    states.withLock { $0.value(for: key, now: clock.now) }
  }

  /// Keeps a report for a minute, one that waits for the portal until a minute after that.
  func keep(_ state: ReportState, as key: Key) {
    let now = clock.now
    let expires = max(now, state.pausedUntil ?? now) + Self.lifetime
    let cost = state.cost
    states.withLock { $0.insert(state, for: key, cost: cost, until: expires) }
  }
}
