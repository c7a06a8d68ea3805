/// A person's name in the order in which it is said where it comes from: the family name first where it is written in
/// Han, Hangul or Kana, last otherwise.
package struct PersonName {
  var given: String?
  /// The patronymic, or a second given name.
  var second: String?
  var family: String?
  /// "Mr.", "様".
  var honorific: String?

  package init(given: String?, second: String?, family: String?, honorific: String? = nil) {
    self.given = given
    self.second = second
    self.family = family
    self.honorific = honorific
  }

  /// The whole name, or `nil` where there is none: an honorific alone names nobody.
  package var text: String? {
    let isFamilyFirst = Self.isEastAsian([given, family].compactMap(\.self).joined())
    let name = (isFamilyFirst ? [family, given, second] : [given, second, family]).compactMap(\.self)
    guard !name.isEmpty else { return nil }
    let honorific = [honorific].compactMap(\.self)
    return (isFamilyFirst ? name + honorific : honorific + name).joined(separator: " ")
  }

  /// Whether all letters of a name are of those scripts.
  private static func isEastAsian(_ name: String) -> Bool {
    let letters = name.unicodeScalars.filter(\.properties.isAlphabetic)
    return !letters.isEmpty && letters.allSatisfy { letter in blocks.contains { $0.contains(letter.value) } }
  }

  /// The blocks of Unicode in which these scripts are (<https://www.unicode.org/charts/>).
  private static let blocks: [ClosedRange<UInt32>] = [
    // Radicals and ideographic marks (iteration mark, zero).
    0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x303C,
    // Hiragana, Katakana, Kana extensions and half-width Kana.
    0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F, 0x1AFF0...0x1B16F,
    // Hangul: letters, syllables, half-width letters.
    0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xFFA0...0xFFDC,
    // Han.
    0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF,
  ]
}
