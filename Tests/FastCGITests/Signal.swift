import Synchronization

/// Something that happens once and that many may await. Waiting ends when the waiting task is cancelled, so that a
/// test's time limit works.
final class Signal: Sendable {
  private struct State {
    var isRaised = false
    var waiting: [AsyncStream<Never>.Continuation] = []
  }

  private let state = Mutex(State())

  func raise() {
    let waiting = state.withLock { state in
      state.isRaised = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.finish() }
  }

  func wait() async {
    let (stream, continuation) = AsyncStream<Never>.makeStream()
    state.withLock { state in
      if state.isRaised { continuation.finish() } else { state.waiting.append(continuation) }
    }
    for await _ in stream {}
  }

  var isRaised: Bool { state.withLock { $0.isRaised } }
}

/// Suspends until the task is cancelled.
func untilCancelled() async {
  let (stream, continuation) = AsyncStream<Never>.makeStream()
  for await _ in stream {}
  withExtendedLifetime(continuation) {}
}
