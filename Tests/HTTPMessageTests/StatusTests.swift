import Testing

@testable import HTTPMessage

@Suite struct StatusTests {
  @Test(arguments: [
    (Status.ok, 200, "OK"), (.badRequest, 400, "Bad Request"), (.forbidden, 403, "Forbidden"),
    (.notFound, 404, "Not Found"), (.methodNotAllowed, 405, "Method Not Allowed"),
    (.contentTooLarge, 413, "Content Too Large"), (.unsupportedMediaType, 415, "Unsupported Media Type"),
    (.internalServerError, 500, "Internal Server Error"),
  ])
  func `has the code and phrase of RFC 9110`(status: Status, code: Int, reason: String) {
    #expect(status.code == code)
    #expect(status.reason == reason)
  }
}
