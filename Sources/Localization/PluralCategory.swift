import Bitrix24

/// Which plural form a whole number takes in a language: Unicode CLDR's cardinal rules, for integers.
///
/// Source: <https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>
package enum PluralCategory: Sendable {
  case zero
  case one
  case two
  case few
  case many
  case other

  package init(of number: Int, in language: Language) {
    let ones = number % 10
    let hundreds = number % 100
    let isMillions = number != 0 && number % 1_000_000 == 0
    let slavicFew = (2...4).contains(ones) && !(12...14).contains(hundreds)
    self =
      switch language {
      case .simplifiedChinese, .traditionalChinese, .japanese, .thai, .vietnamese, .indonesian, .malay: .other
      case .english, .indianEnglish, .german, .turkish, .kazakh: number == 1 ? .one : .other
      case .hindi: number <= 1 ? .one : .other
      case .latinAmericanSpanish, .italian: number == 1 ? .one : isMillions ? .many : .other
      case .french, .brazilianPortuguese: number <= 1 ? .one : isMillions ? .many : .other
      case .russian, .ukrainian: ones == 1 && hundreds != 11 ? .one : slavicFew ? .few : .many
      case .polish: number == 1 ? .one : slavicFew ? .few : .many
      case .arabic:
        switch (number, hundreds) {
        case (0, _): .zero
        case (1, _): .one
        case (2, _): .two
        case (_, 3...10): .few
        case (_, 11...99): .many
        default: .other
        }
      }
  }
}
