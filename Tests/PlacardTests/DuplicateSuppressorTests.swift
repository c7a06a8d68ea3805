import ServerConfiguration
import Testing

@testable import Placard

struct RepeatedLinesTests {
  private let start = ContinuousClock.Instant.now
  private var lines = DuplicateSuppressor()

  private func line(_ reason: String = "malformed", _ level: LogLevel = .warning) -> LogLine {
    LogLine(level, "connection", [("reason", reason)])
  }

  private static func text(_ line: LogLine) -> String {
    let text = String(decoding: line.bytes(.logfmt, time: Timestamp(seconds: 0, nanoseconds: 0)), as: UTF8.self)
    return String(text.split(separator: " ", maxSplits: 1)[1].dropLast())
  }

  @Test mutating func `the first ones pass, the rest is one line when the window ends`() {
    let end = start + DuplicateSuppressor.window
    for _ in 0..<DuplicateSuppressor.limit { #expect(lines.decide(line(), at: start) == .write) }
    #expect(lines.decide(line(), at: start) == .holdBack(endsAt: end))
    for _ in 0..<998 { #expect(lines.decide(line(), at: start) == .holdBack(endsAt: nil)) }
    #expect(lines.summaries(at: start).isEmpty)
    #expect(lines.summaries(at: end).map(Self.text) == ["warning connection reason=malformed repeated=999"])
    #expect(lines.summaries(at: end).isEmpty)
    #expect(lines.decide(line(), at: end) == .write)
  }

  @Test mutating func `lines that say something else are counted for themselves`() {
    for _ in 0..<DuplicateSuppressor.limit {
      #expect(lines.decide(line(), at: start) == .write)
      #expect(lines.decide(line("timed_out"), at: start) == .write)
    }
    #expect(lines.decide(line(), at: start) != .write)
    #expect(lines.decide(line("timed_out"), at: start) != .write)
    #expect(lines.allSummaries().map(Self.text).count == 2)
  }

  @Test mutating func `few lines are never held back, however long it goes on`() {
    for second in 0..<20 {
      #expect(lines.decide(line(), at: start + .seconds(2 * second)) == .write)
    }
    #expect(lines.allSummaries().isEmpty)
  }

  @Test mutating func `no request's line is held back, nor what is no trouble`() {
    for number in 0..<100 {
      var request = LogLine(.error, "request")
      request.append("status", 500)
      #expect(lines.decide(request, at: start) == .write, "\(number)")
      #expect(lines.decide(line("client_gone", .debug), at: start) == .write)
    }
  }

  @Test mutating func `so many different ones do not make it grow`() {
    for number in 0..<1000 { #expect(lines.decide(line("\(number)"), at: start) == .write) }
    for _ in 0..<100 { #expect(lines.decide(line("999"), at: start) == .write) }
  }
}
