import FastCGI
import FoundationEssentials
import Glibc
import ServerConfiguration
import TestSupport
import Testing

@testable import Placard

struct LogTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = TemporaryFolder()
  }

  private func log(to path: String, level: LogLevel = .info) throws -> Log {
    let log = Log()
    try configure(log, to: path, level: level)
    return log
  }

  private func configure(
    _ log: Log,
    to path: String,
    level: LogLevel = .info,
    format: LogFormat = .logfmt
  ) throws {
    var configuration = Configuration()
    configuration.logFile = path
    configuration.logLevel = level
    configuration.logFormat = format
    try log.configure(configuration)
  }

  private func line(_ number: Int, level: LogLevel = .info) -> LogLine {
    var line = LogLine(level, "test")
    line.append("number", number)
    return line
  }

  @Test func `writes whole lines, after those that are there`() throws {
    try folder.write("earlier\n", to: "log")
    let log = try log(to: folder.file("log"))
    log.write(line(1))
    log.write(line(2))
    let lines = try folder.lines(of: "log")
    try #require(lines.count == 4)
    #expect(lines[0] == "earlier")
    #expect(lines[1].hasSuffix(" info test number=1"))
    #expect(lines[2].hasSuffix(" info test number=2"))
    #expect(lines[3].isEmpty)
  }

  @Test(arguments: LogLevel.allCases)
  func `writes what matters as much as the level or more`(_ level: LogLevel) throws {
    let log = try log(to: folder.file("log"), level: level)
    for each in LogLevel.allCases { log.write(line(0, level: each)) }
    let written = try folder.lines(of: "log").dropLast().compactMap { $0.split(separator: " ").dropFirst().first }
    #expect(written == LogLevel.allCases.filter { $0 >= level }.map { Substring($0.rawValue) })
  }

  @Test func `lines of many threads are whole, and none is lost`() async throws {
    let log = try log(to: folder.file("log"))
    let text = String(repeating: "x y", count: 60)
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<16 {
        group.addTask {
          for number in 0..<250 {
            var line = LogLine(.info, "test")
            line.append("text", text)
            line.append("number", writer * 1000 + number)
            log.write(line)
          }
        }
      }
    }
    let lines = try folder.lines(of: "log").dropLast()
    #expect(lines.count == 4000)
    #expect(Set(lines.compactMap { $0.wholeMatch(of: /\S+ info test text="\S.*y" number=(\d+)/)?.1 }).count == 4000)
  }

  @Test func `goes to the new file after the old one was moved away`() throws {
    let log = try log(to: folder.file("log"))
    log.write(line(1))
    try FileManager.default.moveItem(atPath: folder.file("log"), toPath: folder.file("log.1"))
    log.write(line(2))
    try log.reopen()
    log.write(line(3))
    #expect(try folder.lines(of: "log.1").count == 3)
    #expect(try folder.text(of: "log").hasSuffix("number=3\n"))
    #expect(try folder.lines(of: "log").count == 2)
  }

  @Test func `goes on as it was when the new file cannot be opened`() throws {
    let log = try log(to: folder.file("log"))
    #expect(throws: SystemError.self) { try configure(log, to: folder.file("missing/log"), format: .json) }
    log.write(line(1))
    #expect(try folder.text(of: "log").hasSuffix(" info test number=1\n"))
  }

  @Test func `a full disk stops nothing, and the loss is said when there is room again`() throws {
    let log = try log(to: "/dev/full")
    for number in 1...3 { log.write(line(number)) }
    try configure(log, to: folder.file("log"))
    log.write(line(4))
    log.write(line(5))
    let lines = try folder.lines(of: "log")
    try #require(lines.count == 4)
    #expect(lines[0].hasSuffix(" warning log lost_lines=3"))
    #expect(lines[1].hasSuffix("number=4"))
    #expect(lines[2].hasSuffix("number=5"))
  }

  @Test func `a burst of the same trouble is summed up, at the latest when the log is flushed`() throws {
    let log = try log(to: folder.file("log"))
    for _ in 0..<100 { log.write(line(1, level: .error)) }
    log.flush()
    let lines = try folder.lines(of: "log").dropLast()
    #expect(lines.count == DuplicateSuppressor.limit + 1)
    #expect(lines.last?.hasSuffix(" error test number=1 repeated=\(100 - DuplicateSuppressor.limit)") == true)
  }

  @Test func `a line that fitted in part does not spoil the next one`() throws {
    // A limit far above what other tests write stands in for a disk that is full in the middle of a line.
    let limit: rlim_t = 1 << 30
    let path = try folder.write("", to: "log")
    #expect(truncate(path, off_t(limit) - 10) == 0)
    signal(SIGXFSZ, SIG_IGN)
    var old = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &old)
    var new = rlimit(rlim_cur: limit, rlim_max: old.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &new)
    let log = try log(to: path)
    log.write(line(1))
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &old)
    log.write(line(2))

    let file = try FileTail(path, from: off_t(limit) - 10)
    let lines = file.text.split(separator: "\n")
    // What was left of the line may stand there, but nothing may stand behind it.
    let whole = lines.filter {
      $0.wholeMatch(of: /\d{4}-\d\d-\d\dT\S{12}Z (warning log lost_lines=1|info test number=2)/) != nil
    }
    #expect(whole.count == 2, "\(lines)")
  }
}

/// The end of a file that is too large to read.
private struct FileTail {
  let text: String

  init(_ path: String, from offset: off_t) throws {
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = pread(descriptor, &buffer, buffer.count, offset)
    text = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
  }
}
