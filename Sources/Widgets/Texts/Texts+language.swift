import Bitrix24

extension Texts {
  /// The texts of a language; there are some for every one.
  static func of(_ language: Language) -> Texts {
    switch language {
    case .arabic: .arabic
    case .brazilianPortuguese: .brazilianPortuguese
    case .english, .indianEnglish: .english
    case .french: .french
    case .german: .german
    case .hindi: .hindi
    case .indonesian: .indonesian
    case .italian: .italian
    case .japanese: .japanese
    case .kazakh: .kazakh
    case .latinAmericanSpanish: .latinAmericanSpanish
    case .malay: .malay
    case .polish: .polish
    case .russian: .russian
    case .simplifiedChinese: .simplifiedChinese
    case .thai: .thai
    case .traditionalChinese: .traditionalChinese
    case .turkish: .turkish
    case .ukrainian: .ukrainian
    case .vietnamese: .vietnamese
    }
  }
}
