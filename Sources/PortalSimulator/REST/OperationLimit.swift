/// Methods that have taken too much of the portal's time, each with the moment at which it may be called again
/// (<https://apidocs.bitrix24.com/settings/performance/limits.html>).
struct OperationLimit: Sendable, Equatable {
  private var resets: [String: Moment] = [:]

  /// - Returns: when the method can be called again, or `nil` if it can be now. The time runs from the first refusal.
  mutating func reset(of method: String, seconds: Int, now: Moment) -> Moment? {
    let reset = resets[method] ?? now.adding(seconds: seconds)
    resets[method] = reset
    return reset > now ? reset : nil
  }
}
