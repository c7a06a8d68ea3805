import Synchronization

/// A number that goes up, and whose reaching of a value may be awaited.
final class Counter: Sendable {
  private struct State {
    var value = 0
    var waiting: [(value: Int, signal: Signal)] = []
  }

  private let state = Mutex(State())

  var value: Int { state.withLock { $0.value } }

  func increment() {
    let reached = state.withLock { state in
      state.value += 1
      return state.waiting.filter { $0.value <= state.value }
    }
    for (_, signal) in reached { signal.raise() }
  }

  func wait(for value: Int) async {
    let signal = Signal()
    let isReached = state.withLock { state in
      state.waiting.append((value, signal))
      return state.value >= value
    }
    if !isReached { await signal.wait() }
  }
}
