import Glibc

/// A system call that failed.
struct SystemError: Error, CustomStringConvertible {
  let description: String

  init(_ call: String, code: Int32 = errno) {
    description = "\(call): \(String(cString: strerror(code)))"
  }

  /// Passes on what a call returned, if it did not fail.
  @discardableResult
  static func check(_ call: String, _ result: Int32) throws(SystemError) -> Int32 {
    guard result >= 0 else { throw SystemError(call) }
    return result
  }
}
