import Glibc
import HTTPMessage

/// Says a line about every request. Queries stay out, since they hold tokens.
struct RequestLog: Sendable {
  let write: @Sendable (String) -> Void

  static let standardError = RequestLog { line in
    let bytes = Array(line.utf8)
    // A line that cannot be written at once is lost: nobody waits for it.
    var entry = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
    guard poll(&entry, 1, 0) == 1 else { return }
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }

  /// Why the program ends.
  static func fail(_ error: any Error) {
    standardError.write("portal-simulator: \(error)\n")
  }

  static let none = RequestLog { _ in }

  func record(_ request: Request, _ response: Response) {
    let elapsed = request.arrival.duration(to: .now).components
    let milliseconds = Int(elapsed.seconds) * 1000 + Int(elapsed.attoseconds / 1_000_000_000_000_000)
    let path = String(
      String.UnicodeScalarView(request.path.unicodeScalars.filter { $0.value > 0x20 && $0.value < 0x7F }))
    write(
      "\(Moment.now) \(request.method.name) \(path.prefix(500)) status=\(response.status.code) "
        + "bytes=\(response.body.count) ms=\(milliseconds)\n")
  }
}
