import Dispatch
import Synchronization

/// Runs asynchronous code for a caller that is not: the commands that answer one request and end.
///
/// `main` stays synchronous, because an asynchronous one brings threads along before signals can be blocked, and those
/// then get the signals that the server waits for.
enum Blocking {
  /// Runs the operation, on this thread as far as it does not suspend, and returns its result.
  static func wait<Value: Sendable>(for operation: @escaping @Sendable () async -> Value) -> Value {
    let result = Result<Value>()
    Task.immediate {
      let value = await operation()
      result.value.withLock { $0 = value }
      result.isThere.signal()
    }
    result.isThere.wait()
    return result.value.withLock { $0! }
  }

  private final class Result<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
    let isThere = DispatchSemaphore(value: 0)
  }
}
