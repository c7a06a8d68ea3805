/// A portal at one port, all of whose answers take the same time.
final class LatePortal {
  private struct Answer {
    let due: ContinuousClock.Instant
    /// Gone when the connection has ended.
    weak var connection: PortalConnection?
    let bytes: [UInt8]
  }

  let listener: Int32
  private let delay: Duration
  /// In the order in which they are due, from `next` on.
  private var answers: [Answer] = []
  private var next = 0

  init(port: UInt16, delay: Duration) throws(SystemError) {
    listener = try Socket.listen(port: port)
    self.delay = delay
  }

  /// When it next has something to do.
  var due: ContinuousClock.Instant? { next < answers.count ? answers[next].due : nil }

  func answer(_ connection: PortalConnection, with bytes: [UInt8]) {
    answers.append(Answer(due: .now + delay, connection: connection, bytes: bytes))
  }

  /// Sends the answers that are due.
  func sendDue() {
    while let due, due <= .now {
      answers[next].connection?.send(answers[next].bytes)
      next += 1
      if 2 * next > answers.count {
        answers.removeSubrange(..<next)
        next = 0
      }
    }
  }
}
