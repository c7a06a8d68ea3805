import Bitrix24

/// What an answer's `time` says of the limit on a method's working time.
///
/// Documentation: <https://apidocs.bitrix24.com/limits.html>
package struct OperatingTime: Sendable {
  /// A portal adds up a method's time in portions of a minute and forgets each ten minutes later.
  private static let portion = Duration.seconds(60)
  private static let memory = 600.0

  private let untilReset: Duration?
  /// Seconds that the method has worked within the last ten minutes, as the portal counts them.
  package let used: Double

  /// - Parameter value: the `time` of an answer, or of a command in `result_time`.
  init(_ value: JSONValue?) {
    used = max(0, value?["operating"]?.number ?? 0)
    // By the portal's clock on both sides, so that it does not matter whether it agrees with ours.
    if let reset = value?["operating_reset_at"]?.number, let now = (value?["finish"] ?? value?["start"])?.number {
      untilReset = .seconds(min(max(reset - now, 1), Self.memory))
    } else {
      untilReset = nil
    }
  }

  /// When a method that is blocked now is worth another try.
  package func resetAt(now: ContinuousClock.Instant) -> ContinuousClock.Instant {
    now + (untilReset ?? Self.portion)
  }

  /// The first of two that knows.
  func or(_ other: OperatingTime) -> OperatingTime { untilReset == nil ? other : self }
}
