import Glibc

/// A server on the loopback address that answers one connection with what a test wants.
final class StubHandler: Sendable {
  let port: UInt16
  private let listener: Int32

  init() {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    // Whoever waits for somebody that does not come fails, and does not hang.
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        let isListening = bind(listener, $0, size) == 0 && listen(listener, 4) == 0
        precondition(isListening && getsockname(listener, $0, &size) == 0, "no socket for a test")
      }
    }
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(listener) }

  /// Waits for one connection, answers it and ends it.
  ///
  /// - Parameter answer: nothing for a handler that takes the request and stays silent until the caller goes.
  /// - Returns: what was received.
  func serve(_ answer: String?) -> String {
    let descriptor = accept(listener, nil, nil)
    guard descriptor >= 0 else { return "" }
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    defer { close(descriptor) }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !Self.isWhole(received) {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count <= 0 { break }
      received += buffer[..<count]
    }
    if let answer {
      let bytes = Array(answer.utf8)
      _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    } else {
      _ = recv(descriptor, &buffer, buffer.count, 0)
    }
    return String(decoding: received, as: UTF8.self)
  }

  /// By `Content-Length`.
  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n"), let length = text.firstRange(of: "Content-Length: ") else {
      return false
    }
    let expected = Int(text[length.upperBound...].prefix { $0.isNumber }) ?? 0
    return text[end.upperBound...].utf8.count >= expected
  }
}
