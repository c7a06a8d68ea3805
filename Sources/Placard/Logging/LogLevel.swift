/// How much a log line matters.
enum LogLevel: String, CaseIterable, Comparable, Sendable {
  case debug
  case info
  case warning
  case error

  static func < (left: LogLevel, right: LogLevel) -> Bool {
    left.severity < right.severity
  }

  private var severity: Int {
    switch self {
    case .debug: 0
    case .info: 1
    case .warning: 2
    case .error: 3
    }
  }
}

/// How log lines are written.
enum LogFormat: String, CaseIterable, Sendable {
  /// `time level event name=value …`
  case logfmt
  /// One JSON object a line.
  case json
}
