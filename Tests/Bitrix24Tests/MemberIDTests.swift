import Testing

@testable import Bitrix24

@Suite struct MemberIDTests {
  @Test(arguments: ["da45a03b265edd8787f8a258d793cc5d", "a", "A-b_9", String(repeating: "x", count: 64)])
  func `takes an id as it is spelt`(text: String) {
    #expect(MemberID(text)?.description == text)
  }

  @Test(arguments: [
    "", String(repeating: "x", count: 65), " a", "a ", "a\n", "a\0", "a.b", "a/b", "a'b", "é", "١", "\u{1B}[m", "a,b",
  ])
  func `refuses what is none`(text: String) {
    #expect(MemberID(text) == nil)
  }
}
