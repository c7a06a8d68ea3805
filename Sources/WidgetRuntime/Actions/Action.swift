import Bitrix24
import Bitrix24REST
import HTTPMessage

/// What a form of a widget does, by `ACTION`: it writes something into the portal, with the operator's own rights.
///
/// A page cannot know what became of a request without an answer, so it counts its attempts. The first one is
/// performed. Each later one looks first, so that nothing is written twice; see ``ActionService``.
package protocol Action: Sendable {
  /// The action's own fields.
  associatedtype Form: Sendable

  /// As `ACTION` and `data-action` have it.
  var name: ActionName { get }

  /// Reads the action's own fields.
  ///
  /// - Throws: what the operator has to change.
  func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> Form

  /// Writes.
  ///
  /// - Throws: why the portal has not done it. Only for errors which say that nothing was written may the page try
  ///   again without a look: see ``ActionResult/init(_:)``.
  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult

  /// Looks whether an earlier attempt has written.
  ///
  /// - Returns: `nil` where it certainly has not.
  func find(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult?
}

/// An idempotent action: a later attempt performs without a look.
package protocol IdempotentAction: Action {}

extension IdempotentAction {
  /// Not asked.
  package func find(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult? { nil }
}

/// The name of an action, as `ACTION` and `data-action` have it.
package struct ActionName: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ name: StaticString) { description = name.description }
}

/// What a form lacks, by its field.
package struct InvalidForm: Error, Hashable, Sendable {
  /// Why a field is not taken.
  package enum Reason: Hashable, Sendable {
    case missing
    case tooLong
    /// Nothing that a page of ours sends.
    case malformed
  }

  /// The field's name, as it is posted.
  package let field: String
  package let reason: Reason
  /// Where in the field it is, for a value of several: `outcomes[2].color`.
  package let path: String?

  package init(_ field: StaticString, _ reason: Reason, at path: String? = nil) {
    self.field = field.description
    self.reason = reason
    self.path = path
  }
}
