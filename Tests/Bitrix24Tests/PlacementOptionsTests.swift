import Testing

@testable import Bitrix24

@Suite struct PlacementOptionsTests {
  @Test(arguments: [
    nil, "", "\"\"", "null", "[]", "\"undefined\"", "undefined", "{}", " {} ", "[ ]", " null\n",
  ])
  func `has nothing where portals send nothing`(text: String?) {
    #expect(PlacementOptions(text) == .none)
  }

  @Test func `has the members of an object`() {
    let options = PlacementOptions(#"{"ID":"17","URI":null}"#)
    #expect(options["ID"] == .string("17"))
    #expect(options["URI"] == .null)
    #expect(options["id"] == nil)
    #expect(
      options
        == .members([.init(name: "ID", value: .string("17")), .init(name: "URI", value: .null)], isComplete: true)
    )
  }

  @Test func `the last of several members of one name counts`() {
    #expect(PlacementOptions(#"{"A":1,"B":2,"A":3}"#)["A"] == .number("3"))
  }

  @Test(arguments: [#"{"ID":"17","B"#, #"{"ID":"17"}x"#, #"{"ID":"17",}"#, #"{"ID":"17" "B":1}"#])
  func `says that something is missing where text breaks off`(text: String) {
    let options = PlacementOptions(text)
    #expect(options["ID"] == .string("17"))
    guard case .members(_, isComplete: false) = options else {
      Issue.record("called complete: \(options)")
      return
    }
  }

  @Test(arguments: ["x", "[1]", "17", "true", "\"text\"", "<b>", "a=1&b=2", "\0", "[[]]", "\u{202E}", "undefinedx"])
  func `keeps text that is no object`(text: String) {
    #expect(PlacementOptions(text) == .unreadable(text))
    #expect(PlacementOptions(text)["ID"] == nil)
  }

  @Test(arguments: ["{", "{x", "{\"a"])
  func `an object of which nothing could be read is not nothing`(text: String) {
    #expect(PlacementOptions(text) != .none)
  }

  @Test func `survives 100,000 brackets`() {
    let text = String(repeating: "[", count: 100_000)
    #expect(PlacementOptions(text) == .unreadable(text))
    #expect(PlacementOptions(#"{"ID":"17","X":"# + text)["ID"] == .string("17"))
  }
}
