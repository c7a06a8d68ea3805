import Bitrix24
import Testing

@testable import Localization

struct PluralCategoryTests {
  /// Samples of CLDR's cardinal rules (supplemental/language_plural_rules), by category, for whole numbers.
  private static let samples: [(languages: [Language], numbers: [(PluralCategory, [Int])])] = [
    (
      [.simplifiedChinese, .traditionalChinese, .japanese, .thai, .vietnamese, .indonesian, .malay],
      [(.other, [0, 1, 2, 5, 10, 100, 1000, 1_000_000])]
    ),
    (
      [.english, .indianEnglish, .german, .turkish, .kazakh],
      [(.one, [1]), (.other, [0, 2, 3, 11, 21, 101, 1001, 1_000_000])]
    ),
    ([.hindi], [(.one, [0, 1]), (.other, [2, 3, 11, 21, 101, 1_000_000])]),
    (
      [.latinAmericanSpanish, .italian],
      [(.one, [1]), (.many, [1_000_000, 2_000_000, 10_000_000]), (.other, [0, 2, 11, 21, 100, 1001, 1_000_001])]
    ),
    (
      [.french, .brazilianPortuguese],
      [(.one, [0, 1]), (.many, [1_000_000, 2_000_000, 10_000_000]), (.other, [2, 3, 11, 21, 101, 1001, 1_000_001])]
    ),
    (
      [.russian, .ukrainian],
      [
        (.one, [1, 21, 31, 101, 121, 1001]), (.few, [2, 3, 4, 22, 24, 33, 102, 104, 1002]),
        (.many, [0, 5, 9, 10, 11, 12, 13, 14, 19, 20, 25, 100, 111, 112, 114, 1000, 1_000_000]),
      ]
    ),
    (
      [.polish],
      [
        (.one, [1]), (.few, [2, 3, 4, 22, 24, 32, 102, 104, 1002]),
        (.many, [0, 5, 11, 12, 13, 14, 19, 20, 21, 25, 31, 100, 101, 111, 112, 121, 1000, 1001, 1_000_000]),
      ]
    ),
    (
      [.arabic],
      [
        (.zero, [0]), (.one, [1]), (.two, [2]), (.few, [3, 4, 10, 103, 110, 1003]),
        (.many, [11, 12, 26, 99, 111, 199, 1011]), (.other, [100, 101, 102, 200, 202, 1000, 1002, 1_000_000]),
      ]
    ),
  ]

  @Test(arguments: samples.flatMap { row in row.languages.map { ($0, row.numbers) } })
  func `whole numbers take the category of Unicode CLDR`(
    _ language: Language,
    _ numbers: [(PluralCategory, [Int])]
  ) {
    for (category, samples) in numbers {
      for number in samples { #expect(PluralCategory(of: number, in: language) == category, "\(number)") }
    }
  }

  @Test func `there are samples for every language`() {
    #expect(Set(Self.samples.flatMap(\.languages)) == Set(Language.allCases))
  }
}
