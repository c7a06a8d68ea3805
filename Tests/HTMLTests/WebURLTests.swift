import Testing

@testable import HTML

struct WebURLTests {
  @Test(arguments: [
    ("https://acme.bitrix24.com", "/crm/deal/details/1/"), ("http://intranet:8080", "/"),
    ("https://[2001:db8::1]", "/a%20b?c=d"),
  ])
  func `puts an origin and a path together`(_ origin: String, _ path: String) throws {
    let url = try #require(WebURL(origin: origin, path: path))
    #expect(url.text == origin + path)
  }

  @Test(arguments: [
    "javascript:alert(1)//", "JavaScript:alert(1)", "data:text/html,x", "ftp://acme.bitrix24.com",
    "//acme.bitrix24.com",
    "acme.bitrix24.com", "", " https://acme.bitrix24.com", "HTTPS//x",
  ])
  func `refuses another scheme`(_ origin: String) {
    #expect(WebURL(origin: origin, path: "/") == nil)
  }

  @Test(arguments: ["", "crm/", ".evil.example/", "@evil.example/", ":8080/", "?a"])
  func `refuses a path that would change the host`(_ path: String) {
    #expect(WebURL(origin: "https://acme.bitrix24.com", path: path) == nil)
  }

  @Test(arguments: ["/", "/assets/placard.css", "/a//b", "/a?b=c"])
  func `takes a path on our own server`(_ path: String) throws {
    #expect(try #require(WebURL(ownPath: path)).text == path)
  }

  @Test(arguments: [
    "", "assets/", "//evil.example/", "https://evil.example/", "javascript:alert(1)", "/\\evil.example/",
    "/\t/evil.example/", "/\n/evil.example/",
  ])
  func `refuses what browsers take for another server`(_ path: String) {
    #expect(WebURL(ownPath: path) == nil)
  }
}
