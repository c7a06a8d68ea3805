import Glibc

/// TCP sockets on 127.0.0.1.
enum Loopback {
  /// A listening socket on a port that was free.
  ///
  /// - Parameter backlog: how many connections are made without being accepted.
  static func listen(backlog: Int32 = 1024) -> (descriptor: Int32, port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    _ = withAddress(port: 0) { bind(descriptor, $0, $1) }
    let listening = Glibc.listen(descriptor, backlog)
    precondition(listening == 0, "no socket for a test")
    return (descriptor, port(of: descriptor))
  }

  /// A port that nobody listens on.
  static func freePort() -> UInt16 {
    let (descriptor, port) = listen()
    close(descriptor)
    return port
  }

  static func accepts(port: UInt16) -> Bool {
    let descriptor = connect(port: port)
    if let descriptor { close(descriptor) }
    return descriptor != nil
  }

  /// A socket that is connected to a port or, without blocking, about to be.
  static func connect(port: UInt16, blocking: Bool = true) -> Int32? {
    let flags = Int32(SOCK_CLOEXEC.rawValue) | (blocking ? 0 : Int32(SOCK_NONBLOCK.rawValue))
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | flags, 0)
    let result = withAddress(port: port) { Glibc.connect(descriptor, $0, $1) }
    if result == 0 || (!blocking && errno == EINPROGRESS) { return descriptor }
    close(descriptor)
    return nil
  }

  private static func withAddress(port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }

  private static func port(of descriptor: Int32) -> UInt16 {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
    }
    return UInt16(bigEndian: address.sin_port)
  }
}
