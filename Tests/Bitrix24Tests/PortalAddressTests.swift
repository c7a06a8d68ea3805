import Testing

@testable import Bitrix24

@Suite struct PortalAddressTests {
  private static let label63 = String(repeating: "a", count: 63)
  /// 253 characters, the longest name there is.
  private static let longest = [label63, label63, label63, String(repeating: "b", count: 61)].joined(separator: ".")

  @Test(arguments: [
    "acme.bitrix24.com", "xxx.bitrix24.com", "b24-abcdef.bitrix24.de", "intranet", "a", "a.b", "1.de", "3com.com", "a1",
    "xn--80ak6aa92e.com", "xn--e1afmkfd.xn--p1ai", "portal.example.museum", "a--b.example", "1-2.example",
    "123.456.example",
    "a.1b", "0.0.0.0", "127.0.0.1", "10.1.2.3", "255.255.255.255", "localhost", label63 + ".example", longest,
  ])
  func `accepts a host as it is`(host: String) throws {
    for isSecure in [true, false] {
      let address = try #require(PortalAddress(host, isSecure: isSecure))
      #expect(address.host == host && address.port == nil && address.isSecure == isSecure)
      #expect(address.description == host)
      #expect(address.origin == (isSecure ? "https://" : "http://") + host)
    }
  }

  @Test(arguments: [
    ("ACME.Bitrix24.COM", "acme.bitrix24.com"), ("XN--E1AFMKFD.XN--P1AI", "xn--e1afmkfd.xn--p1ai"),
    ("[::1]", "[::1]"), ("[::]", "[::]"), ("[2001:DB8::1]", "[2001:db8::1]"), ("[0:0:0:0:0:0:0:1]", "[::1]"),
    ("[2001:0db8:0000:0000:0001:0000:0000:0001]", "[2001:db8::1:0:0:1]"), ("[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7:8]"),
    ("[1:0:0:4:0:0:0:8]", "[1:0:0:4::8]"), ("[1::3:4:5:6:7:8]", "[1:0:3:4:5:6:7:8]"), ("[fe80::]", "[fe80::]"),
    ("[1:2:3:4:5:6:7::]", "[1:2:3:4:5:6:7:0]"), ("[::ffff:7f00:1]", "[::ffff:7f00:1]"),
  ])
  func `has one spelling for one host`(text: String, host: String) {
    #expect(PortalAddress(text, isSecure: true)?.host == host)
    #expect(PortalAddress(host, isSecure: true)?.host == host)
    #expect(PortalAddress(text, isSecure: true) == PortalAddress(host, isSecure: true))
  }

  @Test(arguments: ["acme.example", "127.0.0.1", "[::1]", longest])
  func `accepts a port`(host: String) throws {
    for port in [1, 80, 443, 8080, 65_535] as [UInt16] {
      let secure = try #require(PortalAddress("\(host):\(port)", isSecure: true))
      #expect(secure.host == host && secure.port == (port == 443 ? nil : port))
      #expect(secure.origin == "https://\(host)" + (port == 443 ? "" : ":\(port)"))
      let insecure = try #require(PortalAddress("\(host):\(port)", isSecure: false))
      #expect(insecure.port == (port == 80 ? nil : port))
      #expect(insecure.description == host + (port == 80 ? "" : ":\(port)"))
    }
  }

  @Test func `scheme, host and port make the difference`() {
    let address = PortalAddress("acme.example", isSecure: true)
    #expect(address == PortalAddress("ACME.example:443", isSecure: true))
    #expect(address != PortalAddress("acme.example", isSecure: false))
    #expect(address != PortalAddress("acme.example:80", isSecure: true))
    #expect(address != PortalAddress("www.acme.example", isSecure: true))
  }

  @Test(arguments: [
    "acme.example:", "acme.example:0", "acme.example:00", "acme.example:080", "acme.example:65536",
    "acme.example:99999999999",
    "acme.example:-1", "acme.example:+80", "acme.example: 80", "acme.example:80 ", "acme.example:8x",
    "acme.example:0x50",
    "acme.example:80:80", "acme.example:80/", "acme.example:８０", "acme.example:80\n", "acme.example:80\0", ":80", ":",
    "[::1]:", "[::1]:0", "[::1]80", "[::1]:80:80", "[::1]:8\u{301}0", "127.0.0.1:", "127.0.0.1:080",
  ])
  func `refuses a port that is none`(text: String) {
    expectRefused(text)
  }

  @Test(arguments: [
    "[", "]", "[]", "[:]", "[::", "::1", "::1]", "[[::1]]", "[:::]", "[1:2]", "[1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:8:9]",
    "[1:2:3:4:5:6:7:8::]", "[1::2::3]", "[:1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:]", "[12345::]", "[g::]", "[::1%eth0]",
    "[::1%25eth0]", "[fe80::1%lo]", "[::1]x", "x[::1]", "[::1].example", "[ ::1]", "[::1 ]", "[::+1]", "[::-1]",
    "[127.0.0.1]",
    "[v1.fe80::a]", "[acme.example]", "[::1\0]", "[\u{301}::1]", "[::1\u{301}]", "[::1]\u{301}", "[::１]", "[::1\n]",
    "[::1/]",
  ])
  func `refuses an IPv6 address that is none`(text: String) {
    expectRefused(text)
  }

  @Test(arguments: [
    "256.1.1.1", "1.2.3", "1.2.3.4.5", "1", "1.2", "01.2.3.4", "127.0.0.01", "127.1", "2130706433", "0177.0.0.1",
    "127.0.0.1.",
    "127.0.0.1.5", "a.b.c.1", "example.1", "1.2.3.999", "1.2.3.4.", ".1.2.3.4", "017700000001", "１２７.0.0.1",
    "127。0。0。1",
  ])
  func `refuses an IPv4 address that is none`(text: String) {
    expectRefused(text)
  }

  /// To browsers, and to what resolves names, these are addresses: the URL standard's "ends in a number checker"
  /// (<https://url.spec.whatwg.org/#ends-in-a-number-checker>).
  @Test(arguments: ["0x7f000001", "0x7f.1", "127.0.0.0x1", "0X7F.0x0.0x0.0x1", "0x", "example.0x1", "0xa9fea9fe"])
  func `refuses a hexadecimal IPv4 address that passes for a name`(text: String) {
    expectRefused(text)
  }

  @Test(arguments: [
    "", " ", ".", "..", "a..b", ".a", "a.", "acme.example.", "-a", "a-", "a.-b", "a-.b", "-", "a_b", "_dmarc.example",
    "*",
    "*.example.com", "a*b", "evil.com#", "evil.com?", "evil.com/", "evil.com\\", "evil.com/x", "/evil.com",
    "//evil.com",
    "http://evil.com", "https://evil.com", "javascript:alert(1)", "user@evil.com", "user:pw@evil.com", "@evil.com",
    "evil.com@",
    "a b", " a", "a ", "a\tb", "a\r\nX:", "a\n", "\na", "a\0", "\0a", "a\0.example", "a;b", "a,b", "a'b", "a\"b", "a<b",
    "a>b",
    "a&b", "a%2eb", "a%00", "a+b", "a=b", "a!b", "a|b", "a`b", "a$b", "a(b", "a{b", "a^b", "a~b", "'none'",
    "acme.example; script-src *",
    "пример.рф", "münchen.example", "ａcme.example", "acme。example", "a\u{301}.example", "a\u{200B}b", "a\u{202E}b",
    "\u{FEFF}a",
    "a\u{AD}b", "\u{212A}.example", "ſ.example", "a.example\u{301}", "ß.de", "a\u{85}b", "a\u{2028}b", "\u{7F}",
    label63 + "a.example", longest + "b", String(repeating: "a", count: 300), String(repeating: "a.", count: 30_000),
    String(repeating: "[", count: 100_000), String(repeating: ":", count: 60_000), longest + ":65535x",
  ])
  func `refuses everything else`(text: String) {
    expectRefused(text)
  }

  @Test func `lets no byte but those of names, ports and brackets pass`() {
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.".utf8)
    for scalar in (0...0x2FFF).compactMap(Unicode.Scalar.init) {
      let isAllowed = scalar.isASCII && allowed.contains(UInt8(scalar.value))
      #expect(
        (PortalAddress("a\(scalar)b.example", isSecure: true) != nil) == isAllowed,
        "U+\(String(scalar.value, radix: 16))"
      )
    }
  }

  private func expectRefused(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(PortalAddress(text, isSecure: true) == nil, sourceLocation: sourceLocation)
    #expect(PortalAddress(text, isSecure: false) == nil, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "https://acme.bitrix24.com", "http://intranet", "https://portal.example:8443", "http://[2001:db8::1]:8080",
    "https://192.0.2.10",
  ])
  func `reads the origin that it writes`(origin: String) {
    #expect(PortalAddress(origin: origin)?.origin == origin)
  }

  @Test(arguments: [
    "", "acme.bitrix24.com", "https://", "https://acme.bitrix24.com/", "https://acme.bitrix24.com?x",
    "https://acme.bitrix24.com#x", "https://acme.bitrix24.com:443", "https://ACME.bitrix24.com",
    "HTTPS://acme.bitrix24.com", "https://u@acme.bitrix24.com", "ftp://acme.bitrix24.com", " https://acme.bitrix24.com",
  ])
  func `no other spelling is an origin`(text: String) {
    #expect(PortalAddress(origin: text) == nil)
  }
}
