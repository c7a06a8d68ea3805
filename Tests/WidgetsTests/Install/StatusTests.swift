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

  // MARK: - Switches

  private static let listed = [
    "placement.list": #"["CALL_CARD","CRM_DEAL_DETAIL_TAB","CRM_DYNAMIC_183_DETAIL_TAB","CRM_DEAL_LIST_MENU"]"#,
    "placement.get": #"[{"placement":"CALL_CARD","handler":"https://placard.example.com/"}]"#,
    "placement.unbind": #"{"count":2}"#,
  ]

  private static func offering(_ changes: [String: String] = [:]) async -> InstallFixture {
    let here = await installed()
    here.portal.answer(InstallFixture.blank.merging(listed) { $1 }.merging(changes) { $1 })
    return here
  }

  private static func turn(
    _ code: String?, on: String?, at here: InstallFixture
  ) async -> (result: [String], changes: [String]) {
    let asked = here.portal.requests.count
    let answer = await here.card([
      "ACTION": "placement", "ACTION_ID": "0123456789abcdef0123456789abcdef", "PLACEMENT": "DEFAULT",
      "APPLICATION_TOKEN": nil, "CODE": code, "ON": on,
    ])
    let changes = (asked..<here.portal.requests.count).flatMap { index -> [String] in
      let commands = here.portal.commands(of: index)
      if !commands.isEmpty { return commands }
      // What is called alone is an unbinding: only these two fields are its own.
      let fields = here.portal.requests[index].filter { ["PLACEMENT", "HANDLER"].contains($0.name) }
      return ["placement.unbind " + fields.map(\.value).joined(separator: " ")]
    }
    return (
      Markup(answer.response).values(of: "data-result"),
      changes.filter { $0.hasPrefix("placement.bind") || $0.hasPrefix("placement.unbind") }
    )
  }

  @Test func `what is new is offered beside what is set up, and nothing is bound unasked`() async throws {
    let here = await Self.offering()
    let page = Markup(await here.card(Self.status).response)
    #expect(page.text.contains("CALL_CARD Set up Switch off"))
    #expect(page.text.contains("New"))
    for code in ["CRM_DEAL_DETAIL_TAB", "CRM_DYNAMIC_183_DETAIL_TAB"] {
      #expect(page.text.contains("\(code) Not set up Switch on"), "\(code)")
    }
    #expect(!page.text.contains("CRM_DEAL_LIST_MENU") && !page.text.contains("CRM_LEAD_DETAIL_TAB"))
    #expect(!page.text.contains("install the application again"), "what was not asked for is not missing")
    #expect(page.values(of: "data-action").allSatisfy { $0 == "placement" })
  }

  @Test func `what lacks a permission has no switch, and says which`() async throws {
    let here = await Self.offering(["placement.list": #"["CALL_CARD"]"#, "scope": #"["placement","telephony"]"#])
    let page = Markup(await here.card(Self.status).response)
    #expect(page.text.contains("CRM_DEAL_DETAIL_TAB Not set up Permissions: Missing crm"))
    #expect(page.values(of: "data-action") == ["placement"])
  }

  @Test func `an administrator switches a placement on and off`() async throws {
    let here = await Self.offering()
    let on = await Self.turn("CRM_DEAL_DETAIL_TAB", on: "yes", at: here)
    #expect(on.result == ["done"])
    #expect(on.changes.count == 1 && on.changes[0].hasPrefix("placement.bind?PLACEMENT=CRM_DEAL_DETAIL_TAB"))
    let off = await Self.turn("CALL_CARD", on: "no", at: here)
    #expect(off.result == ["done"])
    #expect(off.changes == ["placement.unbind CALL_CARD https://placard.example.com/"])
  }

  @Test func `the address of before stays until that of now is taken`() async {
    let old = ["placement.get": #"[{"placement":"CRM_DEAL_DETAIL_TAB","handler":"https://old.example.com/"}]"#]
    let here = await Self.offering(old)
    let turned = await Self.turn("CRM_DEAL_DETAIL_TAB", on: "yes", at: here)
    #expect(turned.result == ["done"] && turned.changes.count == 2)
    #expect(turned.changes.last?.contains("old.example.com") == true, "\(turned.changes)")
    var results = InstallFixture.blank.merging(Self.listed) { $1 }.merging(old) { $1 }
    results["placement.bind"] = nil
    let refusing = await Self.installed()
    refusing.portal.answer(results, errors: ["placement.bind": "ERROR_WRONG_HANDLER_URL"])
    let refused = await Self.turn("CRM_DEAL_DETAIL_TAB", on: "yes", at: refusing)
    #expect(refused.result == ["refused"] && refused.changes.count == 1, "\(refused.changes)")
  }

  @Test(arguments: [("CALL_CARD", "yes"), ("CRM_DEAL_DETAIL_TAB", "no")])
  func `what is so already is left`(_ code: String, _ on: String) async throws {
    let again = await Self.turn(code, on: on, at: await Self.offering())
    #expect(again.result == ["done"] && again.changes.isEmpty)
  }

  @Test func `nobody else switches anything`() async throws {
    let here = await Self.offering(["user.admin": "false"])
    for (code, on) in [("CALL_CARD", "no"), ("CRM_DEAL_DETAIL_TAB", "yes")] {
      let turned = await Self.turn(code, on: on, at: here)
      #expect(turned.result == ["refused"] && turned.changes.isEmpty)
    }
  }

  @Test func `what the portal does not take is refused`() async throws {
    let here = await Self.installed()
    var results = InstallFixture.blank.merging(Self.listed) { $1 }
    results["placement.bind"] = nil
    here.portal.answer(results, errors: ["placement.bind": "ERROR_PLACEMENT_NOT_FOUND"])
    #expect(await Self.turn("CRM_DEAL_DETAIL_TAB", on: "yes", at: here).result == ["refused"])
  }

  @Test(
    arguments: [(nil, "yes"), ("DEFAULT", "yes"), ("<b>", "yes"), ("CALL_CARD", nil), ("CALL_CARD", "maybe")]
      as [(String?, String?)])
  func `a form that no page of ours sends is not taken`(_ code: String?, _ on: String?) async throws {
    let turned = await Self.turn(code, on: on, at: await Self.offering())
    #expect(turned.result == ["invalid"] && turned.changes.isEmpty)
  }
}
