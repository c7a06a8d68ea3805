import Bitrix24
import Localization
import Testing
import TextChecks

/// A table in two languages, with a flaw of each kind.
private struct FlawedTexts: PartlyLocalizedTexts {
  let plain: String
  let name: String
  let spaces: String
  let markup: String
  let control: String
  let empty: String
  let same: String
  let wrongForms: PluralText
  let twice: PluralText

  static let english = FlawedTexts(
    plain: "Deal", name: "Placard", spaces: "a", markup: "b", control: "c", empty: "d", same: "Total",
    wrongForms: .oneOther(one: "# deal", other: "# deals"), twice: .oneOther(one: "one deal", other: "# deals"))
  static let russian = FlawedTexts(
    plain: "Сделка", name: "Placard", spaces: "ж ", markup: "<b>ж</b>", control: "ж\u{202E}", empty: "", same: "Total",
    wrongForms: .same("# сделок"),
    twice: .oneFewManyOther(one: "сделка", few: "# сделки #", many: "# сделок", other: "# сделки"))
}

struct TextTableTests {
  @Test func `finds what is wrong with a text`() {
    let flaws = TextTable(FlawedTexts.self, in: .russian).flaws(names: ["name"])
    for flaw in [
      "control has control characters", "empty is empty", "markup has markup", "same is as in English",
      "same is not in the language's script", "spaces has spaces", "twice does not say the number 2 once",
      "twice does not say the number 21 once", "wrongForms has other forms",
    ] {
      #expect(flaws.contains { $0.hasPrefix(flaw) }, "\(flaw)")
    }
    #expect(!flaws.contains { $0.hasPrefix("plain") || $0.hasPrefix("name") || $0.contains("number 5 ") })
  }

  @Test func `finds nothing wrong where nothing is`() {
    #expect(TextTable(FlawedTexts.self, in: .english).flaws() == [])
  }

  @Test func `what is said to be as in English is`() {
    let table = TextTable(FlawedTexts.self, in: .russian)
    #expect(!table.flaws(sameAsInEnglish: ["same", "name"]).contains { $0.contains("as in English") })
    #expect(table.flaws(sameAsInEnglish: ["same", "name", "plain"]).contains("plain is not as in English"))
  }

  @Test func `a table that is in some languages only is in English in the others`() {
    #expect(FlawedTexts.of(.russian).plain == "Сделка")
    for language in Language.allCases where language != .russian {
      #expect(FlawedTexts.of(language).plain == "Deal")
    }
  }
}
