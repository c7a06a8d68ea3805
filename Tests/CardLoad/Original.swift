import Glibc

/// The portal that the answers come from. It is asked once for each kind of question.
final class Original {
  private static let tokenField = Array("&auth=".utf8)

  private let port: UInt16
  private var answers: [ArraySlice<UInt8>: [UInt8]] = [:]

  init(port: UInt16) {
    self.port = port
  }

  /// The whole answer to a batch. One that is no success is not kept.
  func answer(to body: ArraySlice<UInt8>) throws -> [UInt8] {
    let question = Self.withoutToken(body)
    if let answer = answers[question] { return answer }
    let reply = try ask(body)
    let head = "HTTP/1.1 \(reply.status) -\r\nContent-Type: application/json; charset=utf-8\r\n"
    let answer = Array("\(head)Content-Length: \(reply.body.count)\r\n\r\n".utf8) + reply.body
    if reply.status == 200 { answers[question] = answer }
    return answer
  }

  /// The token is the last field.
  private static func withoutToken(_ body: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let body = Array(body)
    return body[..<(body.position(of: tokenField, from: max(body.count - 256, 0)) ?? body.count)]
  }

  private func ask(_ body: ArraySlice<UInt8>) throws -> Message {
    let descriptor = try Socket.connect(port: port, isBlocking: true)
    defer { close(descriptor) }
    let head = """
      POST /rest/batch.json HTTP/1.1\r
      Host: 127.0.0.1:\(port)\r
      Content-Type: application/x-www-form-urlencoded\r
      Content-Length: \(body.count)\r
      \r\n
      """
    guard Socket.send(Array(head.utf8) + body, to: descriptor) else { throw SystemError("send to the portal") }
    var message = Message()
    return try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
      while !message.isComplete {
        guard case .bytes(let count) = Socket.read(descriptor, into: buffer) else {
          throw SystemError("read from the portal")
        }
        message.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        if message.isBroken { throw SystemError("read from the portal", code: EPROTO) }
      }
      return message
    }
  }
}
