import Bitrix24
import Localization
import Testing
import TextChecks

struct CalendarTextsTests {
  @Test(arguments: Language.allCases)
  func `are sound in every language`(_ language: Language) {
    #expect(TextTable(CalendarTexts.self, in: language).flaws() == [])
  }

  @Test(arguments: Language.allCases)
  func `tell the days apart`(_ language: Language) {
    let days = CalendarTexts.of(language)
    #expect(Set([days.yesterday, days.today, days.tomorrow]).count == 3)
  }

  @Test func `what readers have corrected stays so`() {
    #expect(CalendarTexts.hindi.yesterday == "बीता कल")
    #expect(CalendarTexts.hindi.tomorrow == "आने वाला कल")
    #expect(CalendarTexts.kazakh.today == "бүгін")
  }
}
