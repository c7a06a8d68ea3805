import Bitrix24
import HTTPMessage
import Synchronization

/// How many batches may run at the same time, in all and at each portal, so that neither a portal that is stuck nor a
/// stranger who posts forms takes all there is.
///
/// - A portal has a quarter of the permits while another has something running, else all.
/// - Callers who have proven nothing share, at each portal, an eighth of the permits and two starts a second: as much as
///   a portal takes (<https://apidocs.bitrix24.com/limits.html>). They are told apart by their addresses: another one
///   has its part of both, whatever one takes.
/// - One such address has a quarter of all permits at most, over all portals: where any host of a domain is served, it
///   can think up portals.
package final class ConcurrencyLimit: Sendable {
  /// Who wants a batch started.
  package enum Caller: Hashable, Sendable {
    /// The application token was the right one, or the portal has accepted the access token before
    /// (``RESTService/hasAccepted(_:at:)``).
    case proven
    /// Has shown nothing that a stranger could not think up.
    case stranger(ClientAddress)
  }

  /// The right to run one batch. It ends with the object, or before.
  package final class Permit: Sendable {
    private let limit: ConcurrencyLimit
    private let portal: PortalAddress
    private let caller: Caller
    private let isHeld = Mutex(true)

    fileprivate init(_ limit: ConcurrencyLimit, _ portal: PortalAddress, _ caller: Caller) {
      self.limit = limit
      self.portal = portal
      self.caller = caller
    }

    deinit {
      end()
    }

    /// Gives the permit back. A second time does nothing.
    package func end() {
      let wasHeld = isHeld.withLock { isHeld in
        defer { isHeld = false }
        return isHeld
      }
      if wasHeld { limit.end(at: portal, as: caller) }
    }
  }

  private let clock: any MonotonicClock
  private let bulkhead: Mutex<Bulkhead>

  /// - Parameter maximum: of batches at the same time, at least one (`PLACARD_MAX_IN_FLIGHT`).
  package init(maximum: Int, clock: any MonotonicClock = ContinuousClock()) {
    self.clock = clock
    bulkhead = Mutex(Bulkhead(maximum: maximum))
  }

  /// Changes how many may run. Those that do go on.
  package func setLimit(_ maximum: Int) {
    bulkhead.withLock { $0.maximum = maximum }
  }

  /// How many are running.
  package var running: Int { bulkhead.withLock { $0.running } }

  /// Takes a permit for a batch.
  ///
  /// - Parameter portal: its verified address.
  package func start(at portal: PortalAddress, as caller: Caller) throws(RateLimitError) -> Permit {
    let now = clock.now
    let refusal = bulkhead.withLock { $0.start(at: portal, as: caller, now: now) }
    if let refusal { throw refusal }
    return Permit(self, portal, caller)
  }

  private func end(at portal: PortalAddress, as caller: Caller) {
    let now = clock.now
    bulkhead.withLock { $0.end(at: portal, as: caller, now: now) }
  }
}
