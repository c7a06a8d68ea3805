import Glibc

/// A connection at the server's end. It blocks, for 300 s at most, on the server's thread.
final class ServerConnection {
  private let descriptor: Int32
  private var received: [UInt8] = []

  init(descriptor: Int32) {
    self.descriptor = descriptor
    var timeout = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var on: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  deinit {
    close(descriptor)
  }

  /// The next request with its body, or `nil` where the client has closed the connection.
  func receive() -> ReceivedRequest? {
    var end: Int?
    repeat {
      end = received.indices.dropLast(3).first { received[$0..<$0 + 4].elementsEqual("\r\n\r\n".utf8) }
    } while end == nil && receiveMore()
    guard let end else { return nil }
    let head = String(decoding: received[..<end], as: UTF8.self).split(separator: "\r\n").map(String.init)
    let request = ReceivedRequest(line: head[0], headers: Array(head.dropFirst()), body: "")
    let length = request["Content-Length"].flatMap { Int($0) } ?? 0
    while received.count < end + 4 + length, receiveMore() {}
    let body = received.dropFirst(end + 4).prefix(length)
    received.removeFirst(end + 4 + body.count)
    return ReceivedRequest(line: request.line, headers: request.headers, body: String(decoding: body, as: UTF8.self))
  }

  /// - Returns: whether the client took it.
  @discardableResult
  func send(_ bytes: some Sequence<UInt8>) -> Bool {
    let bytes = Array(bytes)
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress! + offset, $0.count - offset, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool {
    send(text.utf8)
  }

  func answer(_ body: String = "{}", status: String = "200 OK", header: String = "") {
    send("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(header)\r\n\(body)")
  }

  /// Whether the client closes the connection within 300 s.
  func isClosedByClient() -> Bool {
    while receiveMore() {}
    return errno != EAGAIN
  }

  private func receiveMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    errno = 0
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count > 0 { received += buffer[..<count] }
    return count > 0
  }
}
