import Bitrix24

/// A call of a method, to be made alone or in a batch.
package struct RESTCommand: Hashable, Sendable {
  /// The method's name: `crm.item.get`.
  package let method: String
  package let parameters: Parameters
  /// Whether it creates or changes something, so that it must never run twice.
  package let creates: Bool

  /// - Parameter method: never anything that came from outside, since it becomes part of a URL.
  package init(_ method: StaticString, _ parameters: Parameters = [:], creates: Bool = false) {
    self.method = method.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    self.parameters = parameters
    self.creates = creates
  }

  /// The form of the command on its own.
  func form(_ token: Secret) -> [UInt8] {
    var form = FormEncoder()
    form.append(parameters)
    token.withExposed { form.append("auth", $0) }
    return form.bytes
  }

  /// `method?query`, as a batch carries it.
  var text: [UInt8] {
    var query = FormEncoder(for: .command)
    query.append(parameters)
    return Array(method.utf8) + (query.bytes.isEmpty ? [] : [UInt8(ascii: "?")] + query.bytes)
  }
}
