import Bitrix24
import Localization
import PortalStore
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct SettingsPartTests {
  private static func show(
    _ option: JSONValue, isAdministrator: Bool = true, in language: Language = .english
  ) async -> Markup {
    var options = Router.Options(
      accessPolicy: AccessPolicy(portals: [PortalPattern("xxx.bitrix24.com")!], applicationToken: nil), theme: .light,
      library: .bitrix24Library, basePath: "/", hasClientCredentials: false)
    options.parts = PartService(
      RecordedCustomer.portal([
        "app.option.get": option.description, "user.admin": isAdministrator ? "true" : "false",
        "profile": #"{"ID":"5","NAME":"Maria","LAST_NAME":"<Sommer>"}"#,
      ]))
    let router = Router(options, catalog: .standard(.recorded))
    let form = ["VIEW": "settings", "PLACEMENT": "DEFAULT", "LANG": language.rawValue]
    return Markup(await router.answer(.widget(form)).response)
  }

  /// What the form sends.
  private static func value(_ page: Markup) -> String? {
    // As a browser does, without the line feed at its start.
    page.elements("textarea").last { $0.attributes.contains("data-text") }.map { String($0.text.dropFirst()) }
  }

  @Test func `an administrator gets the value as it is kept, and the version that a change names`() async throws {
    let text = #"{"version": 7, "changedBy": "5", "changedAt": "2026-11-26T10:00:00Z", "future": "</textarea>"}"#
    let page = await Self.show(.string(text))
    #expect(page.values(of: "data-action") == ["settings"])
    #expect(page.source.contains(#"<input name="VERSION" value="7" hidden>"#))
    #expect(Self.value(page) == text)
    #expect(page.source.contains(#"<bdi>Maria &lt;Sommer&gt;</bdi> · <time datetime="2026-11-26T10:00:00Z">"#))
    // Whatever the controls show, only the value is sent.
    #expect(page.values(of: "name") == ["VERSION", "SETTINGS"])
    #expect(!page.source.contains("fieldset disabled") && page.values(of: "role").filter { $0 == "alert" }.isEmpty)
  }

  @Test(arguments: [JSONValue.null, .string(""), .array([])])
  func `where nothing is set, cards use the defaults`(_ option: JSONValue) async {
    let page = await Self.show(option)
    #expect(page.source.contains(#"<input name="VERSION" value="0" hidden>"#))
    #expect(!page.source.contains("data-faults"))
  }

  @Test func `all that is wrong with a value is said, and it can be mended`() async {
    let page = await Self.show(.string(#"{"version":3,"outcomes":[{"id":"A"},{"id":"b"}],"unfinished":"lose"}"#))
    #expect(page.elements("code").map(\.text) == ["outcomes[0].id", "outcomes[1].name", "unfinished"])
    #expect(page.text.contains(SettingsTexts.english.broken) && page.values(of: "data-action") == ["settings"])
    #expect(page.source.contains(#"<input name="VERSION" value="3" hidden>"#))
  }

  @Test func `what is no JSON is shown as it is`() async {
    let page = await Self.show(.string("{broken"))
    #expect(page.text.contains(SettingsTexts.english.broken) && page.elements("code").isEmpty)
    #expect(Self.value(page) == "{broken")
    #expect(page.source.contains(#"<input name="VERSION" value="0" hidden>"#))
  }

  @Test func `what a newer version has saved cannot be changed`() async {
    let page = await Self.show(.string(#"{"schema":2,"version":9}"#))
    #expect(page.text.contains(SettingsTexts.english.newer) && !page.text.contains(SettingsTexts.english.readOnly))
    #expect(page.elements("form").isEmpty && page.source.contains("fieldset disabled"))
    #expect(!page.source.contains("<fieldset>"))
  }

  @Test(arguments: Language.allCases)
  func `who is no administrator reads the same`(_ language: Language) async {
    let page = await Self.show(.string(#"{"version":7}"#), isAdministrator: false, in: language)
    #expect(page.text.contains(SettingsTexts.of(language).readOnly))
    #expect(page.elements("form").isEmpty && !page.source.contains("<fieldset>"))
    #expect(page.values(of: "name").isEmpty && page.source.contains("data-text=\"yes\" readonly"))
    #expect(page.values(of: "data-do").contains("export") && !page.values(of: "data-do").contains("import"))
  }

  @Test func `characters that no page has are written as JSON writes them`() async {
    let page = await Self.show(.string("{\"future\":\"\u{202E}a\u{2068}\u{7F}\"}"))
    #expect(Self.value(page) == #"{"future":"\u202ea\u2068\u007f"}"#)
  }

  @Test func `the module knows the program's own outcomes in the language`() async throws {
    let page = await Self.show(.null, in: .german)
    let own = try #require(page.values(of: "data-own").first)
    #expect(own.hasPrefix(#"[{"id":"reached","name":"Erreicht"},{"id":"call_back","name":"Rückruf","followUp":true}"#))
    #expect(page.values(of: "data-language") == ["de"])
  }

  @Test func `a portal that does not answer is asked once more`() async {
    var options = Router.Options(
      accessPolicy: AccessPolicy(portals: [PortalPattern("xxx.bitrix24.com")!], applicationToken: nil), theme: .light,
      library: .bitrix24Library, basePath: "/", hasClientCredentials: false)
    options.parts = PartService(CannedPortal(accident: .failure(.refused)))
    let router = Router(options, catalog: .standard(.recorded))
    let page = Markup(await router.answer(.widget(["VIEW": "settings", "PLACEMENT": "DEFAULT"])).response)
    #expect(page.values(of: "data-state") == ["failed"] && page.values(of: "data-retry") == ["yes"])
  }
}
