/// How many calls a portal takes: fifty at once, then two a second
/// (<https://apidocs.bitrix24.com/limits.html>).
struct LeakyBucket: Sendable {
  static let capacity = 50.0
  static let leakPerSecond = 2.0

  private var level = 0.0
  private var emptiedAt: Moment?

  /// - Returns: whether a further call is within the limit.
  mutating func take(now: Moment) -> Bool {
    let elapsed = emptiedAt.map { max(0, now.seconds - $0.seconds) } ?? 0
    level = max(0, level - elapsed * Self.leakPerSecond)
    emptiedAt = now
    guard level + 1 <= Self.capacity else { return false }
    level += 1
    return true
  }
}
