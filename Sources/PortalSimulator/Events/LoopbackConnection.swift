import Glibc

/// One connection for one request.
struct LoopbackConnection {
  private let descriptor: Int32
  private let deadline: ContinuousClock.Instant

  /// Connects, sends a request, reads the answer and closes, whatever happens.
  ///
  /// - Returns: the answer's status.
  static func exchange(
    _ request: [UInt8], with url: LoopbackURL, deadline: ContinuousClock.Instant, maximumAnswer: Int
  ) throws(LoopbackError) -> Int {
    let flags = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let descriptor = socket(AF_INET, flags, 0)
    guard descriptor >= 0 else { throw .last("socket") }
    defer { close(descriptor) }
    let connection = LoopbackConnection(descriptor: descriptor, deadline: deadline)
    try connection.open(url)
    try connection.send(request)
    return try status(of: connection.receive(maximum: maximumAnswer))
  }

  private func open(_ url: LoopbackURL) throws(LoopbackError) {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = url.port.bigEndian
    guard inet_pton(AF_INET, url.address, &address.sin_addr) == 1 else { throw .notLoopback }
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected != 0 else { return }
    guard errno == EINPROGRESS else { throw .last("connect") }
    try wait(for: POLLOUT)
    var code: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
    guard code == 0 else { throw .system("connect: \(String(cString: strerror(code)))") }
  }

  private func send(_ bytes: [UInt8]) throws(LoopbackError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count >= 0 { rest = rest.dropFirst(count) } else { try retry("send", POLLOUT) }
    }
  }

  /// Everything up to the end of the connection, which the request has asked for.
  private func receive(maximum: Int) throws(LoopbackError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while bytes.count < maximum {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count == 0 { break }
      if count > 0 { bytes += buffer[..<count] } else { try retry("recv", POLLIN) }
    }
    return bytes
  }

  /// Waits if the last call failed only because it would have blocked.
  private func retry(_ operation: String, _ event: Int32) throws(LoopbackError) {
    switch errno {
    case EINTR: break
    case EAGAIN: try wait(for: event)
    default: throw .last(operation)
    }
  }

  private func wait(for event: Int32) throws(LoopbackError) {
    while true {
      let rest = (deadline - ContinuousClock.now).components
      let milliseconds = rest.seconds * 1000 + rest.attoseconds / 1_000_000_000_000_000
      guard milliseconds > 0 else { throw .timedOut }
      var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      let count = poll(&entry, 1, Int32(min(milliseconds, 60_000)))
      if count > 0 { return }
      if count < 0, errno != EINTR { throw .last("poll") }
    }
  }

  /// Reads `HTTP/1.1 200 OK`.
  private static func status(of answer: [UInt8]) throws(LoopbackError) -> Int {
    let line = String(decoding: answer.prefix { $0 != 0x0D && $0 != 0x0A }.prefix(200), as: UTF8.self)
    let parts = line.split(separator: " ", maxSplits: 2)
    guard parts.count >= 2, parts[0].hasPrefix("HTTP/1."), parts[1].count == 3, let status = Int(parts[1]) else {
      throw .noAnswer
    }
    return status
  }
}

extension LoopbackError {
  /// The failure of the last system call.
  fileprivate static func last(_ operation: String) -> LoopbackError {
    .system("\(operation): \(String(cString: strerror(errno)))")
  }
}
