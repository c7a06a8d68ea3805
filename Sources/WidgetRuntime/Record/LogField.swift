import Bitrix24

/// A name and a value in the log's line of a request.
package struct LogField: Hashable, Sendable {
  /// What stands before `=`.
  package let name: String
  /// The log quotes what needs it.
  package let value: String

  /// - Parameter value: no secret, and nothing that failed its syntax.
  package init(_ name: StaticString, _ value: String) {
    self.name = name.description
    self.value = value
  }

  /// A field without the secrets that a stranger may have put into it.
  func redacted(_ redactor: Redactor) -> LogField {
    LogField(name: name, value: redactor.redacted(value))
  }

  private init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
