import Bitrix24
import HTTPMessage
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

/// What an administrator sees on the application's own page.
struct StatusTests {
  private static let status = ["VIEW": "status", "PLACEMENT": "DEFAULT", "APPLICATION_TOKEN": nil] as [String: String?]

  private static func installed() async -> InstallFixture {
    let here = InstallFixture()
    _ = await here.install()
    return here
  }

  @Test func `an administrator sees what is set up and what is not`() async throws {
    let here = await Self.installed()
    _ = await here.card([
      "APPLICATION_TOKEN": "51856fefc120afa4",
      "PLACEMENT_OPTIONS": Portal.options([
        "PHONE_NUMBER": "+4930123456"
      ]),
    ])
    let answer = await here.card(Self.status)
    let page = Markup(answer.response)
    #expect(answer.fact("view") == "status" && answer.fact("rest_calls") == "1")
    for words in [
      "Installed since", "Customer CALL_CARD Not set up", "install the application again", "+49*****456",
      "The application token matches", "Check again",
    ] { #expect(page.text.contains(words), "\(words)") }
    #expect(!page.text.contains("Missing"))

    here.portal.answer(
      InstallFixture.blank.merging([
        "placement.get": #"[{"placement":"CALL_CARD","handler":"https://placard.example.com/"}]"#, "scope": #"["crm"]"#,
      ]) { $1 })
    let later = Markup(await here.card(Self.status).response)
    #expect(later.text.contains("CALL_CARD Set up"))
    #expect(later.text.contains("Permissions: Missing placement telephony user_brief"))
  }

  @Test func `nobody else does`() async {
    let here = await Self.installed()
    here.portal.answer(InstallFixture.blank.merging(["user.admin": "false"]) { $1 })
    let answer = await here.card(Self.status)
    #expect(answer.response.status == .ok)
    #expect(Markup(answer.response).text.isEmpty)
    let stranger = await here.card(Self.status.merging(["DOMAIN": "evil.example"]) { $1 })
    #expect(stranger.response.status == .forbidden)
  }

  @Test func `when the portal does not answer there is a button`() async {
    let here = await Self.installed()
    here.portal.become(.failure(.refused))
    let answer = await here.card(Self.status)
    #expect(answer.fact("rest_error") == "refused")
    #expect(Markup(answer.response).text.contains("Check again"))
  }
}
