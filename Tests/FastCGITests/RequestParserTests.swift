import Testing

@testable import CFastCGI
@testable import FastCGI
@testable import HTTPMessage

@Suite struct RequestParserTests {
  private static let isInitialized = cfastcgi_initialize() == 0
  private let parser: RequestParser

  init() throws {
    try #require(Self.isInitialized)
    parser = try RequestParser()
  }

  private func parse(_ bytes: [UInt8], maximumBody: Int = 65_536) throws -> Request {
    let received = try #require(RequestReceiver.receive(bytes, maximumBody: maximumBody).request)
    return try parser.parse(received, maximumBody: maximumBody, arrival: .now)
  }

  @Test func `copies parameters and body`() throws {
    let request = try parse(
      FastCGI.request(
        [
          ("REQUEST_METHOD", "POST"), ("REQUEST_URI", "/a?b=c"), ("QUERY_STRING", "b=c"),
          ("CONTENT_TYPE", "text/plain"),
          ("REQUEST_ID", "0123456789abcdef"), ("HTTP_ACCEPT_LANGUAGE", "de"),
        ],
        body: [0, 1, 0xFF]
      )
    )
    #expect(request.method == .post && request.path == "/a" && request.query == Array("b=c".utf8))
    #expect(request.contentType == "text/plain" && request.id == "0123456789abcdef" && request.acceptLanguage == "de")
    #expect(try request.body.get() == [0, 1, 0xFF])
  }

  @Test func `keeps nothing of the request before`() throws {
    _ = try parse(FastCGI.request([("REQUEST_METHOD", "POST"), ("CONTENT_TYPE", "text/plain")], body: [1]))
    let request = try parse(FastCGI.request([("REQUEST_METHOD", "GET")]))
    #expect(request.method == .get && request.contentType.isEmpty)
    #expect(try request.body.get().isEmpty)
  }

  @Test func `reads only its own of a request behind a longer one`() throws {
    let longest = 200_000
    // Of all lengths around that of the file which libfcgi reads, in both directions.
    for count in [longest, 1, 60_000, 65_000, 65_300, 65_400, 65_500, 66_000, 0, longest, 65_400, 3, 70_000, 2] {
      let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ count) }
      let request = try parse(
        FastCGI.request([("REQUEST_METHOD", "POST"), ("REQUEST_ID", "count-\(count)-0123456789")], body: body),
        maximumBody: longest)
      #expect(try request.body.get() == body)
      #expect(request.id == "count-\(count)-0123456789")
    }
    // One that ends before the length that it announces, where the body of the longer one goes on.
    _ = try parse(FastCGI.request([("REQUEST_METHOD", "POST")], body: [UInt8](repeating: 1, count: 5000)))
    let short = FastCGI.request([("CONTENT_LENGTH", "4000")], body: [2, 2])
    #expect(try parse(short).body == .failure(.incomplete))
  }

  @Test func `takes long names and values, hundreds of them, empty ones and repeated ones`() throws {
    let long = String(repeating: "x", count: 60_000)
    #expect(try parse(FastCGI.request([("QUERY_STRING", long)])).query.count == 60_000)
    let many = (0..<500).map { ("HTTP_X_\($0)", "\($0)") } + [("QUERY_STRING", "a=1"), ("", ""), ("EMPTY", "")]
    #expect(try parse(FastCGI.request(many)).query == Array("a=1".utf8))
    let twice = [("QUERY_STRING", "first"), ("QUERY_STRING", "second")]
    #expect(try parse(FastCGI.request(twice)).query == Array("first".utf8))
  }

  @Test func `does without any parameter`() throws {
    let request = try parse(FastCGI.begin() + FastCGI.record(FastCGI.params) + FastCGI.record(FastCGI.stdin))
    #expect(request.method == .other("") && request.path == "/")
    #expect(try request.body.get().isEmpty)
  }

  @Test(arguments: [1, 8192, 65_535, 65_536])
  func `reads a body in records of any length`(count: Int) throws {
    let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let parameters = FastCGI.stream(FastCGI.params, FastCGI.pair("CONTENT_LENGTH", "\(count)"))
    for chunk in [13, 4096, 65_535] {
      let request = try parse(FastCGI.begin() + parameters + FastCGI.stream(FastCGI.stdin, body, chunk: chunk))
      #expect(try request.body.get() == body)
    }
  }

  @Test func `takes parameters whose records end anywhere`() throws {
    let parameters =
      FastCGI.pair("REQUEST_METHOD", "POST") + FastCGI.pair("QUERY_STRING", String(repeating: "q", count: 200))
    for chunk in [1, 2, 3, 5, 17, 100] {
      let request = try parse(
        FastCGI.begin() + FastCGI.stream(FastCGI.params, parameters, chunk: chunk) + FastCGI.record(FastCGI.stdin)
      )
      #expect(request.method == .post && request.query.count == 200)
    }
  }

  @Test func `refuses bytes that are no request, and works on`() throws {
    for bytes in [[], [1], Array("GET / HTTP/1.1".utf8), [UInt8](repeating: 0xFF, count: 100)] {
      let broken = RequestReceiver.Request(
        id: 1, records: bytes + [0], bodyIsTooLarge: false, hasExcess: false, keepsConnection: false)
      #expect(throws: SystemError.self) { try parser.parse(broken, maximumBody: 100, arrival: .now) }
      #expect(try parse(FastCGI.request(body: [1, 2])).body.get() == [1, 2])
    }
  }

  @Test func `bytes that are not UTF-8 are no trap`() throws {
    let parameters = [UInt8]([12, 2]) + Array("QUERY_STRING".utf8) + [0xFF, 0xC3]
    let request = try parse(
      FastCGI.begin() + FastCGI.stream(FastCGI.params, parameters) + FastCGI.record(FastCGI.stdin)
    )
    #expect(!request.query.isEmpty)
  }
}
