import Threads

/// A thread for something that may block.
enum OwnThread {
  /// Runs `body` on a thread that neither the server nor Swift's pool waits for.
  static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      let work: @Sendable () -> Void = { continuation.resume(returning: body()) }
      if let thread = try? Thread(signals: .inherited, work) {
        thread.detach()
      } else {
        // Without a thread to spare, the caller has to wait itself.
        work()
      }
    }
  }
}
