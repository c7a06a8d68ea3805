@testable import FastCGI
@testable import HTTPMessage

/// Answers with whatever a closure makes of a request.
struct ClosureResponder: Responder {
  let body: @Sendable (Request) async -> Response

  func respond(to request: Request) async -> Response { await body(request) }
}

extension Response {
  static func text(_ text: String) -> Response {
    Response(status: .ok, contentType: "text/plain", body: Array(text.utf8))
  }

  static func bytes(_ count: Int) -> Response {
    Response(status: .ok, contentType: "text/plain", body: [UInt8](repeating: 0x78, count: count))
  }
}
