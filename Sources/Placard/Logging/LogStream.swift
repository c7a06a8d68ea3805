import FastCGI
import Glibc
import ServerConfiguration

/// Where lines of the log go: standard error, or a file, which is closed when nobody writes to it any more.
final class LogStream: Sendable {
  let descriptor: Int32
  /// Whether it is a file on a disk, which never has to be waited for.
  private let isFile: Bool

  static let standardError = LogStream(STDERR_FILENO)

  private init(_ descriptor: Int32) {
    self.descriptor = descriptor
    var status = stat()
    isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  deinit {
    if descriptor != STDERR_FILENO { close(descriptor) }
  }

  /// The file of that path; what is there stays.
  static func file(_ path: String) throws(SystemError) -> LogStream {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw SystemError("open \(path)") }
    return LogStream(descriptor)
  }

  /// Writes lines, on one thread at a time: to a file all at once.
  ///
  /// - Parameter isTorn: whether part of a line is out and could not be taken back, so that the next one has to start
  ///   with a line feed.
  /// - Returns: how many were written. Of the others nothing stays, as far as that can be had.
  func write(_ lines: [[UInt8]], isTorn: inout Bool) -> Int {
    guard !isFile else { return write(lines.count == 1 ? lines[0] : Array(lines.joined()), &isTorn) ? lines.count : 0 }
    for (index, line) in lines.enumerated() where !isReady || !write(line, &isTorn) { return index }
    return lines.count
  }

  private func write(_ line: [UInt8], _ isTorn: inout Bool) -> Bool {
    var written = 0
    do throws(SystemError) {
      try File.write(isTorn ? [UInt8(ascii: "\n")] + line : line, to: descriptor, written: &written)
      isTorn = false
      return true
    } catch {
      if written > 0 { isTorn = !takeBack(written) }
      return false
    }
  }

  /// Whether a line can be written without waiting. A pipe that is ready takes 4,096 bytes (pipe(7), `PIPE_BUF`), which
  /// is more than any line.
  private var isReady: Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&entry, 1, 0) == 1
  }

  /// Cuts off what was written last, if it is the end of a file and nobody has written behind it.
  private func takeBack(_ count: Int) -> Bool {
    var status = stat()
    let position = lseek(descriptor, 0, SEEK_CUR)
    guard position >= count, fstat(descriptor, &status) == 0, status.st_size == position else { return false }
    return ftruncate(descriptor, position - count) == 0
  }
}
