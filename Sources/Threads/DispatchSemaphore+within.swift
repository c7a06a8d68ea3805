import Dispatch

extension DispatchSemaphore {
  /// Waits for a signal, at most for this long.
  ///
  /// - Returns: whether there was one.
  package func wait(within limit: Duration) -> Bool {
    wait(timeout: .now() + limit / .seconds(1)) == .success
  }
}
