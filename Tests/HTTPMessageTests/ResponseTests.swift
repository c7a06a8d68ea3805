import Testing

@testable import HTTPMessage

@Suite struct ResponseTests {
  private func head(_ response: Response) -> String {
    String(decoding: response.cgiBytes(omittingBody: true), as: UTF8.self)
  }

  @Test func `writes status, fields, length, an empty line and the body`() {
    var response = Response(status: .ok, contentType: "text/plain", body: Array("hällo".utf8))
    response.append("Cache-Control", "no-store")
    let expected =
      "Status: 200 OK\r\nContent-Type: text/plain\r\nCache-Control: no-store\r\nContent-Length: 6\r\n\r\nhällo"
    #expect(String(decoding: response.cgiBytes(), as: UTF8.self) == expected)
  }

  @Test(arguments: [0, 1, 65_535, 1_000_000])
  func `Content-Length is that of the body, also where it is left out`(count: Int) {
    let response = Response(status: .ok, contentType: "text/plain", body: Array(repeating: 0x0A, count: count))
    #expect(head(response).hasSuffix("\r\nContent-Length: \(count)\r\n\r\n"))
    #expect(response.cgiBytes().count == head(response).utf8.count + count)
  }

  @Test func `a HEAD gets the same fields and no body`() {
    let response = Response(status: .notFound, contentType: "text/html", body: [1, 2, 3])
    #expect(response.cgiBytes() == response.cgiBytes(omittingBody: true) + [1, 2, 3])
  }

  @Test(arguments: [
    "a\r\nX-Evil: 1", "a\nX-Evil: 1", "a\rX-Evil: 1", "\r\n\r\n<script>", "a\0b", "a\u{7F}b", "a\u{85}X-Evil: 1",
    "a\u{2028}X-Evil: 1", "\tX-Evil: 1", "é\u{10A}\u{10D}", "a\u{301}\r\nX: 1", String(repeating: "\r\n", count: 9000),
  ])
  func `no value can write a field of its own`(value: String) {
    var response = Response(status: .ok, contentType: "text/plain", body: [])
    response.append("X-Value", value)
    let bytes = response.cgiBytes()
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count == 6)
    #expect(lines[2].hasPrefix("X-Value: "))
    #expect(lines[2].utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
    #expect(bytes.count { $0 == 0x0D } == 5)
    #expect(bytes.count { $0 == 0x0A } == 5)
  }

  @Test func `printable ASCII passes as it is`() {
    let all = String(decoding: 0x20...0x7E, as: UTF8.self)
    var response = Response(status: .ok, contentType: "text/plain", body: [])
    response.append("X-Value", all)
    #expect(response.field("X-Value") == all)
  }

  @Test func `one question mark stands for each character that does not pass`() {
    var response = Response(status: .ok, contentType: "text/plain", body: [])
    response.append("X-Value", "a\r\nbé📞c")
    #expect(response.field("X-Value") == "a??b??c")
  }

  @Test func `gives the first field of a name, or none`() {
    var response = Response(status: .ok, contentType: "text/plain", body: [])
    response.append("X-A", "1")
    response.append("X-A", "2")
    #expect(response.field("X-A") == "1")
    #expect(response.field("X-B") == nil)
    #expect(response.fields.map(\.value) == ["text/plain", "1", "2"])
  }
}
