import FastCGI
import Glibc

/// Reads files to their end, without more of a standard library than that takes.
package enum File {
  /// The folder that a path leads to, without its last slash.
  package static func folder(of path: String) -> String {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
    return folder.isEmpty ? "/" : folder
  }

  /// - Parameter limit: the most bytes to read.
  /// - Throws: when the file cannot be read or is longer than the limit.
  package static func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError("open \(path)") }
    defer { close(descriptor) }
    return try read(descriptor, name: path, limit: limit)
  }

  package static func read(_ descriptor: Int32, name: String, limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw SystemError("read \(name)") }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      if bytes.count > limit { throw SystemError("read \(name)", code: EFBIG) }
    }
  }
}
