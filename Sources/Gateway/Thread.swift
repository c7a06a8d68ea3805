import Glibc

/// Starts a thread that is neither on Swift's cooperative pool nor isolated to an actor.
///
/// It inherits the signal mask of the thread that starts it.
func startThread(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
  final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))

  let box = Unmanaged.passRetained(Box(body))
  var thread = pthread_t()
  let error = pthread_create(
    &thread, &attributes,
    { argument in
      Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body()
      return nil
    }, box.toOpaque())
  guard error == 0 else {
    box.release()
    throw SystemError("pthread_create", code: error)
  }
}
