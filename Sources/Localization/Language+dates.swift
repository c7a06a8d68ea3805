import Bitrix24

/// How browsers write numbers and dates (`Intl`).
///
/// Chromium has no data of Kazakh and would take its own language instead. Kazakh writes numbers, and days in digits,
/// as Russian does.
extension Language {
  /// Always with the Gregorian calendar, as Bitrix24 has it in Thai as well.
  package var locale: String { self == .kazakh ? "ru" : "\(tag)-u-ca-gregory" }

  /// The `dateStyle` of a day; a short one has no words.
  package var dateStyle: String { self == .kazakh ? "short" : "medium" }
}
