import FastCGI
import Glibc
import ServerConfiguration

extension File {
  /// Writes all of it, over interruptions and short writes.
  ///
  /// - Parameter written: how many bytes were written, also when it fails.
  static func write(_ bytes: [UInt8], to descriptor: Int32, written: inout Int) throws(SystemError) {
    written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw SystemError("write") }
      written += count
    }
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var written = 0
    try write(bytes, to: descriptor, written: &written)
  }
}
