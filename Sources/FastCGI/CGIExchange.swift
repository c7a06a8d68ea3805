import Glibc
import HTTPMessage

/// The one request that a process started as plain CGI answers (RFC 3875): parameters in the environment, the body on
/// standard input, the answer on standard output.
package struct CGIExchange: Sendable {
  private let maximumBody: Int
  private let ioTimeout: Duration
  private let variable: @Sendable (String) -> String?

  /// - Parameter variable: looks up a variable of the environment.
  package init(maximumBody: Int, ioTimeout: Duration, variable: @escaping @Sendable (String) -> String?) {
    self.maximumBody = maximumBody
    self.ioTimeout = ioTimeout
    self.variable = variable
  }

  /// Answers the request with what `respond` makes of it, and ends standard output: web servers wait for that, and the
  /// process may have more to do.
  ///
  /// - Throws: when the answer could not be written; nobody is there to be told, except by the exit status.
  package func run(_ respond: (Request) -> Response) throws(SystemError) {
    let request = Request(parameters: { variable($0.description) }, body: readBody(), arrival: .now)
    let response = respond(request)
    try write(response.cgiBytes(omittingBody: request.method == .head))
    // Not closed, so that no other file gets its number.
    let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard null >= 0 else { return }
    dup2(null, STDOUT_FILENO)
    close(null)
  }

  /// Without `CONTENT_LENGTH` a CGI request has no body (RFC 3875, section 4.1.2), unless Apache hands on a chunked
  /// one: it takes off the chunks, leaves the header, and closes the pipe at the end.
  private func readBody() -> Result<[UInt8], Request.BodyError> {
    let length = BodyLength.parse(variable("CONTENT_LENGTH"), maximum: maximumBody)
    if length == .success(nil), variable("HTTP_TRANSFER_ENCODING") != nil { return readToEnd() }
    if length == .failure(.tooLarge) { drain() }
    return length.flatMap { announced in
      let (body, _) = read(atMost: announced ?? 0)
      return body.count == announced ?? 0 ? .success(body) : .failure(.incomplete)
    }
  }

  private func readToEnd() -> Result<[UInt8], Request.BodyError> {
    let (body, isAtEnd) = read(atMost: maximumBody + 1)
    if body.count > maximumBody {
      drain()
      return .failure(.tooLarge)
    }
    return isAtEnd ? .success(body) : .failure(.incomplete)
  }

  /// Reads as many bytes, or fewer where input ends, fails, or does not go on in time.
  private func read(atMost maximum: Int) -> (bytes: [UInt8], isAtEnd: Bool) {
    var isAtEnd = false
    let bytes = [UInt8](unsafeUninitializedCapacity: maximum) { buffer, count in
      while count < maximum, ready(STDIN_FILENO, POLLIN) {
        let read = retryingInterrupts { Glibc.read(STDIN_FILENO, buffer.baseAddress! + count, maximum - count) }
        isAtEnd = read == 0
        if read <= 0 { break }
        count += read
      }
    }
    return (bytes, isAtEnd)
  }

  /// Reads on without keeping anything, so that the web server, which writes the body first, gets to see the answer.
  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    var total = 0
    while total < RequestReceiver.maximumDrained, ready(STDIN_FILENO, POLLIN) {
      let count = retryingInterrupts { Glibc.read(STDIN_FILENO, &buffer, buffer.count) }
      if count <= 0 { return }
      total += count
    }
  }

  private func write(_ bytes: [UInt8]) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      guard ready(STDOUT_FILENO, POLLOUT) else { throw SystemError("write the answer", code: ETIMEDOUT) }
      let count = retryingInterrupts {
        bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress! + offset, $0.count - offset) }
      }
      guard count > 0 else { throw SystemError("write the answer") }
      offset += count
    }
  }

  /// Waits until a descriptor is ready, at most for the timeout.
  private func ready(_ descriptor: Int32, _ events: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    let (seconds, attoseconds) = ioTimeout.components
    let milliseconds = Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    return retryingInterrupts { poll(&entry, 1, milliseconds) } > 0
  }
}
