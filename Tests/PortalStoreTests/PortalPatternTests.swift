import Testing

@testable import Bitrix24
@testable import PortalStore

@Suite struct PortalPatternTests {
  private func address(_ text: String, secure: Bool = true) throws -> PortalAddress {
    try #require(PortalAddress(text, isSecure: secure))
  }

  @Test(arguments: [
    ("acme.bitrix24.com", "acme.bitrix24.com"), ("acme.bitrix24.com", "ACME.BITRIX24.COM"),
    ("Acme.Example", "acme.example"),
    ("https://acme.example", "acme.example"), ("portal.example:8443", "portal.example:8443"),
    ("acme.example:443", "acme.example"), ("acme.example", "acme.example:443"), ("*.example.com", "a.example.com"),
    ("*.example.com", "a.b.c.example.com"), ("*.example.com:8443", "a.example.com:8443"),
    ("*.EXAMPLE.com", "A.example.COM"),
    ("192.168.1.5", "192.168.1.5"), ("[::1]:8443", "[0:0:0:0:0:0:0:1]:8443"),
    ("xn--e1afmkfd.xn--p1ai", "XN--E1AFMKFD.xn--p1ai"),
    ("http://intranet", "intranet"), ("http://*.intranet", "a.intranet"),
  ])
  func `means a portal`(pattern: String, portal: String) throws {
    let pattern = try #require(PortalPattern(pattern))
    #expect(pattern.matches(try address(portal)))
  }

  @Test(arguments: [
    ("acme.example", "www.acme.example"), ("acme.example", "acme.example.evil"), ("acme.example", "xacme.example"),
    ("acme.example", "acme.example:8443"), ("acme.example:8443", "acme.example"),
    ("acme.example:8443", "acme.example:8444"),
    ("*.example.com", "example.com"), ("*.example.com", "evilexample.com"), ("*.example.com", "a.example.com.evil"),
    ("*.example.com", "a.example.com:8443"), ("*.example.com", "com"), ("*.0.0.1", "127.0.0.1"),
  ])
  func `does not mean another`(pattern: String, portal: String) throws {
    // A pattern that is refused means nobody either.
    let portal = try address(portal)
    #expect(PortalPattern(pattern)?.matches(portal) != true)
  }

  @Test(arguments: [
    ("acme.example", false), ("https://acme.example", false), ("*.example.com", false), ("http://intranet", true),
    ("http://intranet:8080", true), ("http://*.intranet", true),
  ])
  func `allows plain http only where it says so`(text: String, expected: Bool) {
    #expect(PortalPattern(text)?.allowsInsecure == expected)
  }

  @Test func `an http entry means the portal with and without TLS`() throws {
    let pattern = try #require(PortalPattern("http://intranet"))
    #expect(pattern.matches(try address("intranet", secure: false)))
    #expect(pattern.matches(try address("intranet", secure: true)))
    #expect(pattern.matches(try address("intranet:80", secure: false)))
    let other = try #require(PortalPattern("http://intranet:8080"))
    #expect(other.matches(try address("intranet:8080", secure: false)))
    #expect(!other.matches(try address("intranet", secure: false)))
  }

  @Test(arguments: [
    "", " ", "*", "*.", "**.example.com", "*.*.example.com", "a.*.example.com", "*example.com", "a*.example.com",
    "example.*",
    "http://", "https://", "http:// intranet", "HTTP://intranet", "ftp://intranet", "http://http://intranet",
    "https://http://intranet", "//intranet", "intranet/", "http://intranet/", "a,b", "a b", "a ", "user@a", "a:", "a:0",
    "a:99999", "*.a:x", "a#", "a\n", "a\0", "пример.рф", "*.[::1", "[::1", "a..b", "*.-a", "a_b", ".example.com",
  ])
  func `refuses what is no entry`(text: String) {
    #expect(PortalPattern(text) == nil)
  }

  @Test(arguments: ["acme.bitrix24.com", "http://*.Example.com:8080"])
  func `describes itself as the administrator wrote it`(text: String) {
    #expect(PortalPattern(text)?.description == text)
  }
}
