import CLinux
import Glibc

/// What one thread waits for: its descriptors (epoll) and one point in time.
///
/// An event only says that it is worth looking: a descriptor may have been closed, and its number given to another,
/// since the event was collected.
final class EventQueue {
  private static let capacity = 256

  private let epoll: Int32
  /// epoll's own timeout knows whole milliseconds only.
  private let timer: Int32
  private var events = [epoll_event](repeating: epoll_event(), count: capacity)

  init() throws(SystemError) {
    epoll = try SystemError.check("epoll_create1", epoll_create1(Int32(EPOLL_CLOEXEC)))
    timer = try SystemError.check(
      "timerfd_create", timerfd_create(CLOCK_MONOTONIC, Int32(TFD_CLOEXEC | TFD_NONBLOCK)))
    try add(timer, .input)
  }

  deinit {
    close(epoll)
    close(timer)
  }

  /// What is awaited of a descriptor.
  enum Interest {
    /// That there is something to read, as long as there is.
    case input
    /// That it becomes readable or writable: whoever waits for that has to read and write until nothing goes.
    case both

    fileprivate var events: UInt32 {
      switch self {
      case .input: EPOLLIN.rawValue
      case .both: EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLET.rawValue
      }
    }
  }

  /// Waits for events on a descriptor until it is closed.
  func add(_ descriptor: Int32, _ interest: Interest) throws(SystemError) {
    var event = epoll_event(events: interest.events, data: epoll_data_t(fd: descriptor))
    try SystemError.check("epoll_ctl", epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event))
  }

  /// Waits until something happens or the time has come, and calls `handle` for each descriptor.
  func wait(until time: ContinuousClock.Instant, handle: (Int32) throws -> Void) throws {
    let left = max(ContinuousClock.now.duration(to: time), .nanoseconds(1))
    let (seconds, attoseconds) = left.components
    let value = timespec(tv_sec: Int(seconds), tv_nsec: max(Int(attoseconds / 1_000_000_000), 1))
    var specification = itimerspec(it_interval: timespec(), it_value: value)
    timerfd_settime(timer, 0, &specification, nil)
    let count = epoll_wait(epoll, &events, Int32(Self.capacity), -1)
    if count < 0 && errno != EINTR { throw SystemError("epoll_wait") }
    for event in events.prefix(Int(max(count, 0))) where event.data.fd != timer {
      try handle(event.data.fd)
    }
  }
}
