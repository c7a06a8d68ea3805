import Testing

@testable import Bitrix24

@Suite struct JSONValueReadingTests {
  private func read(_ text: String) -> JSONValue { JSONReader.read(text.utf8).value! }

  @Test(arguments: [
    ("17", 17 as Int?), ("\"17\"", 17), ("-3", -3), ("\"17.00\"", 17), ("1e3", 1000), ("\"\"", nil), ("\"x\"", nil),
    ("17.5", nil), ("null", nil), ("true", nil), ("[17]", nil), ("1e400", nil), ("99999999999999999999", nil),
    ("\"0x11\"", nil), ("\" 17\"", nil), ("\"+17\"", nil), ("\"nan\"", nil),
  ])
  func `whole numbers come in several forms`(text: String, value: Int?) {
    #expect(read(text).integer == value)
  }

  @Test(arguments: [
    ("1500.50", 1500.5 as Double?), ("\"1500.50\"", 1500.5), ("\"-1\"", -1), ("1e400", nil), ("\"inf\"", nil),
    ("\"1,5\"", nil), ("{}", nil),
  ])
  func `so do amounts`(text: String, value: Double?) {
    #expect(read(text).number == value)
  }

  @Test(arguments: [
    ("true", true as Bool?), ("\"Y\"", true), ("\"y\"", true), ("1", true), ("\"1\"", true), ("\"true\"", true),
    ("false", false), ("\"N\"", false), ("0", false), ("\"0\"", false), ("\"false\"", false), ("\"\"", false),
    ("null", nil), ("\"maybe\"", nil), ("2", nil), ("[]", nil),
  ])
  func `and truth values`(text: String, value: Bool?) {
    #expect(read(text).flag == value)
  }

  @Test func `lists with gaps come as objects, maps as lists`() {
    #expect(read(#"{"0":"a","2":"b"}"#).elements == [.string("a"), .string("b")])
    #expect(read(#"["a","b"]"#).elements == [.string("a"), .string("b")])
    #expect(read(#"["a","b"]"#).members.map(\.name) == ["0", "1"])
    #expect(read(#"["a","b"]"#)["1"] == .string("b"))
    #expect(read(#"["a","b"]"#)["2"] == nil)
    for empty in ["[]", "{}", "null", "\"\"", "false"] {
      #expect(read(empty).elements.isEmpty)
      #expect(read(empty).members.isEmpty)
      #expect(read(empty)["id"] == nil)
    }
  }

  @Test func `what may be a list is told from what is none`() {
    for empty in ["[]", "{}"] { #expect(read(empty).list == []) }
    #expect(read(#"{"0":"a","2":"b"}"#).list == [.string("a"), .string("b")])
    for other in ["null", "\"\"", "17", "false"] { #expect(read(other).list == nil) }
  }

  @Test func `null is nothing, and so is an empty text where one is wanted`() {
    let value = read(#"{"a":null,"b":"","c":"x","c":"y"}"#)
    #expect(value["a"] == nil)
    #expect(value["b"]?.text == "")
    #expect(value["b"]?.nonEmptyText == nil)
    #expect(value["c"]?.nonEmptyText == "y")
  }
}
