import CLinux
import Glibc

/// The kernel's list of descriptors that something is awaited on (epoll), shared by all workers.
final class Poller: Sendable {
  /// What has happened.
  enum Event {
    /// There are connections to accept: whoever gets it accepts until there are none left, or has it come again.
    case listener
    /// It is time to look at deadlines. One worker gets it.
    case tick
    /// ``stop()`` was called. Comes again and again, to every worker.
    case stop
    /// ``drain()`` was called. One worker gets it.
    case drain
    /// ``call()`` was called. One worker gets it.
    case call
    /// What a connection was armed for.
    case connection(UInt64)
  }

  private static let listenerKey: UInt64 = 0
  private static let tickKey: UInt64 = 1
  private static let stopKey: UInt64 = 2
  private static let callKey: UInt64 = 3
  private static let drainKey: UInt64 = 4
  /// The first key for a connection.
  static let firstConnectionKey: UInt64 = 5

  private let epoll: Int32
  private let timer: Int32
  private let stopEvent: Int32
  private let callEvent: Int32
  private let drainEvent: Int32

  init() throws(SystemError) {
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { throw SystemError("epoll_create1") }
    timer = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_CLOEXEC | TFD_NONBLOCK))
    guard timer >= 0 else { throw SystemError("timerfd_create") }
    stopEvent = try Self.event()
    callEvent = try Self.event()
    drainEvent = try Self.event()
    try control(EPOLL_CTL_ADD, timer, EPOLLIN.rawValue, Self.tickKey)
    try control(EPOLL_CTL_ADD, stopEvent, EPOLLIN.rawValue, Self.stopKey)
    try control(EPOLL_CTL_ADD, callEvent, EPOLLIN.rawValue, Self.callKey)
    try control(EPOLL_CTL_ADD, drainEvent, EPOLLIN.rawValue, Self.drainKey)
  }

  private static func event() throws(SystemError) -> Int32 {
    let event = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard event >= 0 else { throw SystemError("eventfd") }
    return event
  }

  deinit {
    close(epoll)
    close(timer)
    close(stopEvent)
    close(callEvent)
    close(drainEvent)
  }

  /// What is awaited of a listener: that a further connection has come. One event comes for each, to one worker;
  /// without `EPOLLET` the kernel would wake another worker with every event, to see whether there is more.
  private static let connections = EPOLLIN.rawValue | EPOLLET.rawValue

  func addListener(_ descriptor: Int32) throws(SystemError) {
    try control(EPOLL_CTL_ADD, descriptor, Self.connections, Self.listenerKey)
  }

  /// Awaits connections on the listener, those that are there already too, or stops awaiting them.
  func setListener(_ descriptor: Int32, isAwaited: Bool) {
    try? control(EPOLL_CTL_MOD, descriptor, isAwaited ? Self.connections : 0, Self.listenerKey)
  }

  func removeListener(_ descriptor: Int32) {
    try? control(EPOLL_CTL_DEL, descriptor, 0, Self.listenerKey)
  }

  /// Makes ticks come at this interval, or none with `nil`.
  func setTicks(every milliseconds: Int?) {
    let milliseconds = milliseconds ?? 0
    let interval = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    var specification = itimerspec(it_interval: interval, it_value: interval)
    timerfd_settime(timer, 0, &specification, nil)
  }

  /// Wakes every worker.
  func stop() {
    eventfd_write(stopEvent, 1)
  }

  /// Wakes one worker.
  func call() {
    eventfd_write(callEvent, 1)
  }

  /// Wakes one worker.
  func drain() {
    eventfd_write(drainEvent, 1)
  }

  /// What is awaited of a connection.
  enum Interest {
    case input
    case output
    /// The peer has closed its end.
    case hangUp

    fileprivate var events: UInt32 {
      switch self {
      case .input: EPOLLIN.rawValue
      case .output: EPOLLOUT.rawValue
      case .hangUp: EPOLLRDHUP.rawValue
      }
    }
  }

  /// Awaits one event on a connection; after it the connection has to be armed again.
  ///
  /// - Parameter isNew: whether the descriptor was never armed before.
  func arm(_ descriptor: Int32, key: UInt64, _ interest: Interest, isNew: Bool) throws(SystemError) {
    try control(isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, interest.events | EPOLLONESHOT.rawValue, key)
  }

  private func control(_ operation: Int32, _ descriptor: Int32, _ events: UInt32, _ key: UInt64) throws(SystemError) {
    var event = epoll_event(events: events, data: epoll_data_t(u64: key))
    guard epoll_ctl(epoll, operation, descriptor, &event) == 0 else { throw SystemError("epoll_ctl") }
  }

  /// Waits for the next event; `nil` when a signal came, or when another worker had the event first.
  func wait() -> Event? {
    var event = epoll_event()
    guard epoll_wait(epoll, &event, 1, -1) == 1 else { return nil }
    switch event.data.u64 {
    case Self.listenerKey: return .listener
    case Self.stopKey: return .stop
    case Self.tickKey:
      var expirations: UInt64 = 0
      return read(timer, &expirations, MemoryLayout<UInt64>.size) > 0 ? .tick : nil
    case Self.callKey: return takeEvent(callEvent) ? .call : nil
    case Self.drainKey: return takeEvent(drainEvent) ? .drain : nil
    case let key: return .connection(key)
    }
  }

  /// Whether it is there and no other worker has taken it.
  private func takeEvent(_ descriptor: Int32) -> Bool {
    var count: eventfd_t = 0
    return eventfd_read(descriptor, &count) == 0
  }
}
