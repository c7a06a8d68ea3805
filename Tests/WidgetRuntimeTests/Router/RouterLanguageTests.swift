import Bitrix24
import HTTPMessage
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct RouterLanguageTests {
  @Test(arguments: Language.allCases)
  func `every language gives pages that say their language and direction`(_ language: Language) async {
    for placement in ["CALL_CARD", "DEFAULT", "LEFT_MENU"] {
      let request = Request.widget(["LANG": language.rawValue, "PLACEMENT": placement])
      let page = Markup(await Router.make().answer(request).response)
      #expect(page.values(of: "lang") == [language.tag])
      #expect(page.values(of: "dir").first == (language == .arabic ? "rtl" : "ltr"))
    }
  }

  @Test(arguments: [
    ("br", "pt-BR"), ("la", "es"), ("ua", "uk"), ("kz", "kk"), ("sc", "zh-Hans"), ("tc", "zh-Hant"), ("vn", "vi"),
    ("in", "en-IN"), ("xx", "en"), ("", "en"), ("\"><script>", "en"),
  ])
  func `a code of the portal gives its language, any other English`(_ code: String, _ tag: String) async {
    let response = await Router.make().answer(.widget(["LANG": code])).response
    #expect(Markup(response).values(of: "lang") == [tag])
  }
}
