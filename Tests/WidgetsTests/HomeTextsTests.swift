import Bitrix24
import Localization
import Testing
import TextChecks

@testable import WidgetRuntime
@testable import Widgets

struct HomeTextsTests {
  private static let sameAsInEnglish: [Language: Set<String>] = [
    .french: ["version"],
    .german: ["version"],
  ]

  @Test(arguments: Language.allCases)
  func `are sound in every language`(_ language: Language) {
    let table = TextTable(HomeTexts.self, in: language)
    #expect(table.flaws(sameAsInEnglish: Self.sameAsInEnglish[language, default: []], names: ["title"]) == [])
  }

  @Test(arguments: Language.allCases)
  func `the product's name is kept in every language`(_ language: Language) {
    let texts = HomeTexts.of(language)
    #expect(texts.title.contains("Placard") && texts.purpose.contains("Placard"))
  }

  @Test(arguments: Language.allCases)
  func `texts that an administrator must tell apart differ`(_ language: Language) {
    let texts = HomeTexts.of(language)
    #expect(texts.bound != texts.notBound)
    #expect(texts.permissions != texts.missing)
  }

  @Test func `what readers at native level have corrected stays so`() {
    #expect(HomeTexts.english.setup == "Setup")
  }
}
