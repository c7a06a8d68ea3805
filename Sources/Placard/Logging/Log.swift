import Gateway
import Glibc
import Synchronization

/// The program's log: whole lines on standard error or in a file.
///
/// A line is one `write` under a lock, repeated for what a short write leaves; what is written is made before. A line that cannot be written (disk
/// full, reader gone or asleep) is dropped: a log must never stop a card. How many were lost is said as soon as a line
/// passes. Bursts of the same trouble are summed up.
final class Log: Sendable {
  /// How lines look.
  private struct Style {
    var level: LogLevel
    var format: LogFormat
    /// Whether each begins with its priority.
    var hasPriority: Bool
  }

  private struct State {
    var descriptor: Int32
    var style: Style
    var path: String?
    /// Whether it is a file on a disk, which never has to be waited for.
    var isFile = false
    /// Not yet said, and all since the start.
    var lost = 0
    var lostInAll = 0
    var repeated = RepeatedLines()
    /// Part of a line is out and could not be taken back, so the next one has to start with a line feed.
    var isTorn = false
  }

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
    state = Mutex(State(descriptor: STDERR_FILENO, style: style, isFile: Self.isFile(STDERR_FILENO)))
  }

  /// Takes level, format and destination of a configuration.
  ///
  /// - Throws: when the file cannot be opened; the log then goes on as it was.
  func configure(_ configuration: Configuration) throws(SystemError) {
    let descriptor = try Self.open(configuration.logFile)
    replace(descriptor) { state in
      state.style.level = configuration.logLevel
      state.style.format = configuration.logFormat
      state.path = configuration.logFile
    }
  }

  /// Opens the log file anew under its name, after it was moved away. Nothing for standard error.
  func reopen() throws(SystemError) {
    guard let path = state.withLock({ $0.path }) else { return }
    replace(try Self.open(path)) { _ in }
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
    let bytes = Self.bytes(of: line, style)
    state.withLock { pass(bytes, &$0) }
  }

  private func summarize(at end: ContinuousClock.Instant) {
    Task {
      try? await Task.sleep(until: end)
      writeSummaries { $0.summaries(at: .now) }
    }
  }

  /// Writes what has been held back to be summed up.
  func flush() {
    writeSummaries { $0.allSummaries() }
  }

  private func writeSummaries(_ summaries: (inout RepeatedLines) -> [LogLine]) {
    state.withLock { state in
      for line in summaries(&state.repeated) { pass(Self.bytes(of: line, state.style), &state) }
    }
  }

  private func pass(_ bytes: [UInt8], _ state: inout State) {
    if state.lost > 0 {
      var report = LogLine(.warning, "log")
      report.append("lost_lines", state.lost)
      guard Self.write(Self.bytes(of: report, state.style), to: &state) else { return lose(&state) }
      state.lost = 0
    }
    if !Self.write(bytes, to: &state) { lose(&state) }
  }

  private func lose(_ state: inout State) {
    state.lost += 1
    state.lostInAll += 1
  }

  private static func bytes(of line: LogLine, _ style: Style) -> [UInt8] {
    let bytes = line.bytes(style.format, time: .now)
    return style.hasPriority ? Journal.prefix(line.level) + bytes : bytes
  }

  private func replace(_ descriptor: Int32, _ change: (inout State) -> Void) {
    state.withLock { state in
      if state.descriptor != STDERR_FILENO { close(state.descriptor) }
      state.descriptor = descriptor
      state.isFile = Self.isFile(descriptor)
      state.style.hasPriority = journalReadsStandardError && descriptor == STDERR_FILENO
      state.isTorn = false
      change(&state)
    }
  }

  private static func open(_ path: String?) throws(SystemError) -> Int32 {
    guard let path else { return STDERR_FILENO }
    let descriptor = Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw SystemError("open \(path)") }
    return descriptor
  }

  /// - Returns: whether all of it was written. If not, nothing of it stays, as far as that can be had.
  private static func write(_ bytes: [UInt8], to state: inout State) -> Bool {
    guard state.isFile || isReady(state.descriptor) else { return false }
    var written = 0
    do throws(SystemError) {
      try File.write(state.isTorn ? [UInt8(ascii: "\n")] + bytes : bytes, to: state.descriptor, written: &written)
      state.isTorn = false
      return true
    } catch {
      if written > 0 { state.isTorn = !takeBack(written, from: state.descriptor) }
      return false
    }
  }

  private static func isFile(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether a line can be written without waiting. A pipe that is ready takes 4,096 bytes (pipe(7), `PIPE_BUF`), which
  /// is more than any line.
  private static func isReady(_ descriptor: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&entry, 1, 0) == 1
  }

  /// Cuts off what was written last, if it is the end of a file and nobody has written behind it.
  private static func takeBack(_ count: Int, from descriptor: Int32) -> Bool {
    var status = stat()
    let position = lseek(descriptor, 0, SEEK_CUR)
    guard position >= count, fstat(descriptor, &status) == 0, status.st_size == position else { return false }
    return ftruncate(descriptor, position - count) == 0
  }
}
