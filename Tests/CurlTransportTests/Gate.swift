import Glibc
import Synchronization

/// Holds threads until it is opened, 300 s at most.
final class Gate: Sendable {
  private let isOpen = Atomic<Bool>(false)

  func open() {
    isOpen.store(true, ordering: .sequentiallyConsistent)
  }

  func wait() {
    let deadline = ContinuousClock.now + .seconds(300)
    while !isOpen.load(ordering: .sequentiallyConsistent), ContinuousClock.now < deadline { usleep(1000) }
  }
}
