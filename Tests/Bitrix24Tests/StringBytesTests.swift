import Testing

@testable import Bitrix24

struct StringBytesTests {
  @Test(arguments: [("abc", "abc"), ("abc", "c"), ("abc", ""), ("aab", "ab"), ("größe", "ö"), ("", "")])
  func `finds what is there`(text: String, other: String) {
    #expect(text.containsBytes(of: other))
  }

  @Test(arguments: [("abc", "abcd"), ("abc", "B"), ("", "a"), ("TAS\u{212A}", "TASK")])
  func `does not find what is not`(text: String, other: String) {
    #expect(!text.containsBytes(of: other))
  }

  @Test(arguments: [
    ("token_x", "TOKEN", true), ("Auth_Id", "AUTH_ID", true), ("AUTH?ID", "AUTH_ID", false), ("A", "AB", false),
  ])
  func `starts with a word in any case of its letters`(text: String, word: StaticString, isThere: Bool) {
    #expect(text.utf8.span.hasPrefix(word) == isThere)
  }
}
