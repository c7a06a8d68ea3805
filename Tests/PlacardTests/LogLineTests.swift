import FoundationEssentials
import ServerConfiguration
import Testing

@testable import Placard

struct LogLineTests {
  private static let time = Timestamp(seconds: 1_795_338_843, nanoseconds: 120_000_000)

  private func text(_ format: LogFormat, _ fields: (inout LogLine) -> Void) -> String {
    var line = LogLine(.info, "request")
    fields(&line)
    return String(decoding: line.bytes(format, time: Self.time), as: UTF8.self)
  }

  // MARK: - logfmt

  @Test func `a line is time, level, event and what belongs to it, in order`() {
    let line = text(.logfmt) {
      $0.append("id", "7f3a9c04e1b2d865")
      $0.append("phone", "+49*****456")
      $0.append("crm", "COMPANY:17")
      $0.append("status", 200)
      $0.append("total_ms", milliseconds: .microseconds(449))
    }
    let expected = "id=7f3a9c04e1b2d865 phone=+49*****456 crm=COMPANY:17 status=200 total_ms=0.4\n"
    #expect(line == "2026-11-22T09:14:03.120Z info request " + expected)
  }

  @Test(arguments: ["abcXYZ019", "a.b_c:d/e+f*g@h-i", "-", "*"])
  func `a plain value is not quoted`(_ value: String) {
    #expect(text(.logfmt) { $0.append("k", value) }.hasSuffix(" k=\(value)\n"))
  }

  @Test(arguments: [
    ("", #""""#), (" ", #"" ""#), ("a b", #""a b""#), ("a=b", #""a=b""#), ("a\"b", #""a\"b""#), ("a\\b", #""a\\b""#),
    ("a\nb", #""a\nb""#), ("a\rb", #""a\x0db""#), ("\t", #""\x09""#), ("\0", #""\x00""#), ("\u{7F}", #""\x7f""#),
    ("ü", #""\xc3\xbc""#), ("\u{202E}", #""\xe2\x80\xae""#), ("a,b", #""a,b""#), ("\"", #""\"""#), ("<>", #""<>""#),
  ])
  func `any other value is quoted`(_ value: String, _ expected: String) {
    #expect(text(.logfmt) { $0.append("k", value) }.hasSuffix(" k=\(expected)\n"))
  }

  @Test func `no value can begin a line or a field of its own`() {
    let hostile = "x\n2026-11-22T09:14:03.120Z info request id=1\r status=200 \"k\\=\u{85}\u{2028}"
    let line = text(.logfmt) { $0.append("k", hostile) }
    #expect(line.utf8.filter { $0 == 0x0A }.count == 1)
    #expect(line.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
  }

  @Test(arguments: [
    (Duration.zero, "0.0"), (.microseconds(99), "0.0"), (.microseconds(100), "0.1"), (.milliseconds(96), "96.0"),
    (.seconds(12) + .microseconds(345_678), "12345.6"),
  ])
  func `times are milliseconds with one decimal`(_ duration: Duration, _ expected: String) {
    #expect(text(.logfmt) { $0.append("ms", milliseconds: duration) }.hasSuffix(" ms=\(expected)\n"))
    #expect(text(.json) { $0.append("ms", milliseconds: duration) }.hasSuffix("\"ms\":\(expected)}\n"))
  }

  // MARK: - JSON

  private struct Line: Decodable, Equatable {
    var time: String
    var level: String
    var event: String
    var k: String
    var status: Int
  }

  @Test(arguments: [
    "", "a b", "a\"b\\c", "\n\r\t\0\u{1F}\u{7F}", "ü – 你好 👩‍👩‍👧", "\u{202E}\u{2028}", "</script>",
    String(repeating: "x", count: 150),
  ])
  func `a JSON line gives back what was logged`(_ value: String) throws {
    let line = text(.json) {
      $0.append("k", value)
      $0.append("status", 200)
    }
    let decoded = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
    #expect(decoded == Line(time: "2026-11-22T09:14:03.120Z", level: "info", event: "request", k: value, status: 200))
    #expect(line.utf8.filter { $0 == 0x0A }.count == 1)
  }

  @Test func `JSON has its members in order`() {
    let line = text(.json) {
      $0.append("b", "1")
      $0.append("a", 2)
    }
    #expect(
      line == #"{"time":"2026-11-22T09:14:03.120Z","level":"info","event":"request","b":"1","a":2}"# + "\n"
    )
  }

  // MARK: - Length

  @Test(arguments: LogFormat.allCases, ["x", "\u{1}", "\"", "ü", "a b"])
  func `no line is longer than 4,000 bytes, and a long one is still whole`(_ format: LogFormat, _ piece: String) throws
  {
    let long = String(repeating: piece, count: 60_000)
    for count in [1, 10, 19, 20, 21, 100] {
      let line = text(format) { line in
        for _ in 0..<count { line.append("k", long) }
      }
      #expect(line.utf8.count <= 4001, "with its end")
      #expect(line.hasSuffix("\n"))
      #expect(line.utf8.filter { $0 == 0x0A }.count == 1)
      if format == .json {
        #expect(throws: Never.self) { try JSONDecoder().decode([String: String].self, from: Data(line.utf8)) }
      } else {
      }
    }
  }

  @Test(arguments: LogFormat.allCases)
  func `what follows fields that are left out is still there if it fits`(_ format: LogFormat) {
    let line = text(format) { line in
      for _ in 0..<100 { line.append("k", String(repeating: "x", count: 170)) }
      line.append("status", 413)
    }
    #expect(line.contains("status"))
  }
}
