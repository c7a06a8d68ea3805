/// How much a log line matters: the levels of swift-log, of which the program itself uses four.
package enum LogLevel: String, CaseIterable, Comparable, Sendable {
  case trace
  case debug
  case info
  case notice
  case warning
  case error
  case critical

  package static func < (left: LogLevel, right: LogLevel) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .trace: 0
    case .debug: 1
    case .info: 2
    case .notice: 3
    case .warning: 4
    case .error: 5
    case .critical: 6
    }
  }

  /// The priority of syslog(3) that the journal knows it by.
  package var priority: UInt8 {
    switch self {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }
}

/// How log lines are written.
package enum LogFormat: String, CaseIterable, Sendable {
  /// `time level event name=value …`
  case logfmt
  /// One JSON object a line.
  case json
}
