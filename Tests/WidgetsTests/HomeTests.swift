import Bitrix24
import Testing

@testable import Widgets

struct HomeTests {
  private func page(_ changes: [String: String?] = [:]) throws -> Markup {
    let call = try PlacementCall.make(changes.merging(["PLACEMENT": "DEFAULT"]) { $1 })
    return Markup(Home().render(call, in: .make()).content)
  }

  @Test(arguments: Language.allCases)
  func `says to everybody what the application does, and asks for the rest`(_ language: Language) throws {
    let page = try page(["LANG": language.rawValue])
    #expect(page.text.contains(Texts.of(language).home.purpose))
    #expect(page.values(of: "data-part") == ["status"])
    #expect(page.values(of: "data-asks") == ["yes"])
  }

  @Test(arguments: ["AUTH_ID", "REFRESH_ID", "APPLICATION_TOKEN", "APP_SID"])
  func `shows no secret`(_ name: String) throws {
    #expect(try !page([name: "0123456789abcdef"]).source.contains("0123456789abcdef"))
  }
}
