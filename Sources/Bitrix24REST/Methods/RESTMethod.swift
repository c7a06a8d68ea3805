import Bitrix24

/// A method of the REST interface. A value is one call of it with its parameters, to be made alone
/// (``RESTClient/call(_:)``) or in a ``Batch``.
///
/// Each method that the program calls has a type of its own, which is also in ``RESTMethods/all``.
package protocol RESTMethod: Sendable {
  /// What it answers, as far as that is read.
  associatedtype Output: Sendable = JSONValue

  /// `crm.item.get`: never anything that came from outside, since it becomes part of a URL.
  static var name: String { get }

  /// The permission that an application needs for it, the narrowest that will do; `nil` where every application may call
  /// it.
  ///
  /// Documentation: <https://apidocs.bitrix24.com/api-reference/scopes/permissions.html>
  static var scope: String? { get }

  /// The address of its documentation.
  static var documentation: String { get }

  static var kind: RESTMethodKind { get }

  var parameters: Parameters { get }

  /// Reads a `result`. Tolerant: what is missing or unreadable in it costs that only.
  ///
  /// - Returns: `nil` for what is no answer of this method.
  static func decode(_ result: JSONValue) -> Output?
}

extension RESTMethod {
  package var parameters: Parameters { [:] }

  /// The form of the call on its own.
  func form(_ token: Secret) -> [UInt8] {
    var form = FormEncoder()
    form.append(parameters)
    token.withExposed { form.append("auth", $0) }
    return form.bytes
  }
}

extension RESTMethod where Output == JSONValue {
  package static func decode(_ result: JSONValue) -> JSONValue? { result }
}
