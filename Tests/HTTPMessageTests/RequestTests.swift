import Testing

@testable import HTTPMessage

@Suite struct RequestTests {
  @Test(arguments: [
    ("GET", Request.Method.get), ("HEAD", .head), ("POST", .post), ("PUT", .other("PUT")), ("", .other("")),
    ("get", .other("get")), ("Post", .other("Post")), ("POST ", .other("POST ")), ("OPTIONS", .other("OPTIONS")),
  ])
  func `knows three methods by their exact names`(name: String, method: Request.Method) {
    #expect(Request.Method(name) == method)
  }

  @Test func `is a GET of the root without a body unless told otherwise`() throws {
    let request = Request()
    #expect(request.method == .get)
    #expect(request.path == "/")
    #expect(try request.body.get().isEmpty)
    #expect(request.query.isEmpty && request.contentType.isEmpty && request.contentEncoding.isEmpty)
    #expect((8...64).contains(request.id.utf8.count))
    #expect(request.id != Request().id)
  }
}
