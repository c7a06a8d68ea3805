import FastCGI
import Glibc
import ServerConfiguration

/// Whole writes to the streams that the process was started with.
enum StandardStream {
  /// Writes a message to standard error as lines of the program's own. Where nobody reads it, nothing is lost.
  static func report(_ message: String) {
    let lines = message.split(separator: "\n").map { line in
      let level: LogLevel = line.hasPrefix("warning:") ? .warning : line.hasPrefix("note:") ? .notice : .error
      let priority = Journal.readsStandardError ? String(decoding: Journal.prefix(level), as: UTF8.self) : ""
      return "\(priority)placard: \(line)\n"
    }.joined()
    try? File.write(Array(lines.utf8), to: STDERR_FILENO)
  }

  static func print(_ bytes: [UInt8]) throws(SystemError) {
    try File.write(bytes, to: STDOUT_FILENO)
  }
}
