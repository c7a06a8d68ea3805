/// Who has how many batches running.
struct Slots {
  private struct Share {
    var running = 0
    /// Of those: started by callers who have proven nothing.
    var strangers = 0
    /// What strangers may still start.
    var allowance: StartAllowance
  }

  /// At the same time, at least one.
  var maximum: Int {
    didSet { maximum = max(1, maximum) }
  }
  private var shares: [PortalAddress: Share] = [:]
  private(set) var running = 0
  /// At how many portals those are forgotten of which there is nothing to remember. Where any host of a domain is
  /// served, strangers can think up portals.
  private var sweepsAt = leastSweep
  private static let leastSweep = 1024

  init(maximum: Int) {
    self.maximum = max(1, maximum)
  }

  /// How many portals are remembered.
  var portals: Int { shares.count }

  /// Takes a slot, or says why not.
  mutating func start(
    at portal: PortalAddress, isProven: Bool, now: ContinuousClock.Instant
  ) -> ConcurrencyLimit.Refusal? {
    var share = shares[portal] ?? Share(allowance: StartAllowance(now: now))
    guard running < maximum else { return .full }
    let isAlone = running == share.running
    guard isAlone || share.running < max(1, maximum / 4) else { return .portalShare }
    if !isProven {
      guard share.strangers < max(1, maximum / 8) else { return .strangersShare }
      guard share.allowance.take(now: now) else { return .strangersRate }
      share.strangers += 1
    }
    share.running += 1
    running += 1
    shares[portal] = share
    sweep(now)
    return nil
  }

  /// Gives a slot back.
  mutating func end(at portal: PortalAddress, isProven: Bool, now: ContinuousClock.Instant) {
    guard var share = shares[portal], share.running > 0 else { return }
    running -= 1
    share.running -= 1
    if !isProven { share.strangers -= 1 }
    shares[portal] = share.running == 0 && share.allowance.isWhole(now: now) ? nil : share
  }

  private mutating func sweep(_ now: ContinuousClock.Instant) {
    guard shares.count >= sweepsAt else { return }
    shares = shares.filter { $0.value.running > 0 || !$0.value.allowance.isWhole(now: now) }
    sweepsAt = max(Self.leastSweep, 2 * shares.count)
  }
}
