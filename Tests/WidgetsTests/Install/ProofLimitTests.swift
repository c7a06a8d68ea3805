import Bitrix24
import HTTPMessage
import Localization
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

/// Anybody can post an installation, and for each one an authorization server would be asked.
struct ProofLimitTests {
  private static let strangers = ClientAddress.v4(0xcb00_7107)
  private static let portals = ClientAddress.v4(0xc633_6402)
  private static let expired = #"{"error":"expired_token"}"#

  private static func token(_ number: Int) -> [String: String?] {
    ["AUTH_ID": "token\(number)", "auth[access_token]": "token\(number)"]
  }

  @Test func `of three hundred forms that are refused few are asked about, and an honest one works after them`() async {
    let here = InstallFixture()
    here.portal.prove(Self.expired)
    for number in 0..<150 {
      _ = await here.install(Self.token(number), from: Self.strangers)
      _ = await here.event("ONAPPINSTALL", Self.token(150 + number), from: Self.strangers)
    }
    #expect((20...40).contains(here.portal.proofs))
    here.portal.prove(InstallFixture.proof())
    #expect(await here.install(from: Self.portals).fact("result") == "installed")
  }

  @Test(arguments: [Language.english, .german, .arabic])
  func `who comes too often is told to come again`(language: Language) async {
    let here = InstallFixture()
    here.portal.prove(Self.expired)
    for number in 0..<30 { _ = await here.install(Self.token(number), from: Self.strangers) }
    let answer = await here.install(["LANG": language.rawValue], from: Self.strangers)
    #expect(answer.response.status.code == 503 && answer.response.field("Retry-After") == "60")
    #expect(answer.fact("result") == "refused" && answer.fact("reason") == "too_many_refusals")
    #expect(answer.attention < .error)
    let page = Markup(answer.response)
    #expect(page.text.contains(InstallTexts.of(language).tooManyRefusals) && !page.source.contains("<script"))
    let event = await here.event("ONAPPINSTALL", from: Self.strangers)
    #expect(event.response.status.code == 503 && event.response.field("Retry-After") == "60")
    #expect(event.fact("reason") == "too_many_refusals")
  }

  @Test func `proven events of one address pass`() async {
    let here = InstallFixture()
    for _ in 0..<50 {
      #expect(await here.event("ONAPPUPDATE", from: Self.portals).response.status == .ok)
    }
  }

  @Test func `a proof that is no administrator's counts, and is not remembered`() async {
    let here = InstallFixture(InstallFixture.blank.merging(["user.admin": "false"]) { $1 })
    for _ in 0..<15 { #expect(await here.install(from: Self.strangers).fact("reason") == "not_administrator") }
    #expect(here.portal.proofs == 15)
    here.portal.answer(InstallFixture.blank)
    #expect(await here.install(from: Self.strangers).fact("result") == "installed")
  }

  @Test func `a token that the server does not accept is asked about once a minute`() async {
    let here = InstallFixture()
    here.portal.prove(Self.expired)
    for _ in 0..<20 { #expect(await here.install(from: Self.strangers).fact("reason") == "not_confirmed") }
    #expect(here.portal.proofs == 1)
  }

  @Test func `while the server does not answer nothing counts`() async {
    let here = InstallFixture()
    here.portal.prove("<html>")
    for _ in 0..<20 { _ = await here.install(from: Self.strangers) }
    #expect(here.portal.proofs == 20, "what is no answer is not remembered")
  }
}
