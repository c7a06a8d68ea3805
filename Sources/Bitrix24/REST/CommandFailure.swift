/// A command of a batch that failed, and why.
public struct CommandFailure: Hashable, Sendable {
  /// `crm.item.get`
  public let method: String
  public let error: RESTError
}
