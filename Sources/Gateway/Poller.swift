import CLinux
import Glibc

/// The kernel's list of descriptors that something is awaited on (epoll), shared by all workers.
final class Poller: Sendable {
  /// What a descriptor is ready for belongs to.
  enum Event {
    case listener
    /// ``stop()`` was called. Comes again and again, to every worker.
    case stop
    case connection(UInt64)
  }

  private static let listenerKey: UInt64 = 0
  private static let stopKey: UInt64 = 1
  /// The first key for a connection.
  static let firstConnectionKey: UInt64 = 2

  private let epoll: Int32
  private let stopEvent: Int32

  init() throws(SystemError) {
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { throw SystemError("epoll_create1") }
    stopEvent = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard stopEvent >= 0 else { throw SystemError("eventfd") }
    try control(EPOLL_CTL_ADD, stopEvent, EPOLLIN.rawValue, Self.stopKey)
  }

  deinit {
    close(epoll)
    close(stopEvent)
  }

  func addListener(_ descriptor: Int32) throws(SystemError) {
    try control(EPOLL_CTL_ADD, descriptor, EPOLLIN.rawValue, Self.listenerKey)
  }

  func removeListener(_ descriptor: Int32) {
    try? control(EPOLL_CTL_DEL, descriptor, 0, Self.listenerKey)
  }

  /// Wakes every worker.
  func stop() {
    eventfd_write(stopEvent, 1)
  }

  /// What is awaited of a connection.
  struct Interest: Sendable {
    fileprivate let events: UInt32

    static let input = Interest(events: EPOLLIN.rawValue)
    static let output = Interest(events: EPOLLOUT.rawValue)
    /// The peer has closed its end, or sends something where nothing more is expected.
    static let hangUp = Interest(events: EPOLLIN.rawValue | EPOLLRDHUP.rawValue)
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

  /// The next event, or `nil` when there was none in time.
  func wait(milliseconds: Int32) -> Event? {
    var event = epoll_event()
    guard epoll_wait(epoll, &event, 1, milliseconds) == 1 else { return nil }
    return switch event.data.u64 {
    case Self.listenerKey: .listener
    case Self.stopKey: .stop
    case let key: .connection(key)
    }
  }
}
