import Synchronization

/// What other threads leave for the loop.
final class Mailbox: Sendable {
  struct Contents {
    var submitted: [PendingRequest] = []
    /// Exchanges whose tasks were cancelled. The loop may have finished them by now, or not have heard of them yet.
    var cancelled: [PendingRequest] = []
    var isStopped = false
  }

  private let contents = Mutex(Contents())
  private let waker: Waker

  init(waker: Waker) {
    self.waker = waker
  }

  /// - Returns: `false` when the loop takes nothing any more.
  func submit(_ exchange: PendingRequest) -> Bool {
    add { $0.submitted.append(exchange) }
  }

  func cancel(_ exchange: PendingRequest) {
    _ = add { $0.cancelled.append(exchange) }
  }

  /// Makes the loop end. Nothing is taken after this, so that nothing can be left behind.
  func stop() {
    _ = add { $0.isStopped = true }
  }

  /// The loop is woken under the lock: after ``stop()`` nobody does that any more, and the loop may let go of what it
  /// is woken by.
  private func add(_ change: (inout Contents) -> Void) -> Bool {
    contents.withLock { contents in
      guard !contents.isStopped else { return false }
      change(&contents)
      waker.wake()
      return true
    }
  }

  /// Takes everything out.
  func collect() -> Contents {
    contents.withLock { contents in
      defer { contents = Contents(isStopped: contents.isStopped) }
      return contents
    }
  }
}
