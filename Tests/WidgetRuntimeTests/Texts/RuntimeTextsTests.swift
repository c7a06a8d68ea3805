import Bitrix24
import Localization
import Testing
import TextChecks
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct RuntimeTextsTests {
  @Test(arguments: Language.allCases)
  func `are sound in every language`(_ language: Language) {
    let table = TextTable(RuntimeTexts.self, in: language)
    #expect(table.flaws() == [])
    #expect(TextTable(FormTexts.self, in: language).flaws() == [])
    #expect(TextTable(NoteTexts.self, in: language).flaws(sameAsInEnglish: language == .french ? ["note"] : []) == [])
    #expect(TextTable(OutcomeTexts.self, in: language).flaws() == [])
  }

  @Test(arguments: Language.allCases)
  func `names are kept in every language`(_ language: Language) {
    let texts = RuntimeTexts.of(language)
    #expect(texts.landing.title.contains("Placard"))
    let name = /Bitrix24|Битрикс24|Бітрікс24/
    for text in [
      texts.refusal.unknownPortal, texts.refusal.unsupportedHint, texts.landing.explanation, texts.part.tooSlow,
      texts.part.busy,
    ] {
      #expect(text.contains(name), "\(text)")
    }
  }

  @Test(arguments: Language.allCases)
  func `operators read of Bitrix24, not of a portal`(_ language: Language) {
    let part = RuntimeTexts.of(language).part
    for word in ["Portal", "portal", "портал", "Портал", "ポータル", "门户", "入口網站", "البوابة", "Cổng thông tin"] {
      #expect(!part.tooSlow.contains(word) && !part.busy.contains(word))
    }
  }
}
