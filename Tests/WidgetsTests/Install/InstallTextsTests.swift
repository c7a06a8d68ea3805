import Bitrix24
import Localization
import Testing
import TextChecks

@testable import WidgetRuntime
@testable import Widgets

struct InstallTextsTests {
  @Test(arguments: Language.allCases)
  func `are sound in every language`(_ language: Language) {
    let table = TextTable(InstallTexts.self, in: language)
    #expect(table.flaws() == [])
  }

  @Test(arguments: Language.allCases)
  func `the product's name is kept in every language`(_ language: Language) {
    let texts = InstallTexts.of(language)
    for text in [texts.title, texts.done, texts.partlyDone, texts.failed] {
      #expect(text.contains("Placard"), "\(text)")
    }
  }

  @Test(arguments: Language.allCases)
  func `keys of the configuration and names of permissions are kept in every language`(_ language: Language) {
    let texts = TextTable(InstallTexts.self, in: language).texts
    let kept = [
      "clientNotConfigured": ["PLACARD_CLIENT_ID", "PLACARD_CLIENT_SECRET"],
      "publicURLNotConfigured": ["PLACARD_PUBLIC_URL"],
      "unknownServer": ["PLACARD_OAUTH_SERVERS"],
      "otherApplication": ["PLACARD_CLIENT_ID"],
      "missingPermission": ["placement", "telephony", "crm", "user_brief"],
      "addressRefused": ["PLACARD_PUBLIC_URL"],
    ]
    for (path, names) in kept {
      for name in names {
        #expect(texts[path]?.contains(name) == true, "\(path): \(name)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `texts that an administrator must tell apart differ`(_ language: Language) {
    let install = InstallTexts.of(language)
    #expect(Set([install.title, install.done, install.partlyDone, install.failed]).count == 4)
    #expect(Set([install.stepDone, install.stepUnchanged, install.stepFailed]).count == 3)
  }

  @Test func `what readers at native level have corrected stays so`() {
    #expect(
      InstallTexts.english.eventsSubscribed == "The server is told of updates and of the removal of the application")
    #expect(InstallTexts.malay.finish == "Selesaikan walau bagaimanapun")
    #expect(InstallTexts.thai.finish == "เสร็จสิ้นแม้ยังตั้งค่าไม่ครบ")
  }
}
