import Bitrix24
import Localization
import Testing
import TextChecks

@testable import Widgets

struct SettingsTextsTests {
  private static let sameAsInEnglish: [Language: Set<String>] = [
    .german: ["name"],
    .latinAmericanSpanish: ["color"],
  ]

  @Test(arguments: Language.allCases)
  func `are sound in every language`(_ language: Language) {
    let table = TextTable(SettingsTexts.self, in: language)
    #expect(table.flaws(sameAsInEnglish: Self.sameAsInEnglish[language, default: []]) == [])
  }

  @Test(arguments: Language.allCases)
  func `texts that an administrator must tell apart differ`(_ language: Language) {
    let texts = SettingsTexts.of(language)
    let buttons = [
      texts.retire, texts.restore, texts.remove, texts.discard, texts.loadTheirs, texts.saveMine, texts.export,
      texts.importing, texts.addOutcome, texts.addScript, texts.addLine,
    ]
    #expect(Set(buttons).count == buttons.count)
    #expect(Set([texts.unchanged, texts.broken, texts.newer, texts.readOnly]).count == 4)
    #expect(texts.unfinishedIsSaved != texts.unfinishedIsKept)
  }
}
