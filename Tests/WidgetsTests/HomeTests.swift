import Bitrix24
import Localization
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct HomeTests {
  private func page(_ changes: [String: String?] = [:]) async throws -> Markup {
    let call = try PlacementCall.make(changes.merging(["PLACEMENT": "DEFAULT"]) { $1 })
    return Markup(try await WidgetCatalog.standard.widget(for: .application).render(call, in: .make()).content)
  }

  @Test(arguments: Language.allCases)
  func `says to everybody what the application does, and asks for the rest`(_ language: Language) async throws {
    let page = try await page(["LANG": language.rawValue])
    #expect(page.text.contains(HomeTexts.of(language).purpose))
    #expect(page.values(of: "data-part") == ["status"])
  }

  @Test(arguments: ["AUTH_ID", "REFRESH_ID", "APPLICATION_TOKEN", "APP_SID"])
  func `shows no secret`(_ name: String) async throws {
    #expect(try await !page([name: "0123456789abcdef"]).source.contains("0123456789abcdef"))
  }
}
