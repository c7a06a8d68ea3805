import Bitrix24
import Testing

@testable import Widgets

struct CountPhraseTests {
  private static func texts(_ language: Language) -> [PluralText] {
    let texts = Texts.of(language)
    let customer = texts.customer
    return [
      texts.crm.linkedItems, customer.moreDeals, customer.callsToday, customer.callCount,
      texts.unknownPlacement.valueCount,
    ]
  }

  @Test(arguments: Language.allCases)
  func `has as many forms as the language`(_ language: Language) {
    for phrase in Self.texts(language) {
      switch (language, phrase) {
      case (.arabic, .arabic), (.russian, .oneFewManyOther), (.ukrainian, .oneFewManyOther),
        (.polish, .oneFewManyOther), (.french, .oneManyOther), (.italian, .oneManyOther),
        (.latinAmericanSpanish, .oneManyOther), (.brazilianPortuguese, .oneManyOther), (.english, .oneOther),
        (.indianEnglish, .oneOther), (.german, .oneOther), (.turkish, .oneOther), (.kazakh, .oneOther),
        (.hindi, .oneOther), (.simplifiedChinese, .same), (.traditionalChinese, .same), (.japanese, .same),
        (.thai, .same), (.vietnamese, .same), (.indonesian, .same), (.malay, .same):
        break
      default: Issue.record("\(language): \(phrase)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `a form that stands for several numbers says which`(_ language: Language) {
    let numbers = Array(0...120) + [1000, 1_000_000, 2_000_000]
    let shared = Dictionary(grouping: numbers) { "\(PluralCategory(of: $0, in: language))" }.values.filter {
      $0.count > 1
    }
    for phrase in Self.texts(language) {
      for number in shared.joined() {
        let text = phrase.text(number, in: language)
        #expect(text.contains(String(number)), "\(number): \(text)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `the number is written once, in Western digits, and no place is left`(_ language: Language) {
    for phrase in Self.texts(language) {
      for number in [0, 1, 2, 3, 7, 11, 42, 100, 101, 1_000_000] {
        let text = phrase.text(number, in: language)
        #expect(!text.contains("#"))
        #expect(text.split { !$0.isNumber }.count <= 1, "\(text)")
        #expect(!text.contains { $0.isNumber && !$0.isASCII }, "\(text)")
      }
    }
  }

  @Test(arguments: [
    (Language.english, 1, "1 linked item"), (.english, 3, "3 linked items"), (.indianEnglish, 0, "0 linked items"),
    (.arabic, 2, "عنصران مرتبطان"), (.arabic, 3, "3 عناصر مرتبطة"), (.arabic, 11, "11 عنصرًا مرتبطًا"),
    (.arabic, 100, "100 عنصر مرتبط"),
  ])
  func `says how many`(_ language: Language, _ number: Int, _ expected: String) {
    #expect(Texts.of(language).crm.linkedItems.text(number, in: language) == expected)
  }

  @Test(arguments: [
    (0, "n"), (1, "1 o"), (21, "21 o"), (3, "3 f"), (5, "5 m"), (12, "12 m"), (111, "111 m"), (22, "22 f"),
  ])
  func `takes the form of the number's category`(_ number: Int, _ expected: String) {
    let phrase = PluralText.oneFewManyOther(one: "# o", few: "# f", many: number == 0 ? "n" : "# m", other: "x")
    #expect(phrase.text(number, in: .russian) == expected)
  }
}
