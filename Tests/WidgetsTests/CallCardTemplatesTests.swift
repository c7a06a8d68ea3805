import Bitrix24
import Localization
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct CallCardTemplatesTests {
  private static func parts(_ language: Language) -> Markup {
    Markup(CallCardTemplates(texts: .of(language)).all(in: language))
  }

  @Test(arguments: Language.allCases)
  func `have a badge for every state and every result of a call`(_ language: Language) {
    let parts = Self.parts(language)
    #expect(
      parts.values(of: "data-state") == [
        "ringing", "idle", "connecting", "connected", "underway", "ended", "other", "failed", "fresh-auth",
      ])
    let codes = parts.values(of: "data-codes")
    #expect(codes.last == "", "any other code")
    #expect(
      Set(codes.flatMap { $0.split(separator: " ") }) == [
        "304", "402", "403", "404", "423", "480", "484", "486", "487", "503", "603", "603-S",
      ])
  }

  @Test(arguments: Language.allCases)
  func `have a line for every type of item, with the path of its card`(_ language: Language) {
    let parts = Self.parts(language)
    #expect(
      parts.values(of: "data-kind") == [
        "number", "hidden", "unknown", "LEAD", "DEAL", "CONTACT", "COMPANY", "DYNAMIC_0", "QUOTE", "SMART_INVOICE",
        "ORDER", "",
      ])
    #expect(
      parts.links == [
        "/crm/lead/details/", "/crm/deal/details/", "/crm/contact/details/", "/crm/company/details/",
        "/crm/type/0/details/",
      ])
  }

  @Test func `look as the page does`() async {
    let options = """
      {"CALL_DIRECTION":"incoming","CALL_STATE":"connected","PHONE_NUMBER":"","CRM_ENTITY_TYPE":"","CRM_ENTITY_ID":"0"}
      """
    let page = Markup(await Router.make().answer(.widget(["PLACEMENT_OPTIONS": options])).response).source
    let parts = CallCardTemplates(texts: .english)
    for part in [parts.badge(.connected), parts.unknownNumber] {
      #expect(page.contains(Markup(part).source))
      #expect(Markup(parts.all(in: .english)).source.contains(Markup(part).source))
    }
  }
}
