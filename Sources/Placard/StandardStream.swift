import Gateway
import Glibc

/// Whole writes to the streams that the process was started with.
enum StandardStream {
  /// Writes a message to standard error as lines of the program's own. Where nobody reads it, nothing is lost.
  static func report(_ message: String) {
    let lines = message.split(separator: "\n").map { "placard: \($0)\n" }.joined()
    try? write(Array(lines.utf8), to: STDERR_FILENO)
  }

  static func print(_ bytes: [UInt8]) throws(SystemError) {
    try write(bytes, to: STDOUT_FILENO)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + offset, $0.count - offset) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw SystemError("write") }
      offset += count
    }
  }
}
