import TestSupport
import Testing

@testable import Bitrix24

/// 64 KiB of hostile JSON cost under 5 ms in a release build. A debug build was measured to be about 20 times as slow
/// (the worst of these shapes: 1.1 ms released, 23 ms in debug), so 100 ms there stand for 5 ms. What these bounds are
/// for, work that grows faster than the text, would take seconds.
@Suite(.serialized) struct JSONReaderCostTests {
  #if DEBUG
    static let bound = Duration.milliseconds(100)
  #else
    static let bound = Duration.milliseconds(5)
  #endif

  static let patterns = [
    "[", "{", "[[", "{\"a\":", "[{\"a\":", "[]", "[],", "{},", "[[],", "\"", "\"\",", "\\", "\\u0041", "\\uD83D",
    "\\uD83D\\uDCDE", "\\\"", "\\\\", "1,", "1", "-", "1e", "null,", "n", "true,", "]", "}", ",", ":", " ", "\n",
    "\"a\":1,",
    "\"\":[],", "\"\\u0061\":{},", "[\"", "é", "📞", "\0", "\"CALL_ID\":\"x\",", "[1,", "{\"a\":{\"b\":[",
  ]
  static let frames = [
    ("", ""), ("[", "]"), ("{", "}"), ("\"", "\""), ("{\"a\":", "}"), ("{\"a\":\"", "\"}"), ("{\"a\":[", "]}"),
    (String(repeating: "[", count: 40), ""), (String(repeating: "[", count: 33) + "\"", "\"]"),
  ]

  @Test(arguments: patterns)
  func `64 KiB of hostile JSON are cheap`(pattern: String) {
    for (start, end) in Self.frames {
      let room = 65_536 - start.utf8.count - end.utf8.count
      let text = Array((start + String(repeating: pattern, count: room / pattern.utf8.count) + end).utf8)
      let cost = ProcessorTime.best(under: Self.bound) { _ = JSONReader.read(text) }
      #expect(cost < Self.bound, "\(start.prefix(8))\(pattern)… takes \(cost)")
    }
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":", "[[],"])
  func `100,000 levels neither overflow the stack nor cost much`(level: String) {
    let text = Array(String(repeating: level, count: 100_000).utf8)
    let bound = Self.bound * (text.count / 65_536 + 1)
    let cost = ProcessorTime.best(under: bound) { #expect(!JSONReader.read(text).isComplete) }
    #expect(cost < bound)
  }

  /// In proportion to its length; this is what a portal, or what is between it and us, may answer.
  @Test(arguments: ["[", "{\"a\":", "[],", "{},", "\"", "\\", "\\u0041", "1,", "\"\":[],", "[{\"a\":1},", " ", "<p>"])
  func `1 MiB of a hostile answer is cheap`(pattern: String) {
    for (start, end) in [("", ""), ("{\"result\":[", "]}"), ("{\"result\":\"", "\"}")] {
      let room = 1_048_576 - start.utf8.count - end.utf8.count
      let text = Array((start + String(repeating: pattern, count: room / pattern.utf8.count) + end).utf8)
      let bound = Self.bound * 16
      let cost = ProcessorTime.best(under: bound) { _ = JSONReader.readWhole(text, limits: .answer) }
      #expect(cost < bound, "\(start)\(pattern)… takes \(cost)")
    }
  }

  @Test(arguments: [RecordedCall.seedOptions, RecordedCall.newerOptions])
  func `an ordinary call costs next to nothing`(text: String) {
    #expect(ProcessorTime.best(under: .milliseconds(5)) { _ = CallContext(PlacementOptions(text)) } < .milliseconds(5))
  }
}
