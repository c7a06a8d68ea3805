import Synchronization

@testable import Bitrix24
@testable import Bitrix24REST

/// A clock that stands still until somebody moves it, or sleeps.
final class TestClock: MonotonicClock {
  /// What happens to one who sleeps.
  enum Sleep {
    /// The time has come at once.
    case passes
    /// It comes when the clock is moved there.
    case lasts
  }

  private struct State {
    var now = ContinuousClock.now
    var sleeps: [Duration] = []
    var sleepers: [Int: (until: ContinuousClock.Instant, continuation: CheckedContinuation<Void, Never>)] = [:]
    var lastSleeper = 0
  }

  let start: ContinuousClock.Instant
  private let sleep: Sleep
  private let state: Mutex<State>

  init(_ sleep: Sleep = .passes) {
    let state = State()
    start = state.now
    self.sleep = sleep
    self.state = Mutex(state)
  }

  var minimumResolution: Duration { .nanoseconds(1) }

  var now: ContinuousClock.Instant { state.withLock { $0.now } }

  /// How long was slept each time.
  var sleeps: [Duration] { state.withLock { $0.sleeps } }

  func advance(by duration: Duration) {
    let due = state.withLock { state in
      state.now += duration
      let due = state.sleepers.filter { $0.value.until <= state.now }
      for number in due.keys { state.sleepers[number] = nil }
      return due.values.map(\.continuation)
    }
    for continuation in due { continuation.resume() }
  }

  func sleep(until instant: ContinuousClock.Instant, tolerance: Duration?) async {
    let number = state.withLock { state in
      state.sleeps.append(state.now.duration(to: instant))
      if sleep == .passes { state.now = max(state.now, instant) }
      state.lastSleeper += 1
      return state.lastSleeper
    }
    guard sleep == .lasts else { return }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isDue = state.withLock { state in
          if Task.isCancelled || state.now >= instant { return true }
          state.sleepers[number] = (instant, continuation)
          return false
        }
        if isDue { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: number) }?.continuation.resume()
    }
  }
}
