import Bitrix24
import Localization
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct UnknownPlacementTests {
  private func page(_ changes: [String: String?]) throws -> Markup {
    Markup(UnknownPlacement().render(try .make(changes), in: .make()).content)
  }

  @Test(arguments: ["CRM_QUOTE_DETAIL_TAB", "CRM_DYNAMIC_183_LIST_MENU", "LEFT_MENU", "NEW_PLACE", "<b>\"'&", "ü"])
  func `names the placement`(_ code: String) throws {
    let page = try page(["PLACEMENT": code])
    #expect(page.elements("code").map(\.text) == [code])
    #expect(!page.source.contains("<b>"))
  }

  @Test func `shows the context, so that an integrator sees what arrives`() throws {
    let page = try page(["PLACEMENT": "CRM_QUOTE_DETAIL_TAB", "PLACEMENT_OPTIONS": #"{"ID":"25","URI":"/crm/","n":1}"#])
    #expect(page.text.contains("ID 25 URI /crm/ n 1"))
    #expect(page.text.contains("3 values"))
  }

  @Test(arguments: [nil, "", "[]", "null", "undefined", "\"undefined\"", "\"\""])
  func `says that there is no context`(_ options: String?) throws {
    #expect(try page(["PLACEMENT": "X", "PLACEMENT_OPTIONS": options]).text.contains("The portal sent no context."))
  }

  @Test(arguments: ["<b>no JSON</b>", "[1,2]", "7"])
  func `says that a context could not be read, and shows what came`(_ options: String) throws {
    let page = try page(["PLACEMENT": "X", "PLACEMENT_OPTIONS": options])
    #expect(page.text.contains("The context could not be read."))
    #expect(page.elements("pre").map(\.text) == [options])
    #expect(!page.source.contains("<b>"))
  }

  @Test func `shows what could be read of a context that breaks off`() throws {
    let page = try page(["PLACEMENT": "X", "PLACEMENT_OPTIONS": "{\"ID\":\"25\",\"URI"])
    #expect(page.text.contains("The context could not be read."))
    #expect(page.text.contains("Parameter Value ID 25"))
  }

  @Test func `what an integrator needs is folded`() throws {
    let page = try page(["PLACEMENT": "X", "PLACEMENT_OPTIONS": #"{"ID":"25"}"#])
    let parts = page.source.split(separator: "<details>")
    #expect(parts.count == 2 && parts.last?.contains("</details>") == true)
    #expect(parts.first?.contains("<table>") == false && parts.first?.contains("<code") == false)
    #expect(parts.last?.contains("<table>") == true)
  }

  @Test func `shows no secret`() throws {
    let page = try page(["PLACEMENT": "X", "APPLICATION_TOKEN": "51856fefc120afa4b628cc82d3935cce"])
    for secret in [
      Portal.accessToken, Portal.refreshToken, Portal.applicationSID, "51856fefc120afa4b628cc82d3935cce",
    ] {
      #expect(!page.source.contains(secret))
    }
  }

  @Test func `a code of 60 KB is shortened`() throws {
    let page = try page(["PLACEMENT": String(repeating: "A", count: 60_000)])
    #expect(page.elements("code").first.map { $0.text.count < 500 } == true)
  }

  @Test(arguments: Language.allCases)
  func `speaks the operator's language`(_ language: Language) throws {
    let call = try PlacementCall.make(["PLACEMENT": "X", "LANG": language.rawValue])
    let view = UnknownPlacement().render(call, in: .make())
    let texts = UnknownPlacementTexts.of(language)
    #expect(view.title == texts.title)
    #expect(Markup(view.content).text.contains(texts.advice))
    #expect(Markup(view.content).text.contains(texts.explanation))
  }

  @Test(arguments: ["LEFT_MENU", "NEW_PLACE_2031"])
  func `the log has the placement's code if it looks like one`(_ code: String) async {
    #expect(
      await Router.make().answer(.widget(["PLACEMENT": code])).record.logFields.first == LogField("placement", code))
  }

  @Test(arguments: ["a b", "x\ny=z", "call_card", "<b>", String(repeating: "A", count: 65), "ÜBER"])
  func `the log has nothing of a code that does not`(_ code: String) async {
    let facts = await Router.make().answer(.widget(["PLACEMENT": code])).record.logFields
    #expect(!facts.contains { $0.name == "placement" || $0.value.contains(code) })
  }
}
