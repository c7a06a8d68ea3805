import Bitrix24

extension PortalTime {
  /// `29.12.2026 14:47`, as it is on the portal's clock: right in every browser, until it writes it in the operator's
  /// time zone.
  package func text(in language: Language) -> String {
    "\(Self.day(date, in: language)) \(text.dropFirst(11).prefix(5))"
  }

  /// A day in digits, in the order and with the signs of the language.
  ///
  /// English keeps the order of ISO 8601, since its readers disagree about any other.
  ///
  /// - Parameter date: `2026-12-29`
  package static func day(_ date: String, in language: Language) -> String {
    let parts = date.split(separator: "-")
    return switch language {
    case .english, .indianEnglish: date
    case .japanese, .simplifiedChinese, .traditionalChinese: parts.joined(separator: "/")
    case .german, .kazakh, .polish, .russian, .turkish, .ukrainian: parts.reversed().joined(separator: ".")
    // From right to left, as browsers have it: a mark before each sign, since digits alone would turn the order.
    case .arabic: parts.reversed().joined(separator: "\u{200F}/")
    case .brazilianPortuguese, .french, .hindi, .indonesian, .italian, .latinAmericanSpanish, .malay, .thai,
      .vietnamese:
      parts.reversed().joined(separator: "/")
    }
  }
}
