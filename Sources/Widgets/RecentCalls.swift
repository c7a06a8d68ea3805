import Bitrix24
import Synchronization

/// The call cards that were served last, for the administrator's view. Kept in memory, for this process only.
package final class RecentCalls: Sendable {
  /// A card that was served.
  struct Call: Equatable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    let time: Int
    /// With its middle unreadable.
    let phone: String
    let direction: CallDirection
  }

  /// So many of a portal, and so many portals.
  static let maximumCalls = 10
  static let maximumPortals = 1000

  /// Seconds since 1970-01-01T00:00:00Z.
  package let clock: @Sendable () -> Int
  private let calls = Mutex<[PortalAddress: Ring]>([:])

  /// The calls of a portal, each new one in the place of the oldest: every card adds one, and others wait meanwhile.
  private struct Ring {
    private var calls: [Call] = []
    private var oldest = 0

    mutating func add(_ call: Call) {
      guard calls.count == maximumCalls else { return calls.append(call) }
      calls[oldest] = call
      oldest = (oldest + 1) % maximumCalls
    }

    /// The latest first.
    var latest: [Call] { Array((calls[oldest...] + calls[..<oldest]).reversed()) }
  }

  /// - Parameter clock: seconds since 1970-01-01T00:00:00Z.
  package init(clock: @escaping @Sendable () -> Int) {
    self.clock = clock
  }

  /// Remembers a call that was let in.
  func add(_ context: CallContext, at portal: PortalAddress) {
    let call = Call(time: clock(), phone: context.phone.masked, direction: context.direction)
    calls.withLock { calls in
      // Where any host of a domain is served, strangers can think up portals.
      if calls.count >= Self.maximumPortals && calls[portal] == nil { calls.removeAll() }
      calls[portal, default: Ring()].add(call)
    }
  }

  /// The last ones of a portal, the latest first.
  func last(at portal: PortalAddress) -> [Call] {
    calls.withLock { $0[portal]?.latest ?? [] }
  }
}
