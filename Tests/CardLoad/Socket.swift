import CLinux
import Glibc

/// What is done with TCP sockets on the loopback address.
enum Socket {
  /// More than any message that is sent here: one call takes it whole.
  private static let sendBuffer: Int32 = 1 << 20
  private static let backlog: Int32 = 4096

  /// What came of reading.
  enum Input {
    case bytes(Int)
    case nothingYet
    case end
  }

  /// Starts to connect to a port of 127.0.0.1; the socket becomes writable when it is connected.
  static func connect(port: UInt16, isBlocking: Bool = false) throws(SystemError) -> Int32 {
    let descriptor = try open(isBlocking: isBlocking)
    let result = withAddress(port) { Glibc.connect(descriptor, $0, $1) }
    if result != 0 && errno != EINPROGRESS {
      let error = SystemError("connect")
      close(descriptor)
      throw error
    }
    return descriptor
  }

  /// Listens on a port of 127.0.0.1.
  static func listen(port: UInt16) throws(SystemError) -> Int32 {
    let descriptor = try open(isBlocking: false)
    set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
    // Accepted sockets inherit it.
    set(descriptor, SOL_SOCKET, SO_SNDBUF, sendBuffer)
    try SystemError.check("bind", withAddress(port) { bind(descriptor, $0, $1) })
    try SystemError.check("listen", Glibc.listen(descriptor, backlog))
    return descriptor
  }

  /// A connection that waits on a listening socket, or `nil`.
  static func accept(_ listener: Int32) -> Int32? {
    let flags = Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = accept4(listener, nil, nil, flags)
    guard descriptor >= 0 else { return nil }
    set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    return descriptor
  }

  /// Sends a whole message.
  ///
  /// - Returns: whether the socket took it.
  static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) } == bytes.count
  }

  static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Input {
    let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
    if count > 0 { return .bytes(count) }
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? .nothingYet : .end
  }

  private static func open(isBlocking: Bool) throws(SystemError) -> Int32 {
    let flags = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | (isBlocking ? 0 : SOCK_NONBLOCK.rawValue)
    let descriptor = try SystemError.check("socket", socket(AF_INET, Int32(flags), Int32(IPPROTO_TCP)))
    set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    return descriptor
  }

  private static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
    var value = value
    setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  private static func withAddress(_ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }
}
