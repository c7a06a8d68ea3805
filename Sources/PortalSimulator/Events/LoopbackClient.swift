import Glibc

/// Posts forms to handlers on this machine, as a portal's server does: HTTP/1.1, one connection a request.
///
/// Redirects are not followed, names are not looked up, and an answer is read to its end or to ``maximumAnswer``.
struct LoopbackClient: Sendable {
  static let maximumAnswer = 1 << 20
  /// An installation may wait for several calls of the portal.
  var timeout = Duration.seconds(30)

  /// Sends an event and says what came of it.
  func send(_ delivery: Delivery) async -> Delivery.Outcome {
    do throws(LoopbackError) {
      let status = try await post(NestedForm.write(delivery.form), to: delivery.url)
      return Delivery.Outcome(delivery: delivery, status: status, error: nil)
    } catch {
      return Delivery.Outcome(delivery: delivery, status: nil, error: error.description)
    }
  }

  /// - Returns: the status of the answer.
  func post(_ form: [UInt8], to url: String) async throws(LoopbackError) -> Int {
    guard let url = LoopbackURL(url) else { throw .notLoopback }
    let head = [
      "POST \(url.target) HTTP/1.1", "Host: \(url.authority)", "User-Agent: Bitrix24 Webhook Engine",
      "Content-Type: application/x-www-form-urlencoded", "Content-Length: \(form.count)", "Connection: close", "", "",
    ]
    let request = Array(head.joined(separator: "\r\n").utf8) + form
    let deadline = ContinuousClock.now + timeout
    // Where it may block: neither the server's threads nor Swift's pool have to wait for a slow handler.
    let result = await OwnThread.run { () -> Result<Int, LoopbackError> in
      Result { () throws(LoopbackError) in
        try LoopbackConnection.exchange(
          request, with: url, deadline: deadline, maximumAnswer: Self.maximumAnswer)
      }
    }
    return try result.get()
  }
}
