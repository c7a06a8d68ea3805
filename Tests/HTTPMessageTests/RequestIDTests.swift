import Testing

@testable import HTTPMessage

@Suite struct RequestIDTests {
  @Test func `a random one is 16 lower-case hexadecimal digits, and another each time`() {
    let ids = (0..<2000).map { _ in RequestID.random() }
    for id in ids {
      #expect(id.utf8.count == 16)
      #expect(id.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) })
    }
    #expect(Set(ids).count == 2000)
  }

  @Test(arguments: [
    "7f3a9c04e1b2d8657f3a9c04e1b2d865", "12345678", "ABCDEFGH", "a-b_c-d_", "--------",
    String(repeating: "z", count: 64),
  ])
  func `takes the web server's`(id: String) {
    #expect(RequestID.from(id) == id)
  }

  @Test(arguments: [
    nil, "", "1234567", String(repeating: "z", count: 65), "1234 5678", "1234567\n", "1234\r\n56789", "abcdefgé",
    "abcdefg\"", "abcd=efgh", "abcdefgh\0", "abcd.efgh", "abcd/efgh", "１２３４５６７８", "abcdefgh\u{301}",
    String(repeating: "\n", count: 60_000),
  ])
  func `makes one up where the web server's cannot be used`(id: String?) {
    let made = RequestID.from(id)
    #expect(made != id)
    #expect(made.utf8.count == 16)
  }
}
