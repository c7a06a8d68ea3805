import Testing

@testable import ServerConfiguration

struct LogLevelTests {
  @Test func `levels are ordered by how much they matter`() {
    #expect([LogLevel.error, .debug, .warning, .info].sorted() == [.debug, .info, .warning, .error])
    #expect(LogLevel.allCases.sorted() == LogLevel.allCases)
  }

  @Test func `levels have the names of swift-log, formats those of the contract`() {
    let names = ["trace", "debug", "info", "notice", "warning", "error", "critical"]
    #expect(LogLevel.allCases.map(\.rawValue) == names)
    #expect(LogFormat.allCases.map(\.rawValue) == ["logfmt", "json"])
  }
}
