import FastCGI
import Glibc

/// Whoever started the program as a service and wants to hear how it is: systemd, or nobody.
///
/// The protocol: <https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html>, one datagram a message. It is
/// short enough not to need systemd's library.
struct ServiceManager: Sendable {
  /// What there is to say.
  enum State: Equatable {
    /// Requests are answered: after the start, and after a reload.
    case ready
    /// The configuration is being read again, from this moment on.
    case reloading(since: MonotonicTime)
    /// The end has begun.
    case stopping
    /// The server still answers.
    case watchdog

    var message: String {
      switch self {
      case .ready: "READY=1"
      case .reloading(let time): "RELOADING=1\nMONOTONIC_USEC=\(time.microseconds)"
      case .stopping: "STOPPING=1"
      case .watchdog: "WATCHDOG=1"
      }
    }
  }

  /// What the kernel's `CLOCK_MONOTONIC` says, by which the manager tells messages of one reload from those of another.
  struct MonotonicTime: Equatable {
    let microseconds: Int

    static func now() -> MonotonicTime {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return MonotonicTime(microseconds: time.tv_sec * 1_000_000 + time.tv_nsec / 1000)
    }
  }

  /// After how long without ``State/watchdog`` the manager ends the program; `nil` where it does not.
  let watchdogTimeout: Duration?
  /// The bytes of `sun_path`; a socket without a file starts with a zero byte.
  private let address: [UInt8]?

  /// - Parameter variable: looks up a variable of the environment.
  init(_ variable: (String) -> String?) {
    let socket = variable("NOTIFY_SOCKET") ?? ""
    address =
      switch socket.utf8.first {
      case UInt8(ascii: "/"): Array(socket.utf8)
      case UInt8(ascii: "@"): [0] + socket.utf8.dropFirst()
      default: nil
      }
    let isMeant = variable("WATCHDOG_PID").map { $0 == String(getpid()) } ?? true
    let microseconds = variable("WATCHDOG_USEC").flatMap { Int($0) } ?? 0
    watchdogTimeout = address != nil && isMeant && microseconds > 0 ? .microseconds(microseconds) : nil
  }

  /// Sends a message; does nothing where nobody wants to hear it.
  func tell(_ state: State) throws(SystemError) {
    guard let address else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw SystemError("socket") }
    defer { close(descriptor) }
    // A manager that does not read holds up nothing for long.
    var sendTimeout = timeval(tv_sec: 1, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &sendTimeout, socklen_t(MemoryLayout<timeval>.size))

    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    let fits = withUnsafeMutableBytes(of: &name.sun_path) { place in
      guard address.count <= place.count else { return false }
      place.copyBytes(from: address)
      return true
    }
    guard fits else { throw SystemError("send to NOTIFY_SOCKET", code: ENAMETOOLONG) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.offset(of: \.sun_path)! + address.count)
    let message = Array(state.message.utf8)
    let sent = withUnsafePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), $0, length)
      }
    }
    guard sent == message.count else { throw SystemError("send to NOTIFY_SOCKET") }
  }
}
