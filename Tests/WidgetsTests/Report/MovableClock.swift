import Bitrix24REST
import Synchronization

/// A clock that stands still until a test moves it.
final class MovableClock: MonotonicClock {
  private let moment = Mutex(ContinuousClock.now)

  var now: ContinuousClock.Instant { moment.withLock { $0 } }
  var minimumResolution: Duration { .nanoseconds(1) }

  func advance(by duration: Duration) { moment.withLock { $0 += duration } }
  func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async {
    moment.withLock { $0 = max($0, deadline) }
  }
}
