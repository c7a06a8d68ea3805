import Testing

@testable import Bitrix24

@Suite struct JSONValueTests {
  @Test(arguments: [
    (JSONValue.string("a"), "a" as String?), (.string(""), ""), (.number("17"), "17"), (.bool(true), "true"),
    (.bool(false), "false"),
    (.null, nil), (.array([.string("a")]), nil), (.object([]), nil), (.omitted, nil),
  ])
  func `a string, number or truth value is text, nothing else`(value: JSONValue, text: String?) {
    #expect(value.text == text)
  }

  @Test func `writes a text so that it can be read again`() {
    let text = JSONValue.string("a\nb\u{1}\t\"\\é")
    #expect(text.description == #""a\nb\u0001\u0009\"\\é""#)
    #expect(JSONReader.readWhole(Array(text.description.utf8), limits: .answer) == text)
  }

  @Test func `describes itself as compact JSON`() {
    let value = JSONValue.object([
      .init(name: "a\"b", value: .array([.null, .bool(true), .number("1"), .omitted])),
      .init(name: "c", value: .string("x\\y\"z")),
    ])
    #expect(value.description == #"{"a\"b":[null,true,1,…],"c":"x\\y\"z"}"#)
  }

  @Test func `a quote with a combining mark ends no string`() {
    let text = JSONValue.string("a\"\u{301}b\\\u{301}").description
    #expect(text.unicodeScalars.elementsEqual("\"a\\\"\u{301}b\\\\\u{301}\"".unicodeScalars))
    #expect(JSONReader.read(text.utf8).value == .string("a\"\u{301}b\\\u{301}"))
  }
}
