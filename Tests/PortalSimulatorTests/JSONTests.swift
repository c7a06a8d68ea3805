import Testing

@testable import PortalSimulator

@Suite struct JSONTests {
  private func text(_ value: Value) -> String { String(decoding: JSONWriter.bytes(value), as: UTF8.self) }

  @Test(arguments: [
    (Value.map([:]), "[]"), (.map(["0": 1, "1": 2]), "[1,2]"), (.map(["1": 1]), #"{"1":1}"#), (.list([]), "[]"),
    (.number(19_000), "19000"), (.number(999.9), "999.9"), (.null, "null"), (true, "true"),
    ("a/b\"\\\n", #""a\/b\"\\\n""#), ("ä👍", #""\u00e4\ud83d\udc4d""#),
  ])
  func `writes as PHP does`(value: Value, expected: String) {
    #expect(text(value) == expected)
  }

  @Test func `reads what it writes`() throws {
    let value: Value = ["b": [1, .number(0.5), "ü\u{1}👍", nil, false], "a": ["x": ["y": "z"]]]
    #expect(try JSONReader.read(JSONWriter.bytes(value)) == value)
  }

  @Test func `keeps the order of keys`() throws {
    let fields = try #require(try JSONReader.read(Array(#"{"z":1,"a":2,"m":3}"#.utf8)).fields)
    #expect(fields.entries.map(\.key) == ["z", "a", "m"])
  }

  @Test(arguments: [
    "", "{", "[1,]", #"{"a"}"#, "tru", "+1", "nan", "1 2", #""\x""#, #""\ud8"#, "\"\u{1}\"", ".5", "0x10", #"{"a":1,}"#,
  ])
  func `refuses what is no JSON`(text: String) {
    #expect(throws: JSONReader.Malformed.self) { try JSONReader.read(Array(text.utf8)) }
  }

  @Test func `refuses deep nesting instead of falling into it`() {
    #expect(throws: JSONReader.Malformed.self) {
      try JSONReader.read(Array(String(repeating: "[", count: 100_000).utf8))
    }
  }
}
