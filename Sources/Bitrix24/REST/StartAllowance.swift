/// How many starts are left: fifty at first, and two more each second, the numbers of a portal's own limit
/// (<https://apidocs.bitrix24.com/limits.html>).
struct StartAllowance {
  static let most = 50.0
  static let perSecond = 2.0

  private var left = most
  private var asOf: ContinuousClock.Instant

  init(now: ContinuousClock.Instant) {
    asOf = now
  }

  /// Takes a start, if there is one.
  mutating func take(now: ContinuousClock.Instant) -> Bool {
    left = left(now)
    asOf = max(asOf, now)
    guard left >= 1 else { return false }
    left -= 1
    return true
  }

  /// Whether nothing of it is used.
  func isWhole(now: ContinuousClock.Instant) -> Bool { left(now) >= Self.most }

  private func left(_ now: ContinuousClock.Instant) -> Double {
    let elapsed = max(.zero, asOf.duration(to: now))
    return min(Self.most, left + Self.perSecond * (elapsed / .seconds(1)))
  }
}
