/// What a method does at the portal, and so whether it may be called again where it may have run.
package enum RESTMethodKind: Hashable, Sendable {
  /// It changes nothing.
  case query
  /// It changes something, idempotently.
  case idempotentCommand
  /// It must not run twice.
  case command
}
