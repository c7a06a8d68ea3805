/// Something about a configuration, or about the machine that it is for, that an administrator should know.
struct Diagnostic: Equatable, Sendable, CustomStringConvertible {
  enum Severity: String, Sendable {
    /// The server starts, and something will not go as it should.
    case warning
    /// The server will not start.
    case error
  }

  let severity: Severity
  /// What is the matter, beginning with the key that it is about where there is one.
  let matter: String
  /// What can be done about it.
  let advice: String

  init(_ matter: String, advice: String, severity: Severity = .warning) {
    self.severity = severity
    self.matter = matter
    self.advice = advice
  }

  /// One line.
  var description: String { "\(severity.rawValue): \(matter); \(advice)" }
}
