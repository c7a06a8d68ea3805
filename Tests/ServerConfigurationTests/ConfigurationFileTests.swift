import Testing

@testable import ServerConfiguration

struct ConfigurationFileTests {
  private func read(_ text: String) -> ConfigurationFile {
    ConfigurationFile(Array(text.utf8))
  }

  @Test(arguments: [
    ("KEY=value", "value"), ("KEY = value ", "value"), ("  KEY=value", "value"), ("\tKEY\t=\tvalue\t", "value"),
    ("KEY=", ""), ("KEY=a=b", "a=b"), ("KEY=a b", "a b"),
    ("KEY=value # comment", "value"), ("KEY=value\t# comment", "value"), ("KEY=a#b", "a#b"), ("KEY=a#b #c", "a#b"),
    ("KEY= # comment", ""),
    ("KEY=\"a # b\"", "a # b"), ("KEY='a # b'", "a # b"), ("KEY=\"a\" # b", "a"), ("KEY='a'# b", "a"),
    ("KEY=\" a \"", " a "), ("KEY=\"\"", ""), ("KEY=''", ""),
    (#"KEY="a\"b""#, #"a"b"#), (#"KEY="a\\""#, #"a\"#), (#"KEY="a\nb""#, #"a\nb"#), (#"KEY='a\'"#, #"a\"#),
    ("KEY='a\"b'", "a\"b"), ("KEY=\"a'b\"", "a'b"), ("KEY=a\"b\"", "a\"b\""), ("KEY=ü", "ü"),
  ])
  func `reads a value`(_ line: String, _ expected: String) {
    let file = read(line)
    #expect(file.errors == [])
    #expect(file.settings == [.init(line: 1, key: "KEY", value: expected)])
  }

  @Test(arguments: ["", " ", "\t", "#", "# KEY=value", "  # comment", "\n\n", "\r\n"])
  func `comments and empty lines say nothing`(_ text: String) {
    let file = read(text)
    #expect(file.settings == [])
    #expect(file.errors == [])
  }

  @Test(arguments: ["\n", "\r\n"])
  func `counts lines, however they end`(_ end: String) {
    let file = read(["# first", "A=1", "", "B='2'", "C=\"3\" # x", ""].joined(separator: end))
    #expect(file.errors == [])
    #expect(
      file.settings == [
        .init(line: 2, key: "A", value: "1"), .init(line: 4, key: "B", value: "2"),
        .init(line: 5, key: "C", value: "3"),
      ]
    )
  }

  @Test(arguments: ["KEY=\"a", "KEY='a", "KEY=\"a\\\"", "KEY='a' b", "KEY=\"a\"b", "KEY", "KEY value", "'KEY"])
  func `says in which line something is wrong, and reads on`(_ line: String) {
    let file = read("A=1\n\(line)\nB=2\n")
    #expect(file.errors.map(\.line) == [2])
    #expect(file.settings.map(\.key) == ["A", "B"])
  }

  @Test func `a key that comes twice is an error that names both lines`() throws {
    let file = read("A=1\n\nA=2\n")
    let error = try #require(file.errors.first)
    #expect(error.line == 3)
    #expect(error.reason.contains("A"))
    #expect(error.reason.contains("line 1"))
    #expect(file.settings == [.init(line: 1, key: "A", value: "1")])
  }

  @Test func `every error is reported, not only the first`() {
    #expect(read("a\nb\nA=1\nc\n").errors.map(\.line) == [1, 2, 4])
  }

  @Test(arguments: [[0xFF], [0xC3], [0x80], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func `a file that is not UTF-8 is an error`(_ bytes: [UInt8]) {
    #expect(ConfigurationFile(Array("A=".utf8) + bytes + [0x0A]).errors.count == 1)
  }

  @Test func `the line that is not UTF-8 is named`() {
    let file = ConfigurationFile(Array("A=1\nB=2\nC=".utf8) + [0xFF] + Array("\nD=4\n".utf8))
    #expect(file.errors.map(\.line) == [3])
  }

  @Test(arguments: [
    "PLACARD_CLIENT_SECRET hunter2", "PLACARD_CLIENT_SECRET: hunter2", "PLACARD_CLIENT_SECRET='hunter2",
    "PLACARD_CLIENT_SECRET='x'hunter2", "PLACARD_CLIENT_SECRET=a\nPLACARD_CLIENT_SECRET=hunter2",
  ])
  func `an error never repeats what may be a secret`(_ text: String) {
    let errors = read(text).errors
    #expect(errors.count == 1)
    for error in errors { #expect(!error.reason.contains("hunter2")) }
  }
}
