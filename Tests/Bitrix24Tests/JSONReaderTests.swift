import Testing

@testable import Bitrix24

@Suite struct JSONReaderTests {
  private func read(_ text: String) -> JSONValue? { JSONReader.read(text.utf8).value }

  private func member(_ name: String, _ text: String) -> JSONValue? {
    guard case .object(let members) = read(text) else { return nil }
    return members.last { $0.name == name }?.value
  }

  @Test(arguments: [
    ("null", JSONValue.null), ("true", .bool(true)), ("false", .bool(false)), ("0", .number("0")),
    ("-12.5e+3", .number("-12.5e+3")), (#""""#, .string("")), (#""a""#, .string("a")), ("[]", .array([])),
    ("{}", .object([])), (" \t\r\n[ 1 , 2 ] \n", .array([.number("1"), .number("2")])),
    (
      #"{"a":1,"b":[{"c":null}]}"#,
      .object([
        .init(name: "a", value: .number("1")),
        .init(name: "b", value: .array([.object([.init(name: "c", value: .null)])])),
      ])
    ),
    (#"{"a":1,"a":2}"#, .object([.init(name: "a", value: .number("1")), .init(name: "a", value: .number("2"))])),
    (#"{"":""}"#, .object([.init(name: "", value: .string(""))])),
  ])
  func `reads JSON`(text: String, value: JSONValue) {
    let (read, isComplete) = JSONReader.read(text.utf8)
    #expect(read == value)
    #expect(isComplete)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\uD83D\uDCDE""#, "📞"),
    (#""\u0000""#, "\0"), (#""é📞""#, "é📞"), (#""a\u002Bb""#, "a+b"), (#""\uFFFF\u202e""#, "\u{FFFF}\u{202E}"),
  ])
  func `decodes escapes`(text: String, expected: String) {
    #expect(read(text) == .string(expected))
  }

  @Test(arguments: [
    (#""a\uD83Db""#, "a�b"), (#""a\uDCDEb""#, "a�b"), (#""\uD83D\uD83D\uDCDE""#, "�📞"), (#""\uDCDE\uD83D""#, "��"),
    (#""\uD83D\n""#, "�\n"), (#""\uD83D\u0041""#, "�A"), (#""\uD83D""#, "�"), (#""\uD83D\u""#, "��"),
    (#""\x""#, "�"), (#""\u12""#, "�12"), (#""\uZZZZ""#, "�ZZZZ"),
  ])
  func `a lone surrogate or broken escape becomes a replacement character`(text: String, expected: String) {
    let (value, isComplete) = JSONReader.read((#"{"a":"# + text + #","b":1}"#).utf8)
    #expect(value == .object([.init(name: "a", value: .string(expected)), .init(name: "b", value: .number("1"))]))
    #expect(isComplete)
  }

  @Test func `bytes that are not UTF-8 become replacement characters`() {
    let (value, _) = JSONReader.read(
      Array(#"["x#y","\t%","z"]"#.utf8).map { $0 == UInt8(ascii: "#") ? 0xFF : $0 == UInt8(ascii: "%") ? 0xC3 : $0 }
    )
    #expect(value == .array([.string("x\u{FFFD}y"), .string("\t\u{FFFD}"), .string("z")]))
  }

  @Test(arguments: [
    "", " ", "{", "[", "\"", "\"a", "\"\\", "\"\\u00", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "[1,", "[1",
    "{a:1}",
    "{'a':1}", "nul", "undefined", "NaN", "+1", "[1}", "{]", "}", "]", ",", ":", "[,]", "[1,,2]", "{,}", "{\"a\" 1}",
    "1 2", "{} {}", "null x", "\u{FEFF}{}", "\0", "{\"a\":1}garbage", "[1,]", "{\"a\":1,}", "tru", "truex",
  ])
  func `what is not JSON is never called complete`(text: String) {
    #expect(!JSONReader.read(text.utf8).isComplete)
  }

  @Test(arguments: ["01", "-", "1-2", "1.2.3", "1e", "--1", "1.", "\"a\nb\"", "\u{B}1"])
  func `what is nearly JSON is not called complete either`(text: String) {
    #expect(!JSONReader.read(text.utf8).isComplete)
  }

  @Test func `text cut off anywhere keeps what was complete`() {
    let bytes = Array(RecordedCall.newerOptions.utf8)
    guard case .object(let all) = JSONReader.read(bytes).value else {
      Issue.record("nothing was read")
      return
    }
    for end in 1..<bytes.count {
      let (value, isComplete) = JSONReader.read(bytes[..<end])
      #expect(!isComplete)
      guard case .object(let members) = value else {
        Issue.record("nothing was kept of the first \(end) bytes")
        continue
      }
      // The last one may be a list that was cut off; those before it are as they were sent.
      #expect(members.dropLast().elementsEqual(all.prefix(max(0, members.count - 1))))
      let closed = String(decoding: bytes[..<end], as: UTF8.self).matches(of: /"[A-Z_]+":"[^"]*",/).count
      #expect(members.count >= min(closed, 6), "at \(end)")
    }
  }

  @Test(arguments: ["undefined", "NaN", "TRUE"])
  func `one bad word loses its own key only`(word: String) {
    let text = #"{"A":"1","B":\#(word),"C":"3"}"#
    #expect(member("A", text) == .string("1"))
    #expect(member("C", text) == .string("3"))
  }

  @Test func `a huge number stays digits, or is passed over`() {
    #expect(read("123456789012345678901234567890") == .number("123456789012345678901234567890"))
    #expect(read("1e999999999") == .number("1e999999999"))
    let text = #"{"A":\#(String(repeating: "9", count: 60_000)),"B":"b"}"#
    #expect(member("A", text) == .omitted)
    #expect(member("B", text) == .string("b"))
  }

  @Test func `nesting beyond the limit is omitted and its neighbours stay`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    for depth in [1, 31, 32, 33, 100, 30_000] {
      let (value, isComplete) = JSONReader.read(#"{"A":\#(nested(depth)),"B":"]}\"{["}"#.utf8)
      #expect(isComplete, "\(depth): what is missing is named as omitted")
      guard case .object(let members) = value else {
        Issue.record("nothing was read at \(depth)")
        return
      }
      #expect(members.map(\.name) == ["A", "B"])
      #expect(members.last?.value == .string("]}\"{["))
      #expect(members[0].value.description.contains("…") == (depth > 31), "\(depth)")
    }
  }

  @Test func `values beyond the ten-thousandth are omitted, not silently dropped`() {
    let members = (0...12_000).map { "\"\($0)\":1" }.joined(separator: ",")
    let (value, isComplete) = JSONReader.read("{\(members),\"last\":1}".utf8)
    guard case .object(let read) = value else {
      Issue.record("nothing was read")
      return
    }
    #expect(read.last?.name == "last" || !isComplete)
    #expect(read.count >= 9999)
    #expect(read[9000].value == .number("1"))
  }
}
