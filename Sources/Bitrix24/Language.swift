/// An interface language of a portal: the codes of `LANG`, some of which are Bitrix24's own.
package enum Language: String, CaseIterable, Hashable, Sendable {
  case arabic = "ar"
  case brazilianPortuguese = "br"
  case german = "de"
  case english = "en"
  case french = "fr"
  case hindi = "hi"
  case indonesian = "id"
  case indianEnglish = "in"
  case italian = "it"
  case japanese = "ja"
  case kazakh = "kz"
  case latinAmericanSpanish = "la"
  case malay = "ms"
  case polish = "pl"
  case russian = "ru"
  case simplifiedChinese = "sc"
  case traditionalChinese = "tc"
  case thai = "th"
  case turkish = "tr"
  case ukrainian = "ua"
  case vietnamese = "vn"

  /// The language of a `LANG` value; English for a missing or unknown one.
  package init(code: String?) {
    self = code.flatMap { Language(rawValue: $0.lowercased()) } ?? .english
  }

  /// The language that a browser prefers (`Accept-Language`, RFC 9110, section 12.5.4), in the order in which it
  /// lists them; English if it lists none of ours. Weights are ignored: browsers list by preference.
  package init(acceptLanguage: String) {
    let tags = acceptLanguage.split(separator: ",").prefix(20).map { range in
      range.prefix { $0 != ";" }.trimmingSpaces.lowercased()
    }
    self = tags.lazy.compactMap(Self.init(tagPrefix:)).first ?? .english
  }

  private init?(tagPrefix tag: String) {
    switch tag {
    case "zh-tw", "zh-hk", "zh-mo": self = .traditionalChinese
    case _ where tag.hasPrefix("zh-hant"): self = .traditionalChinese
    case "en-in": self = .indianEnglish
    default:
      let primary = tag.prefix { $0 != "-" }
      guard let match = Self.allCases.first(where: { $0.tag.prefix { $0 != "-" } == primary && $0 != .indianEnglish })
      else { return nil }
      self = match
    }
  }

  /// The BCP 47 tag, as for the `lang` attribute.
  package var tag: String {
    switch self {
    case .brazilianPortuguese: "pt-BR"
    case .indianEnglish: "en-IN"
    case .kazakh: "kk"
    case .latinAmericanSpanish: "es"
    case .simplifiedChinese: "zh-Hans"
    case .traditionalChinese: "zh-Hant"
    case .ukrainian: "uk"
    case .vietnamese: "vi"
    default: rawValue
    }
  }

  /// Whether pages in it run from right to left.
  package var isRightToLeft: Bool { self == .arabic }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var trimmed = self.drop { $0 == " " }
    while trimmed.last == " " { trimmed.removeLast() }
    return trimmed
  }
}
