import Bitrix24

/// A command of a batch that failed, and why.
package struct CommandFailure: Hashable, Sendable {
  /// `crm.item.get`
  package let method: String
  package let error: RESTError
}
