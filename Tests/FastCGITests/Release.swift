import Glibc

/// Holds up a thread, which a responder must not do, so that a test can see what the server does with the others.
final class Release: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(semaphore, 0, 0) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func open() { sem_post(semaphore) }

  /// Waits a minute at most, so that a failure does not become a deadlock.
  func blockUntilOpen() {
    var deadline = timespec()
    clock_gettime(CLOCK_REALTIME, &deadline)
    deadline.tv_sec += 60
    if sem_timedwait(semaphore, &deadline) == 0 { sem_post(semaphore) }
  }
}
