import Glibc

/// A system call that failed: which one, on what, and why.
package struct SystemError: Error, Equatable, CustomStringConvertible, Sendable {
  /// The call and its object, for example `bind /run/placard.sock`.
  package let operation: String
  /// The error number (`errno`), or 0 where the reason is in the text alone.
  package let code: Int32
  /// Why, in words.
  package let reason: String

  /// An error that the system names; without `code`, the one that the last call left in `errno`.
  package init(_ operation: String, code: Int32 = errno) {
    self.operation = operation
    self.code = code
    reason = String(cString: strerror(code))
  }

  /// An error that the system has no number for.
  package init(_ operation: String, reason: String) {
    self.operation = operation
    self.reason = reason
    code = 0
  }

  package var description: String { "\(operation): \(reason)" }
}

/// Repeats a system call while a signal interrupts it.
func retryingInterrupts<Result: BinaryInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}
