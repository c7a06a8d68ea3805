import Bitrix24

/// Time and random numbers, injected so that tests are deterministic.
package struct Timing: Sendable {
  /// The time.
  package var now: @Sendable () -> ContinuousClock.Instant
  /// Waits until then, or until the task is cancelled.
  package var sleep: @Sendable (_ until: ContinuousClock.Instant) async -> Void
  /// A number from 0 up to 1.
  package var chance: @Sendable () -> Double

  package init(
    now: @escaping @Sendable () -> ContinuousClock.Instant,
    sleep: @escaping @Sendable (_ until: ContinuousClock.Instant) async -> Void,
    chance: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.sleep = sleep
    self.chance = chance
  }

  /// The real ones.
  package static let system = Timing(
    now: { .now },
    // It only ends early when the task is cancelled, and then there is nothing to wait for.
    sleep: { try? await Task.sleep(until: $0, clock: .continuous) },
    chance: { Double.random(in: 0..<1) })
}
