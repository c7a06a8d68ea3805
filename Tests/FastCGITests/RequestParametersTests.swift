import Testing

@testable import FastCGI
@testable import HTTPMessage

/// `Request(parameters:body:arrival:)`
@Suite struct RequestParametersTests {
  private func request(_ parameters: [String: String]) -> Request {
    Request(parameters: { parameters[$0.description] }, body: .success([1]), arrival: .now)
  }

  @Test func `takes what CGI and FastCGI share`() throws {
    let request = request([
      "REQUEST_METHOD": "POST", "REQUEST_URI": "/card?DOMAIN=a", "QUERY_STRING": "DOMAIN=a", "PATH_INFO": "/other",
      "CONTENT_TYPE": "application/x-www-form-urlencoded; charset=utf-8", "HTTP_CONTENT_ENCODING": "gzip",
      "HTTP_ACCEPT_LANGUAGE": "de", "HTTP_AUTHORIZATION": "Bearer t", "HTTP_ORIGIN": "https://acme.example",
      "HTTP_HOST": "placard.example:8443", "HTTP_ACCEPT": "text/html",
      "REQUEST_ID": "7f3a9c04e1b2d8657f3a9c04e1b2d865",
    ])
    #expect(request.method == .post && request.path == "/card" && request.query == Array("DOMAIN=a".utf8))
    #expect(request.contentType == "application/x-www-form-urlencoded; charset=utf-8")
    #expect(request.contentEncoding == "gzip" && request.acceptLanguage == "de")
    #expect(request.authorization == "Bearer t" && request.origin == "https://acme.example")
    #expect(request.host == "placard.example:8443")
    #expect(request.accept == "text/html")
    #expect(request.id == "7f3a9c04e1b2d8657f3a9c04e1b2d865")
    #expect(try request.body.get() == [1])
  }

  @Test(arguments: [
    (["REMOTE_ADDR": "127.0.0.1"], true), (["REMOTE_ADDR": "127.9.8.7"], true), (["REMOTE_ADDR": "::1"], true),
    (["REMOTE_ADDR": "::ffff:127.0.0.1"], true), (["REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": ""], true),
    ([:], false), (["REMOTE_ADDR": ""], false), (["REMOTE_ADDR": "203.0.113.7"], false),
    (["REMOTE_ADDR": "128.0.0.1"], false), (["REMOTE_ADDR": "::2"], false), (["REMOTE_ADDR": "127.0.0.1.evil"], false),
    (["REMOTE_ADDR": "::ffff:10.0.0.1"], false), (["REMOTE_ADDR": "unix:"], false),
    (["REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"], false),
    (["REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=203.0.113.7"], false),
    (["REMOTE_ADDR": "127.0.0.1", "HTTP_X_REAL_IP": "203.0.113.7"], false),
    (["REMOTE_ADDR": "::1", "HTTP_VIA": "1.1 proxy"], false),
  ])
  func `knows a client of this machine, unless a proxy stands in for others`(
    _ parameters: [String: String], _ isLocal: Bool
  ) {
    #expect(request(parameters).isLocal == isLocal)
  }

  @Test(
    arguments: [
      ("203.0.113.7", .v4(0xcb00_7107)), ("::ffff:203.0.113.7", .v4(0xcb00_7107)),
      ("2001:db8:1:2:3:4:5:6", .v6Network(0x2001_0db8_0001_0002)),
      ("2001:DB8:1:2::", .v6Network(0x2001_0db8_0001_0002)),
      ("fe80::1%eth0", .v6Network(0xfe80_0000_0000_0000)), ("unix:", .unknown), ("", .unknown), (nil, .unknown),
      ("203.0.113.7, 10.0.0.1", .unknown), ("203.0.113", .unknown), ("[::1]", .unknown),
    ] as [(String?, ClientAddress)])
  func `knows the client, of an IPv6 address its network`(_ address: String?, _ client: ClientAddress) {
    #expect(request(address.map { ["REMOTE_ADDR": $0] } ?? [:]).client == client)
  }

  @Test func `does without any parameter`() {
    let request = request([:])
    #expect(request.method == .other("") && request.path == "/" && request.query.isEmpty)
    #expect(request.contentType.isEmpty && request.contentEncoding.isEmpty && request.acceptLanguage.isEmpty)
    #expect(request.authorization.isEmpty && request.origin.isEmpty && request.host.isEmpty)
    #expect(request.id.utf8.count == 16)
  }

  @Test(arguments: [
    ("/", "/"), ("/?", "/"), ("/?a=/b", "/"), ("/card", "/card"), ("/card/?x?y", "/card/"), ("/%3Fa?b", "/%3Fa"),
    ("/a%2Fb", "/a%2Fb"), ("//a", "//a"), ("/é?x", "/é"), ("/?\u{301}DOMAIN=a&APP_SID=b", "/"), ("/a?\u{FE0F}x", "/a"),
  ])
  func `the path is the target without its query, as sent`(target: String, path: String) {
    #expect(request(["REQUEST_URI": target]).path.utf8.elementsEqual(path.utf8))
  }

  @Test(arguments: [("/install", "/install"), ("", "/")])
  func `takes PATH_INFO where no target was passed`(info: String, path: String) {
    #expect(request(["PATH_INFO": info]).path == path)
    #expect(request(["PATH_INFO": info, "REQUEST_URI": ""]).path == path)
  }

  @Test(arguments: ["", "x", "1234567\n", "<b>12345678"])
  func `makes up an id where none can be used`(id: String) {
    #expect(request(["REQUEST_ID": id]).id != id)
    #expect(request(["REQUEST_ID": id]).id.utf8.count == 16)
  }

  @Test func `a Proxy header of the client means nothing`() {
    let request = request(["HTTP_PROXY": "http://evil.example", "REQUEST_METHOD": "GET"])
    #expect(!"\(request)".contains("evil"))
  }
}
