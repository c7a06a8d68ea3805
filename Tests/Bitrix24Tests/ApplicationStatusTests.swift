import Testing

@testable import Bitrix24

@Suite struct ApplicationStatusTests {
  @Test(arguments: [
    ("L", ApplicationStatus.local), ("F", .free), ("D", .demo), ("T", .trial), ("P", .paid), ("S", .subscription),
    ("X", .other("X")), ("l", .other("l")), ("NEW_ONE-2", .other("NEW_ONE-2")),
  ])
  func `knows the documented codes and keeps others`(text: String, expected: ApplicationStatus) {
    #expect(ApplicationStatus(text) == expected)
    #expect(ApplicationStatus(text)?.code == text)
  }

  @Test(arguments: ["", " ", "L ", "a\n", "\u{1B}[m", "é", String(repeating: "x", count: 33)])
  func `refuses what is no code`(text: String) {
    #expect(ApplicationStatus(text) == nil)
  }
}
