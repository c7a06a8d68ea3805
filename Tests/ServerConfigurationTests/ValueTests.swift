import HTML
import Testing

@testable import ServerConfiguration

struct ValueTests {
  @Test(arguments: [
    ("1ms", Duration.milliseconds(1)), ("500ms", .milliseconds(500)), ("4s", .seconds(4)),
    ("2m", .seconds(120)), ("007s", .seconds(7)),
  ])
  func `reads a time with its unit`(_ text: String, _ expected: Duration) throws {
    #expect(try Value.duration(text) == expected)
  }

  @Test(arguments: ["", "4", "s", "0s", "-4s", "+4s", "4S", "4 s", "1h", "1.5s", "٤s", "99999999999999999999s"])
  func `refuses what is no time`(_ text: String) {
    #expect(throws: InvalidValue.self) { try Value.duration(text) }
  }

  @Test(arguments: [("1024", 1024), ("1024B", 1024), ("1KiB", 1024), ("64KiB", 65536), ("2MiB", 2_097_152)])
  func `reads a size`(_ text: String, _ expected: Int) throws {
    #expect(try Value.size(text, in: 1024...2_097_152) == expected)
  }

  @Test(arguments: ["", "1023", "3MiB", "KiB", "-1KiB", "1 KiB", "1kib", "1KB", "9223372036854775807KiB", "1.5KiB"])
  func `refuses what is no size or out of bounds`(_ text: String) {
    #expect(throws: InvalidValue.self) { try Value.size(text, in: 1024...2_097_152) }
  }

  @Test(arguments: [("1", 1), ("10", 10)])
  func `reads a number`(_ text: String, _ expected: Int) throws {
    #expect(try Value.number(text, in: 1...10) == expected)
  }

  @Test(arguments: ["", "0", "11", "-1", "1.0", "0x1", " 1", "1e0", "٣"])
  func `refuses what is no number or out of bounds`(_ text: String) {
    #expect(throws: InvalidValue.self) { try Value.number(text, in: 1...10) }
  }

  @Test(arguments: [("0660", UInt32(0o660)), ("660", 0o660), ("0", 0), ("777", 0o777)])
  func `reads permission bits in octal`(_ text: String, _ expected: UInt32) throws {
    #expect(try Value.mode(text) == expected)
  }

  @Test func `reads on and off`() throws {
    #expect(try Value.flag("on"))
    #expect(try !Value.flag("off"))
    for text in ["", "ON", "true", "1"] { #expect(throws: InvalidValue.self) { try Value.flag(text) } }
  }

  @Test func `reads a group by name or number`() throws {
    #expect(try Value.group("root") == 0)
    #expect(try Value.group("12345") == 12345)
  }

  @Test func `an error says what would be right`() {
    let error = #expect(throws: InvalidValue.self) { try { () throws -> Page.Theme in try Value.word("pink") }() }
    #expect(error?.reason == "\"pink\" is none of light, dark, auto")
  }

  @Test(arguments: [("", ""), (" ", ""), (" a b\t", "a b"), ("\u{A0}a", "\u{A0}a")])
  func `spaces and tabs at both ends do not count`(_ text: String, _ expected: String) {
    #expect(text.trimmed == expected)
  }
}
