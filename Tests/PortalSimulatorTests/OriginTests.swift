import Testing

@testable import PortalSimulator

@Suite struct OriginTests {
  @Test(arguments: [
    ("http://127.0.0.1:8081", "127.0.0.1:8081", false), ("https://acme.example/", "acme.example", true),
    ("http://[::1]:8081", "[::1]:8081", false),
  ])
  func `has a domain with its port`(url: String, domain: String, isSecure: Bool) throws {
    let origin = try #require(Origin(url))
    #expect(origin.domain == domain && origin.isSecure == isSecure && !origin.text.hasSuffix("/"))
  }

  @Test(arguments: ["", "127.0.0.1:8081", "ftp://a", "http://", "http://a/b", "http://a b", "http://a?b", "http://u@a"])
  func `refuses what is no origin`(url: String) {
    #expect(Origin(url) == nil)
  }
}
