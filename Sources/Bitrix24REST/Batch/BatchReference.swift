import Bitrix24

/// A command of a batch, by which its answer is found, and by which later commands of the same batch refer to it.
package struct BatchReference<Method: RESTMethod>: Hashable, Sendable {
  /// What the batch calls it on the wire.
  let name: String

  /// A value of its answer, for a parameter of a later command.
  ///
  /// Where the answer has no such value, as with a contact without a company, the portal puts an empty text in its place,
  /// and a list with an empty condition is another list than was meant: look at what the earlier command has answered
  /// before using the later one's. Where the earlier command failed, ``BatchAnswer`` does so.
  ///
  /// - Parameter path: the way to it. Letters, digits and `_` only, as in every name that a portal gives a field.
  package func value(at path: String...) -> ParameterValue { .reference(to: name, path) }
}
