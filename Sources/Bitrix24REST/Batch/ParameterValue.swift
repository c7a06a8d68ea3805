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
  /// What an earlier command of the same batch has answered: `$result[command][step]…`, made by ``BatchReference``.
  /// Where there is no batch around it, it is an empty text.
  case reference(to: String, [String])
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
