import Bitrix24
import Testing

@testable import Widgets

struct HomeTests {
  private func page(
    _ changes: [String: String?] = [:],
    setting: Setting = .make()
  ) throws -> Markup {
    let call = try PlacementCall.make(changes.merging(["PLACEMENT": "DEFAULT"]) { $1 })
    return Markup(Home().render(call, in: setting).content)
  }

  private func checks(_ changes: [String: String?] = [:], setting: Setting = .make()) throws -> [String] {
    let page = try page(changes, setting: setting)
    return zip(page.values(of: "data-check"), page.elements("li").filter { $0.attributes.contains("data-check") })
      .map { "\($0): \($1.text)" }
  }

  @Test(arguments: Language.allCases)
  func `says what the application does and which placements it serves`(_ language: Language) throws {
    let page = try page(["LANG": language.rawValue])
    let phrases = Phrases.of(language).home
    #expect(page.text.contains(phrases.purpose))
    #expect(page.text.contains("CALL_CARD \(phrases.callCardPlacement)"))
    #expect(page.text.contains("DEFAULT \(phrases.defaultPlacement)"))
    #expect(page.text.contains(phrases.placementCount.text(2, in: language)))
  }

  @Test func `shows what this portal sent`() throws {
    let page = try page(["APPLICATION_SCOPE": "crm,telephony", "status": "P", "new_field": "<new>"])
    for row in ["DOMAIN xxx.bitrix24.com", "status P", "APPLICATION_SCOPE crm,telephony", "new_field <new>"] {
      #expect(page.text.contains(row))
    }
  }

  @Test(arguments: ["AUTH_ID", "REFRESH_ID", "APPLICATION_TOKEN", "APP_SID"])
  func `never shows a secret, but that it was sent`(_ name: String) throws {
    let secret = "0123456789abcdef-\(name)-secret"
    let page = try page([name: secret])
    #expect(!page.source.contains("0123456789abcdef"))
    #expect(page.text.contains("\(name) sent, not shown"))
  }

  @Test(arguments: ["AUTH_ID", "REFRESH_ID", "APPLICATION_TOKEN", "APP_SID", "status"])
  func `an empty parameter was not sent`(_ name: String) throws {
    #expect(try page([name: ""]).text.contains("\(name) not sent"))
  }

  @Test func `shows the state of the set-up when everything is well`() throws {
    let setting = Setting.make(checksApplicationToken: true, hasClientCredentials: true)
    #expect(
      try checks(setting: setting) == [
        "good: This portal is served: xxx.bitrix24.com", "good: The portal is opened over https",
        "good: The application token matches", "good: Client ID and client secret are configured",
      ]
    )
  }

  @Test func `shows what is open`() throws {
    let phrases = Phrases.english.home
    #expect(
      try checks(["PROTOCOL": "0"]) == [
        "good: This portal is served: xxx.bitrix24.com", "open: \(phrases.insecure)",
        "open: \(phrases.tokenNotConfigured)", "open: \(phrases.clientNotConfigured)",
      ]
    )
  }

  @Test func `the site tells it about token and credentials`() async {
    let site = Site.make(token: "t", hasClientCredentials: true)
    let page = Markup(await site.answer(.widget(["PLACEMENT": "DEFAULT", "APPLICATION_TOKEN": "t"])).response)
    #expect(page.values(of: "data-check") == ["good", "good", "good", "good"])
  }
}
