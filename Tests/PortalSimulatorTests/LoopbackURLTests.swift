import Testing

@testable import PortalSimulator

/// `LoopbackURL`
@Suite struct LoopbackURLTests {
  @Test(arguments: [
    ("http://127.0.0.1:8080/event?a=b#c", "127.0.0.1", 8080, "/event?a=b"), ("http://localhost", "127.0.0.1", 80, "/"),
    ("HTTP://127.0.0.2?x", "127.0.0.2", 80, "/?x"),
  ])
  func `reads what is on this machine`(text: String, address: String, port: UInt16, target: String) throws {
    let url = try #require(LoopbackURL(text))
    #expect(url.address == address && url.port == port && url.target == target)
  }

  @Test(arguments: [
    "https://127.0.0.1/", "http://10.0.0.1/", "http://127.0.0.1.example/", "http://localhost.example/", "http://[::1]/",
    "http://127.0.0.1@10.0.0.1/", "http://127.0.0.1:0/", "http://127.0.0.1:99999/", "http://127.0.0.1:8080:1/",
    "http:///",
    "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: y", "http://127.1/", "ftp://localhost/", "",
  ])
  func `reads nothing else`(text: String) {
    #expect(LoopbackURL(text) == nil)
  }
}
