import Bitrix24
import Localization
import Testing
import TextChecks

@testable import WidgetRuntime
@testable import Widgets

struct UnknownPlacementTextsTests {
  private static let sameAsInEnglish: [Language: Set<String>] = [
    .german: ["parameter"],
    .indonesian: ["parameter"],
    .malay: ["parameter"],
  ]

  @Test(arguments: Language.allCases)
  func `are sound in every language`(_ language: Language) {
    let table = TextTable(UnknownPlacementTexts.self, in: language)
    #expect(table.flaws(sameAsInEnglish: Self.sameAsInEnglish[language, default: []]) == [])
  }

  @Test(arguments: Language.allCases)
  func `the product's name is kept, and what was sent differs from what was not`(_ language: Language) {
    let texts = UnknownPlacementTexts.of(language)
    #expect(texts.explanation.contains("Placard"))
    #expect(texts.secretSent != texts.notSent)
  }
}
