import Glibc

/// A thread of the system, neither on Swift's cooperative pool nor isolated to an actor: it may block.
package struct Thread: Sendable {
  /// What signals do to it.
  package enum Signals: Sendable {
    /// The same as to the thread that starts it.
    case inherited
    /// Nothing, but those by which a fault ends the process: blocked, they would end it without its handlers.
    case blocked
  }

  /// Why there is none.
  package struct StartError: Error {
    /// That of pthread_create(3), as `EAGAIN` where the system has no thread to give.
    package let code: Int32
  }

  private let handle: pthread_t

  /// Starts it. Either ``join()`` or ``detach()`` is to be called, once.
  package init(signals: Signals, _ body: @escaping @Sendable () -> Void) throws(StartError) {
    final class Box {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var previous = sigset_t()
    if signals == .blocked {
      // A thread inherits the mask of the one that starts it.
      var all = sigset_t()
      sigfillset(&all)
      for fault in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE] { sigdelset(&all, fault) }
      pthread_sigmask(SIG_SETMASK, &all, &previous)
    }
    defer { if signals == .blocked { pthread_sigmask(SIG_SETMASK, &previous, nil) } }

    let box = Unmanaged.passRetained(Box(body))
    var handle = pthread_t()
    let code = pthread_create(
      &handle, nil,
      { argument in
        Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.release()
      throw StartError(code: code)
    }
    self.handle = handle
  }

  /// Waits for its end.
  package func join() {
    pthread_join(handle, nil)
  }

  /// Lets it end on its own.
  package func detach() {
    pthread_detach(handle)
  }
}
