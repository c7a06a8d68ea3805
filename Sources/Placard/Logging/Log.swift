import Gateway
import Glibc
import Synchronization

/// The program's log: whole lines on standard error or in a file.
///
/// A line is one `write` under a lock, repeated for what a short write leaves. A line that cannot be written (disk
/// full, reader gone or asleep) is dropped: a log must never stop a card. How many were lost is said as soon as a line
/// passes. Bursts of the same trouble are summed up.
final class Log: Sendable {
  private struct State {
    var descriptor: Int32
    var level: LogLevel
    var format: LogFormat
    var path: String?
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
    state = Mutex(State(descriptor: STDERR_FILENO, level: level, format: format))
  }

  /// Takes level, format and destination of a configuration.
  ///
  /// - Throws: when the file cannot be opened; the log then goes on as it was.
  func configure(_ configuration: Configuration) throws(SystemError) {
    let descriptor = try Self.open(configuration.logFile)
    replace(descriptor) { state in
      state.level = configuration.logLevel
      state.format = configuration.logFormat
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
    let end = state.withLock { state -> ContinuousClock.Instant? in
      guard line.level >= state.level else { return nil }
      guard line.level >= .warning else {
        pass(line, &state)
        return nil
      }
      switch state.repeated.decide(line, at: .now) {
      case .write:
        pass(line, &state)
        return nil
      case .holdBack(let end):
        return end
      }
    }
    guard let end else { return }
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
      for line in summaries(&state.repeated) { pass(line, &state) }
    }
  }

  private func pass(_ line: LogLine, _ state: inout State) {
    if state.lost > 0 {
      var report = LogLine(.warning, "log")
      report.append("lost_lines", state.lost)
      guard Self.write(bytes(of: report, state), to: &state) else { return lose(&state) }
      state.lost = 0
    }
    if !Self.write(bytes(of: line, state), to: &state) { lose(&state) }
  }

  private func lose(_ state: inout State) {
    state.lost += 1
    state.lostInAll += 1
  }

  private func bytes(of line: LogLine, _ state: State) -> [UInt8] {
    let bytes = line.bytes(state.format, time: .now)
    guard journalReadsStandardError, state.descriptor == STDERR_FILENO else { return bytes }
    return Journal.prefix(line.level) + bytes
  }

  private func replace(_ descriptor: Int32, _ change: (inout State) -> Void) {
    state.withLock { state in
      if state.descriptor != STDERR_FILENO { close(state.descriptor) }
      state.descriptor = descriptor
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
    guard isReady(state.descriptor) else { return false }
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

  /// Whether a line can be written without waiting. A pipe that is ready takes 4,096 bytes (pipe(7), `PIPE_BUF`), which
  /// is more than any line; a file is always ready.
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
