import Synchronization

/// A number that threads count up and tests wait for.
final class Counter: Sendable {
  private let number = Atomic<Int>(0)

  var value: Int { number.load(ordering: .sequentiallyConsistent) }

  @discardableResult
  func increment() -> Int {
    number.add(1, ordering: .sequentiallyConsistent).newValue
  }

  func decrement() {
    number.subtract(1, ordering: .sequentiallyConsistent)
  }

  /// Waits for a number, and says whether it came within 120 s.
  func reaches(_ expected: Int) async -> Bool {
    await eventually { self.value == expected }
  }
}

/// Waits for a condition, and says whether it came true within 120 s.
func eventually(_ condition: @Sendable () -> Bool) async -> Bool {
  let deadline = ContinuousClock.now + .seconds(120)
  while !condition() {
    guard ContinuousClock.now < deadline else { return false }
    try? await Task.sleep(for: .milliseconds(2))
  }
  return true
}
