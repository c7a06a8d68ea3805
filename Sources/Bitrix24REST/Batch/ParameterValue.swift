import Bitrix24

/// The value of a parameter of a REST method.
package indirect enum ParameterValue: Hashable, Sendable {
  case text(String)
  case integer(Int)
  /// `Y` or `N`, as most methods take truth values (<https://apidocs.bitrix24.com/api-reference/data-types.html>).
  case flag(Bool)
  /// `1` or `0`, where a method documents that.
  case bit(Bool)
  case list([ParameterValue])
  case map(Parameters)
  /// What an earlier command of the same batch has answered: `$result[command][step]…`. Where there is no batch around
  /// it, it is an empty text.
  case reference(to: String, [String])

  /// A value of the answer of an earlier command of the same batch.
  ///
  /// Where the answer has no such value, as with a contact without a company, the portal puts an empty text in its place,
  /// and a list with an empty condition is another list than was meant: look at what the earlier command has answered
  /// before using the later one's. Where the earlier command failed, ``BatchAnswer`` does so.
  ///
  /// - Parameter path: the way to it, like `"item", "contactId"`. Letters, digits and `_` only, as in every name that a
  ///   portal gives a field.
  package static func result(of command: String, _ path: String...) -> ParameterValue {
    .reference(to: command, path)
  }
}

extension ParameterValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .flag(value) }
  package init(arrayLiteral elements: ParameterValue...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, ParameterValue)...) { self = .map(Parameters(elements)) }
}
