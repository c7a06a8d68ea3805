import Bitrix24
import HTTPMessage

/// What all clients who have proven nothing may take together, shared so that one address never has what others need.
///
/// What was taken is replaced at a steady rate, in equal parts for each address that has taken some.
struct SharedTokenBucket {
  /// How it is shared.
  enum Sharing {
    /// Of `n` addresses, one may take while what it has and the others' parts, each at most `capacity / n`, stay within
    /// the capacity. So one alone may have all, and each that comes later gets its `capacity / n` for sure. Together
    /// they may hold up to `capacity · (1 + 1/2 + … + 1/n)`.
    case guaranteed
    /// Together they never hold more than the capacity. One address alone may take up to `mostForOne`; of `n`, each may
    /// take up to `capacity / (n + 1)`. The last `forNewcomers` are for addresses that have taken nothing yet, one each.
    case reserved(mostForOne: Double, forNewcomers: Double)
  }

  /// For all.
  var capacity: Double
  private let sharing: Sharing
  private let perSecond: Double

  /// What each address has taken and was not replaced yet: never zero.
  private var taken: [ClientAddress: Double] = [:]
  private var asOf: ContinuousClock.Instant

  /// - Parameter perSecond: how much of what was taken is replaced.
  init(capacity: Double, sharing: Sharing, perSecond: Double = 0, now: ContinuousClock.Instant) {
    self.capacity = capacity
    self.sharing = sharing
    self.perSecond = perSecond
    asOf = now
  }

  /// Takes one, if the client may.
  mutating func take(_ client: ClientAddress, now: ContinuousClock.Instant) -> Bool {
    replace(now)
    let own = taken[client] ?? 0
    let others = taken.filter { $0.key != client }.values
    guard mayTake(own, others) else { return false }
    taken[client] = own + 1
    return true
  }

  private func mayTake(_ own: Double, _ others: some Collection<Double>) -> Bool {
    let sharers = Double(others.count + 1)
    switch sharing {
    case .guaranteed:
      return own + 1 + others.reduce(0) { $0 + min($1, capacity / sharers) } <= capacity
    case .reserved(let mostForOne, _):
      if isExhausted(for: own) { return false }
      if own == 0 { return true }
      return own + 1 <= (others.isEmpty ? mostForOne : capacity / (sharers + 1))
    }
  }

  /// Gives one back that turned out not to count.
  mutating func giveBack(_ client: ClientAddress, now: ContinuousClock.Instant) {
    replace(now)
    guard let own = taken[client] else { return }
    taken[client] = own > 1 ? own - 1 : nil
  }

  /// What all have taken, as of the last time.
  var total: Double { taken.values.reduce(0, +) }

  /// Whether, as of the last time, nothing is left for an address, whatever its own share of it.
  func isExhausted(for client: ClientAddress) -> Bool { isExhausted(for: taken[client] ?? 0) }

  private func isExhausted(for own: Double) -> Bool {
    guard own > 0, case .reserved(_, let forNewcomers) = sharing else { return total + 1 > capacity }
    return total + 1 > capacity - forNewcomers
  }

  /// Whether nothing of it is taken.
  mutating func isWhole(now: ContinuousClock.Instant) -> Bool {
    replace(now)
    return taken.isEmpty
  }

  private mutating func replace(_ now: ContinuousClock.Instant) {
    var replaced = perSecond * (max(.zero, asOf.duration(to: now)) / .seconds(1))
    asOf = max(asOf, now)
    // Whoever has taken less than its part leaves the rest to the others.
    while replaced > 0, let least = taken.values.min() {
      let part = min(least, replaced / Double(taken.count))
      replaced -= part * Double(taken.count)
      taken = taken.compactMapValues { $0 - part > 1e-9 ? $0 - part : nil }
      if part < least { return }
    }
  }
}
