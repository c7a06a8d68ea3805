import Glibc

/// A system call that failed: which one, on what, and why.
public struct SystemError: Error, Equatable, CustomStringConvertible, Sendable {
  /// The call and its object, for example `bind /run/placard.sock`.
  public let operation: String
  /// The error number (`errno`), or 0 where the reason is in the text alone.
  public let code: Int32
  /// Why, in words.
  public let reason: String

  /// An error that the system names; without `code`, the one that the last call left in `errno`.
  public init(_ operation: String, code: Int32 = errno) {
    self.operation = operation
    self.code = code
    reason = String(cString: strerror(code))
  }

  /// An error that the system has no number for.
  public init(_ operation: String, reason: String) {
    self.operation = operation
    self.reason = reason
    code = 0
  }

  public var description: String { "\(operation): \(reason)" }
}

/// Repeats a system call while a signal interrupts it.
func retryingInterrupts<Result: BinaryInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}
