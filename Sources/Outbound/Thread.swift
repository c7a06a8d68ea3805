import Glibc

/// A thread that is neither on Swift's cooperative pool nor isolated to an actor, with every signal blocked.
struct Thread: Sendable {
  private let handle: pthread_t

  /// - Returns: `nil` when the system has no thread to give.
  init?(_ body: @escaping @Sendable () -> Void) {
    final class Box {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    // A thread inherits the mask of the one that starts it.
    var all = sigset_t()
    var previous = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }

    let box = Unmanaged.passRetained(Box(body))
    var handle = pthread_t()
    let error = pthread_create(
      &handle, nil,
      { argument in
        Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
    guard error == 0 else {
      box.release()
      return nil
    }
    self.handle = handle
  }

  /// Waits for its end. Either this or ``detach()`` is called, once.
  func join() {
    pthread_join(handle, nil)
  }

  /// Lets it end on its own.
  func detach() {
    pthread_detach(handle)
  }
}
