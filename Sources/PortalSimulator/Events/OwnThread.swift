import Glibc

/// A thread for something that may block.
final class OwnThread {
  private let body: @Sendable () -> Void

  private init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }

  /// Runs `body` on a thread that neither the server nor Swift's pool waits for.
  static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      start(OwnThread { continuation.resume(returning: body()) })
    }
  }

  private static func start(_ own: OwnThread) {
    let box = Unmanaged.passRetained(own)
    var thread = pthread_t()
    let error = pthread_create(
      &thread, nil,
      { argument in
        Unmanaged<OwnThread>.fromOpaque(argument!).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
    if error == 0 {
      pthread_detach(thread)
    } else {
      // Without a thread to spare, the caller has to wait itself.
      box.takeRetainedValue().body()
    }
  }
}
