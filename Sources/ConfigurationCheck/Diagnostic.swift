/// Something about a configuration, or about the machine that it is for, that an administrator should know.
package struct Diagnostic: Equatable, Sendable, CustomStringConvertible {
  package enum Severity: String, Sendable {
    /// The server starts, and something will not go as it should.
    case warning
    /// The server will not start.
    case error
  }

  package let severity: Severity
  /// What is the matter, beginning with the key that it is about where there is one.
  package let message: String
  /// What can be done about it.
  package let hint: String

  init(_ message: String, hint: String, severity: Severity = .warning) {
    self.severity = severity
    self.message = message
    self.hint = hint
  }

  /// One line.
  package var description: String { "\(severity.rawValue): \(message); \(hint)" }
}
