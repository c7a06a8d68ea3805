import Testing

@testable import HTML

struct ShortenedTests {
  @Test(arguments: [("", 0), ("", 5), ("abc", 3), ("abc", 4), ("👩‍👩‍👧", 1), ("e\u{301}e\u{301}", 2)])
  func `a text that is short enough stays`(_ text: String, _ limit: Int) {
    #expect(text.shortened(to: limit) == text)
  }

  @Test(arguments: [
    ("abcd", 3, "abc…"), ("abcd", 0, "…"), ("👩‍👩‍👧👩‍👩‍👧", 1, "👩‍👩‍👧…"), ("e\u{301}e\u{301}e", 2, "e\u{301}e\u{301}…"),
    ("Привет", 2, "Пр…"),
  ])
  func `a longer one is cut between characters and says so`(_ text: String, _ limit: Int, _ expected: String) {
    #expect(text.shortened(to: limit) == expected)
  }

  @Test func `costs time in proportion to the limit`() {
    let text = String(repeating: "ä", count: 20_000_000)
    let clock = ContinuousClock()
    let time = clock.measure { for _ in 0..<100 { _ = text.shortened(to: 10) } }
    #expect(time < .seconds(1))
  }
}
