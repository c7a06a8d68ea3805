/// How much a log line matters: the levels of swift-log, of which the program itself uses four.
enum LogLevel: String, CaseIterable, Comparable, Sendable {
  case trace
  case debug
  case info
  case notice
  case warning
  case error
  case critical

  static func < (left: LogLevel, right: LogLevel) -> Bool {
    allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
  }
}

/// How log lines are written.
enum LogFormat: String, CaseIterable, Sendable {
  /// `time level event name=value …`
  case logfmt
  /// One JSON object a line.
  case json
}
