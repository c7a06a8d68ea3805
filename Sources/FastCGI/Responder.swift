import HTTPMessage

/// What answers requests.
package protocol Responder: Sendable {
  /// Answers one request. It starts on the thread that received the request and may suspend; it must not block.
  ///
  /// When the client has gone the task is cancelled; what is returned then goes nowhere.
  func respond(to request: Request) async -> Response
}
