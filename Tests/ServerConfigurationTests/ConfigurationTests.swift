import HTML
import Testing

@testable import ServerConfiguration

struct ConfigurationTests {
  @Test(arguments: [
    ("https://example.com", "/"), ("https://example.com/", "/"), ("https://example.com:8443/a/b", "/a/b/"),
    ("https://example.com/placard/", "/placard/"),
  ])
  func `the public address has the path below which everything is`(_ text: String, _ basePath: String) throws {
    let url = try #require(PublicURL(text))
    #expect(url.text == text)
    #expect(url.basePath == basePath)
  }

  @Test(arguments: [
    ("https://api.bitrix24.com/api/v1/", "https://api.bitrix24.com", "/api/v1/"),
    ("http://CDN.example.com:8080", "http://cdn.example.com:8080", "/"),
    ("https://cdn.example.com:443/x", "https://cdn.example.com", "/x"),
  ])
  func `the library's address has an origin and a path`(_ text: String, _ origin: String, _ path: String) throws {
    let url = try #require(WebURL(configured: text))
    #expect(url.origin == origin)
    #expect(url.text == origin + path)
  }

  @Test(arguments: [
    "", "api.bitrix24.com", "ftp://a.example", "https://", "https:///x", "https://a.example;x", "https://a b",
    "https://a.example/?x", "https://a.example#", "https://u@a.example/", "https://a.example\\x", "https://a.example'",
    "HTTPS://a.example", "https://a.example:0/", "https://*.example",
  ])
  func `what is no plain address is not taken`(_ text: String) {
    #expect(WebURL(configured: text) == nil)
  }
}
