import Bitrix24
import Localization

/// The texts of a table in one language, and what is wrong with them.
package struct TextTable {
  private let language: Language
  /// By path, for example `call.incoming`, and of a plural text `crm.linkedItems.one`.
  package private(set) var texts: [String: String] = [:]
  /// By path.
  private var pluralTexts: [String: PluralText] = [:]
  private let table: any LocalizedTexts.Type

  package init(_ table: any LocalizedTexts.Type, in language: Language) {
    self.table = table
    self.language = language
    collect(table.of(language), path: "")
  }

  private mutating func collect(_ value: Any, path: String) {
    if let text = value as? String {
      texts[path] = text
      return
    }
    if let text = value as? PluralText { pluralTexts[path] = text }
    for (index, child) in Mirror(reflecting: value).children.enumerated() {
      let name = child.label ?? "\(index)"
      collect(child.value, path: path.isEmpty ? name : path + "." + name)
    }
  }

  /// What no text of any table may be, a sentence each; empty where all is well.
  ///
  /// - Parameters:
  ///   - sameAsInEnglish: the paths of those that read the same in English, and no others: words that the language has
  ///     taken over. `nil` where any may.
  ///   - names: the paths of texts that are names, in Latin letters in every language.
  ///   - places: of texts, by path, the places of values that each has once: `{time}`.
  package func flaws(
    sameAsInEnglish: Set<String>? = [], names: Set<String> = [], places: [String: [String]] = [:]
  ) -> [String] {
    let texts = texts.filter { !names.contains($0.key) }
    var flaws = texts.flatMap { path, text in
      let places = places[path] ?? []
      let rest = places.reduce(text) { $0.replacing($1, with: "…") }
      let missing = places.filter { text.ranges(of: $0).count != 1 }.map { "has \($0) not once" }
      return (missing + self.flaws(of: rest)).map { "\(path) \($0): \(text)" }
    }
    flaws += pluralTexts.flatMap { path, text in self.flaws(of: text).map { "\(path) \($0)" } }
    if let sameAsInEnglish {
      let same = inEnglish.subtracting(names)
      flaws += same.subtracting(sameAsInEnglish).map { "\($0) is as in English" }
      flaws += sameAsInEnglish.subtracting(same).map { "\($0) is not as in English" }
    }
    return flaws.sorted()
  }

  private var inEnglish: Set<String> {
    if [.english, .indianEnglish].contains(language) { return [] }
    let english = TextTable(table, in: .english).texts
    return Set(texts.filter { english[$0.key] == $0.value }.keys)
  }

  private static let nonLatin: Set<Language> = [
    .arabic, .hindi, .japanese, .kazakh, .russian, .simplifiedChinese, .traditionalChinese, .thai, .ukrainian,
  ]

  private func flaws(of text: String) -> [String] {
    let scalars = text.unicodeScalars
    let isTrimmed = text == text.split(separator: " ").joined(separator: " ")
    let hasMarkup = scalars.contains { "<>{}%".unicodeScalars.contains($0) }
    let hasControls = scalars.contains { $0.value < 0x20 || (0x202A...0x202E).contains($0.value) }
    let isForeign =
      Self.nonLatin.contains(language) && !scalars.contains { $0.properties.isAlphabetic && !$0.isASCII }
    return [
      text.isEmpty ? "is empty" : nil, isTrimmed ? nil : "has spaces that are not between words",
      hasMarkup ? "has markup or the place of a value" : nil, hasControls ? "has control characters" : nil,
      isForeign ? "is not in the language's script" : nil,
    ].compactMap(\.self)
  }

  private func flaws(of text: PluralText) -> [String] {
    guard hasForms(text) else { return ["has other forms than the language"] }
    let numbers = Array(0...120) + [1000, 1_000_000, 2_000_000]
    let formCounts = Dictionary(grouping: numbers) { PluralCategory(of: $0, in: language) }.mapValues(\.count)
    return numbers.compactMap { number in
      let filled = text.text(number, in: language)
      let found = filled.split { !$0.isNumber }
      // Only a form of one number may leave it out.
      if found.isEmpty && formCounts[PluralCategory(of: number, in: language)] == 1 && !filled.contains("#") {
        return nil
      }
      return found == [Substring(String(number))] && !filled.contains("#")
        ? nil : "does not say the number \(number) once: \(filled)"
    }
  }

  private func hasForms(_ text: PluralText) -> Bool {
    switch (language, text) {
    case (.arabic, .arabic), (.russian, .oneFewManyOther), (.ukrainian, .oneFewManyOther),
      (.polish, .oneFewManyOther), (.french, .oneManyOther), (.italian, .oneManyOther),
      (.latinAmericanSpanish, .oneManyOther), (.brazilianPortuguese, .oneManyOther), (.english, .oneOther),
      (.indianEnglish, .oneOther), (.german, .oneOther), (.turkish, .oneOther), (.kazakh, .oneOther),
      (.hindi, .oneOther), (.simplifiedChinese, .same), (.traditionalChinese, .same), (.japanese, .same),
      (.thai, .same), (.vietnamese, .same), (.indonesian, .same), (.malay, .same):
      true
    default: false
    }
  }
}
