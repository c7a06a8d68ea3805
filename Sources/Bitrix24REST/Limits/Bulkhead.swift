import Bitrix24
import HTTPMessage

/// Who has how many batches running.
struct Bulkhead {
  private struct Share {
    var running = 0
    /// Of those: started by callers who have proven nothing.
    var strangers: SharedTokenBucket
    /// What strangers may still start: the numbers of a portal's own limit (<https://apidocs.bitrix24.com/limits.html>).
    var starts: SharedTokenBucket

    init(now: ContinuousClock.Instant) {
      strangers = SharedTokenBucket(capacity: 1, sharing: .guaranteed, now: now)
      starts = SharedTokenBucket(capacity: 50, sharing: .guaranteed, perSecond: 2, now: now)
    }
  }

  /// At the same time, at least one.
  var maximum: Int {
    didSet { maximum = max(1, maximum) }
  }
  private var shares: [PortalAddress: Share] = [:]
  private(set) var running = 0
  /// How many strangers have running, by their address, at all portals.
  private var strangers: [ClientAddress: Int] = [:]
  /// At how many portals those are forgotten of which there is nothing to remember. Where any host of a domain is
  /// served, strangers can think up portals.
  private var sweepsAt = leastSweep
  private static let leastSweep = 1024

  init(maximum: Int) {
    self.maximum = max(1, maximum)
  }

  /// How many portals are remembered.
  var portals: Int { shares.count }

  /// Takes a permit, or says why not.
  mutating func start(
    at portal: PortalAddress, as caller: ConcurrencyLimit.Caller, now: ContinuousClock.Instant
  ) -> RateLimitError? {
    var share = shares[portal] ?? Share(now: now)
    guard running < maximum else { return .full }
    let isAlone = running == share.running
    guard isAlone || share.running < max(1, maximum / 4) else { return .portalShare }
    if case .stranger(let client) = caller {
      if let refusal = start(client, in: &share, now: now) { return refusal }
    }
    share.running += 1
    running += 1
    shares[portal] = share
    sweep(now)
    return nil
  }

  private mutating func start(
    _ client: ClientAddress, in share: inout Share, now: ContinuousClock.Instant
  ) -> RateLimitError? {
    // Where strangers can think up portals, one of them has a quarter of all at most.
    guard strangers[client, default: 0] < max(2, maximum / 4) else { return .strangersShare }
    share.strangers.capacity = Double(max(1, maximum / 8))
    // Addresses that come later have theirs on top. Together they leave a part of the portal's quarter to its operators.
    guard share.strangers.total < Double(max(1, maximum * 3 / 16)) else { return .strangersShare }
    guard share.strangers.take(client, now: now) else { return .strangersShare }
    guard share.starts.take(client, now: now) else { return .strangersRate }
    strangers[client, default: 0] += 1
    return nil
  }

  /// Gives a permit back.
  mutating func end(at portal: PortalAddress, as caller: ConcurrencyLimit.Caller, now: ContinuousClock.Instant) {
    guard var share = shares[portal], share.running > 0 else { return }
    running -= 1
    share.running -= 1
    if case .stranger(let client) = caller {
      share.strangers.giveBack(client, now: now)
      let left = strangers[client, default: 1] - 1
      strangers[client] = left > 0 ? left : nil
    }
    shares[portal] = share.running == 0 && share.starts.isWhole(now: now) ? nil : share
  }

  private mutating func sweep(_ now: ContinuousClock.Instant) {
    guard shares.count >= sweepsAt else { return }
    for (portal, var share) in shares where share.running == 0 && share.starts.isWhole(now: now) {
      shares[portal] = nil
    }
    sweepsAt = max(Self.leastSweep, 2 * shares.count)
  }
}
