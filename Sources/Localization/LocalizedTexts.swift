import Bitrix24

/// A table of texts, of which there is a value in every language: one that a language lacks does not compile.
///
/// Texts are plain text; views escape them like any other text. None has a place for a value inside a sentence except
/// ``PluralText`` and ``LengthTexts``, so no language has to bend its word order.
///
/// Which words the portal itself uses (lead, deal, call campaign, placement) follows Bitrix24's own interface in that
/// language, since operators read both side by side.
package protocol LocalizedTexts: Sendable {
  static var arabic: Self { get }
  static var brazilianPortuguese: Self { get }
  static var english: Self { get }
  static var french: Self { get }
  static var german: Self { get }
  static var hindi: Self { get }
  static var indonesian: Self { get }
  static var italian: Self { get }
  static var japanese: Self { get }
  static var kazakh: Self { get }
  static var latinAmericanSpanish: Self { get }
  static var malay: Self { get }
  static var polish: Self { get }
  static var russian: Self { get }
  static var simplifiedChinese: Self { get }
  static var thai: Self { get }
  static var traditionalChinese: Self { get }
  static var turkish: Self { get }
  static var ukrainian: Self { get }
  static var vietnamese: Self { get }
}

extension LocalizedTexts {
  /// The texts in a language. English is the same in India.
  @inlinable
  package static func of(_ language: Language) -> Self {
    switch language {
    case .arabic: arabic
    case .brazilianPortuguese: brazilianPortuguese
    case .english, .indianEnglish: english
    case .french: french
    case .german: german
    case .hindi: hindi
    case .indonesian: indonesian
    case .italian: italian
    case .japanese: japanese
    case .kazakh: kazakh
    case .latinAmericanSpanish: latinAmericanSpanish
    case .malay: malay
    case .polish: polish
    case .russian: russian
    case .simplifiedChinese: simplifiedChinese
    case .thai: thai
    case .traditionalChinese: traditionalChinese
    case .turkish: turkish
    case .ukrainian: ukrainian
    case .vietnamese: vietnamese
    }
  }
}
