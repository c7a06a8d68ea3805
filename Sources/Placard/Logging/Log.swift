import Dispatch
import FastCGI
import ServerConfiguration
import Synchronization
import Threads

/// The program's log: whole lines on standard error or in a file.
///
/// A line is one `write`, repeated for what a short write leaves, and one thread writes at a time. Others do not wait
/// for it: they leave their lines with it, and it writes those too. A line that cannot be written (disk full, reader
/// gone or asleep) is dropped: a log must never stop a card. How many were lost is said as soon as a line passes.
/// Bursts of the same trouble are summed up.
final class Log: Sendable {
  /// How lines look.
  private struct Style {
    var level: LogLevel
    var format: LogFormat
    /// Whether each begins with its priority.
    var hasPriority: Bool
  }

  /// What a thread has to write, and, after it has, what came of it.
  private struct Turn {
    let stream: LogStream
    /// The line that says how many were lost before, and how many that were.
    let report: (line: [UInt8], lost: Int)?
    let lines: [[UInt8]]
    var isTorn: Bool
    var reported = 0
    var written = 0

    mutating func write() {
      if let report {
        guard stream.write([report.line], isTorn: &isTorn) == 1 else { return }
        reported = report.lost
      }
      written = stream.write(lines, isTorn: &isTorn)
    }
  }

  private struct State {
    var stream: LogStream
    var style: Style
    var path: String?
    /// Whether a thread is writing, outside the lock.
    var isWriting = false
    /// Signalled when it has.
    var written: DispatchSemaphore?
    /// Lines that it finds when it has written.
    var waiting: [[UInt8]] = []
    /// Their bytes.
    var waitingLength = 0
    /// Not yet said, and all since the start.
    var lost = 0
    var lostInAll = 0
    var repeated = DuplicateSuppressor()
    /// Part of a line is out in the stream and could not be taken back.
    var isTorn = false
    /// Whether the line of a crash goes there too.
    var reportsCrashes = false

    /// - Returns: what the caller has to write; `nil` where another thread sees to it.
    mutating func begin(_ line: [UInt8]) -> Turn? {
      guard isWriting else {
        isWriting = true
        return turn([line])
      }
      if waitingLength + line.count > maximumWaiting {
        lose(1)
      } else {
        waiting.append(line)
        waitingLength += line.count
      }
      return nil
    }

    /// - Returns: what the caller has to write next.
    mutating func finish(_ turn: Turn) -> Turn? {
      lost -= turn.reported
      lose(turn.lines.count - turn.written)
      if turn.stream === stream { isTorn = turn.isTorn }
      guard !waiting.isEmpty else {
        isWriting = false
        written?.signal()
        return nil
      }
      defer {
        waiting = []
        waitingLength = 0
      }
      return self.turn(waiting)
    }

    private func turn(_ lines: [[UInt8]]) -> Turn {
      guard lost > 0 else { return Turn(stream: stream, report: nil, lines: lines, isTorn: isTorn) }
      var report = LogLine(.warning, "log")
      report.append("lost_lines", lost)
      return Turn(stream: stream, report: (bytes(of: report, style), lost), lines: lines, isTorn: isTorn)
    }

    func setCrashDestination() {
      if reportsCrashes { CrashLog.setDestination(stream, style.format, hasPriority: style.hasPriority) }
    }

    private mutating func lose(_ count: Int) {
      lost += count
      lostInAll += count
    }
  }

  /// So many bytes wait at most for a disk that hangs; more are lost.
  private static let maximumWaiting = 4 << 20

  private let state: Mutex<State>
  private let journalReadsStandardError: Bool

  /// Logs to standard error.
  ///
  /// - Parameter journalReadsStandardError: whether lines there begin with their priority.
  init(
    level: LogLevel = .info, format: LogFormat = .logfmt,
    journalReadsStandardError: Bool = Journal.readsStandardError
  ) {
    self.journalReadsStandardError = journalReadsStandardError
    let style = Style(level: level, format: format, hasPriority: journalReadsStandardError)
    state = Mutex(State(stream: .standardError, style: style))
  }

  /// Takes level, format and destination of a configuration.
  ///
  /// - Throws: when the file cannot be opened; the log then goes on as it was.
  func configure(_ configuration: Configuration) throws(SystemError) {
    replace(try Self.stream(configuration.logFile)) { state in
      state.style.level = configuration.logLevel
      state.style.format = configuration.logFormat
      state.path = configuration.logFile
    }
  }

  /// Opens the log file anew under its name, after it was moved away. Nothing for standard error.
  func reopen() throws(SystemError) {
    guard let path = state.withLock({ $0.path }) else { return }
    replace(try .file(path)) { _ in }
  }

  /// From now on, a signal that ends the program leaves a line in the log.
  func reportCrashes() {
    state.withLock { state in
      state.reportsCrashes = true
      state.setCrashDestination()
    }
    CrashLog.install()
  }

  /// How many lines could not be written since the start.
  var lostLines: Int { state.withLock { $0.lostInAll } }

  func write(_ line: LogLine) {
    let style = state.withLock { $0.style }
    guard line.level >= style.level else { return }
    if line.level >= .warning, case .holdBack(let end) = state.withLock({ $0.repeated.decide(line, at: .now) }) {
      if let end { summarize(at: end) }
      return
    }
    write(Self.bytes(of: line, style))
  }

  private func write(_ line: [UInt8]) {
    guard var turn = state.withLock({ $0.begin(line) }) else { return }
    while true {
      turn.write()
      guard let next = state.withLock({ $0.finish(turn) }) else { return }
      turn = next
    }
  }

  private func summarize(at end: ContinuousClock.Instant) {
    Task {
      try? await Task.sleep(until: end)
      writeSummaries { $0.summaries(at: .now) }
    }
  }

  /// Writes what has been held back to be summed up, and waits a moment for another thread to have written.
  func flush() {
    writeSummaries { $0.allSummaries() }
    let written = DispatchSemaphore(value: 0)
    let isWriting = state.withLock { state in
      state.written = written
      return state.isWriting
    }
    if isWriting { _ = written.wait(within: .seconds(1)) }
  }

  private func writeSummaries(_ summaries: (inout DuplicateSuppressor) -> [LogLine]) {
    let lines = state.withLock { state in
      summaries(&state.repeated).map { Self.bytes(of: $0, state.style) }
    }
    for line in lines { write(line) }
  }

  private static func bytes(of line: LogLine, _ style: Style) -> [UInt8] {
    let bytes = line.bytes(style.format, time: .now)
    return style.hasPriority ? Journal.prefix(line.level) + bytes : bytes
  }

  private func replace(_ stream: LogStream, _ change: (inout State) -> Void) {
    state.withLock { state in
      let old = state.stream
      state.stream = stream
      state.style.hasPriority = journalReadsStandardError && stream === LogStream.standardError
      state.isTorn = false
      change(&state)
      // As long as the old one is open.
      withExtendedLifetime(old) { state.setCrashDestination() }
    }
  }

  private static func stream(_ path: String?) throws(SystemError) -> LogStream {
    guard let path else { return .standardError }
    return try .file(path)
  }
}
