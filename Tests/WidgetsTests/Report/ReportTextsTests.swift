import Bitrix24
import Localization
import Testing
import TextChecks

@testable import Widgets

struct ReportTextsTests {
  private static let sameAsInEnglish: [Language: Set<String>] = [:]

  @Test(arguments: Language.allCases)
  func `are sound in every language`(_ language: Language) {
    let table = TextTable(ReportTexts.self, in: language)
    #expect(table.flaws(sameAsInEnglish: Self.sameAsInEnglish[language, default: []]) == [])
  }

  @Test(arguments: Language.allCases)
  func `figures and days that must be told apart differ`(_ language: Language) {
    let texts = ReportTexts.of(language)
    let figures = [
      texts.calls, texts.incoming, texts.answered, texts.missed, texts.missedForAnHour, texts.missedForADay,
      texts.outgoing, texts.reached, texts.talkingTime,
    ]
    #expect(Set(figures).count == figures.count)
    #expect(texts.days.count == 7 && Set(texts.days).count == 7)
  }
}
