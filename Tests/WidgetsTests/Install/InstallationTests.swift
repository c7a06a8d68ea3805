import Bitrix24
import HTTPMessage
import PortalStore
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

/// An administrator installs the application.
struct InstallationTests {
  @Test func `registers the portal, has it open the application, and finishes`() async throws {
    let here = InstallFixture()
    #expect(await here.card().response.status == .forbidden)
    let answer = await here.install()
    #expect(answer.response.status == .ok)
    let page = Markup(answer.response)
    #expect(page.values(of: "data-finish") == ["yes"])
    #expect(page.text.contains("Placard is installed"))
    #expect(answer.fact("view") == "install" && answer.fact("result") == "installed")

    let portal = try #require(here.registered)
    #expect(portal.addresses == [InstallFixture.address] && portal.installedBy == 7)
    #expect(portal.applicationToken?.matches(Secret("51856fefc120afa4")) == true)
    #expect(portal.scopes.names == ["placement", "telephony", "crm"])

    let bind = try #require(here.change("placement.bind"))
    #expect(bind.hasPrefix("placement.bind?PLACEMENT=CALL_CARD&HANDLER=https://placard.example.com/&TITLE=Customer"))
    #expect(Language.allCases.allSatisfy { bind.contains("LANG_ALL[\($0.rawValue)][TITLE]=") })
    #expect(
      here.change("event.bind?ONAPPUPDATE") == "event.bind?event=ONAPPUPDATE&handler=https://placard.example.com/event")

    #expect(await here.card(["APPLICATION_TOKEN": "51856fefc120afa4"]).response.status == .ok)
    #expect(await here.card(["APPLICATION_TOKEN": "51856fefc120afa5"]).response.status == .forbidden)
  }

  @Test func `each tab has its own title in each language`() async throws {
    let here = InstallFixture(placements: [.callCard, PlacementCode("LEFT_MENU")])
    _ = await here.install()
    func titles(_ command: String) throws -> [String: String] {
      let bind = try #require(here.change(command))
      let matches = bind.matches(of: /LANG_ALL\[([a-z]+)\]\[TITLE\]=([^&]*)/)
      return Dictionary(matches.map { (String($0.1), String($0.2)) }) { $1 }
    }
    let card = try titles("placement.bind?CALL_CARD")
    #expect(card.count == Language.allCases.count)
    for (code, title) in [("en", "Customer"), ("de", "Kunde"), ("ru", "Клиент"), ("ja", "お客様"), ("ua", "Клієнт")] {
      #expect(card[code] == title)
    }
    // Beside those of LANG_ALL there is one title without a language.
    #expect(try #require(here.change("placement.bind?CALL_CARD")).contains("&TITLE=Customer&"))
    #expect(try #require(here.change("placement.bind?LEFT_MENU")).contains("&TITLE=Placard&"))
    let menu = try titles("placement.bind?LEFT_MENU")
    #expect(menu.count == Language.allCases.count && menu.values.allSatisfy { $0 == "Placard" })
  }

  @Test func `a second time changes nothing`() async throws {
    let here = InstallFixture()
    _ = await here.install()
    let before = here.registered
    here.portal.answer(
      InstallFixture.blank.merging([
        "placement.get": #"[{"placement":"CALL_CARD","handler":"https://placard.example.com/"}]"#,
        "event.get": """
        [{"event":"ONAPPUNINSTALL","handler":"https://placard.example.com/event"},
        {"event":"ONAPPUPDATE","handler":"https://placard.example.com/event"},
        {"event":"ONVOXIMPLANTCALLEND","handler":"https://placard.example.com/event"}]
        """,
      ]) { $1 })
    let asked = here.portal.requests.count
    let answer = await here.install()
    #expect(answer.fact("result") == "installed")
    #expect(Markup(answer.response).text.contains("Was already set up"))
    #expect(here.portal.requests.count == asked + 1, "nothing was to be changed")
    #expect(here.registered == before)
  }

  @Test func `the end of calls is reported to an application that may know of calls`() async throws {
    let here = InstallFixture()
    #expect(await here.install().fact("result") == "installed")
    #expect(
      here.change("event.bind?ONVOXIMPLANTCALLEND")
        == "event.bind?event=ONVOXIMPLANTCALLEND&handler=https://placard.example.com/event")
    let without = InstallFixture(InstallFixture.blank.merging(["scope": #"["placement","crm","user_brief"]"#]) { $1 })
    #expect(await without.install().fact("result") == "installed")
    #expect(without.portal.commands(of: 1, "event.bind").count == 2)
  }

  // MARK: - What is offered

  private static let everything: [PlacementChoice] = PlacementGroup.allCases.map { .group($0) }

  private static func bound(_ here: InstallFixture) -> [String] {
    here.portal.commands(of: 1, "placement.bind").compactMap {
      $0.firstMatch(of: /PLACEMENT=([A-Z0-9_]+)/).map { String($0.1) }
    }
  }

  @Test func `of groups, what the portal lists is bound, also for its own types of items`() async throws {
    let listed = """
      ["CALL_CARD","CRM_CONTACT_DETAIL_TAB","CRM_COMPANY_DETAIL_TAB","CRM_DEAL_DETAIL_TAB","CRM_DEAL_LIST_MENU",
      "CRM_DYNAMIC_183_DETAIL_TAB","CRM_DYNAMIC_183_LIST_MENU"]
      """
    let here = InstallFixture(InstallFixture.blank.merging(["placement.list": listed]) { $1 }, choices: [.group(.tabs)])
    let answer = await here.install()
    #expect(answer.fact("result") == "installed")
    #expect(
      Set(Self.bound(here)) == [
        "CRM_CONTACT_DETAIL_TAB", "CRM_COMPANY_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB", "CRM_DYNAMIC_183_DETAIL_TAB",
      ])
    #expect(!Markup(answer.response).text.contains("CRM_LEAD_DETAIL_TAB"), "a CRM without leads has no such place")
  }

  @Test func `of many types of a portal's own, as many have their tab as a batch holds`() async throws {
    let places = ["DETAIL_TAB", "LIST_MENU", "DETAIL_ACTIVITY"]
    let codes = places.flatMap { place in (130..<160).map { "\"CRM_DYNAMIC_\($0 * 2)_\(place)\"" } }
    let listed = #"["CALL_CARD",\#(codes.sorted().joined(separator: ","))]"#
    let here = InstallFixture(InstallFixture.blank.merging(["placement.list": listed]) { $1 }, choices: [.group(.tabs)])
    #expect(await here.install().fact("result") == "installed")
    let bound = Self.bound(here).filter { $0.contains("DYNAMIC") }
    #expect(bound.count == 20 && Set(bound).count == 20 && bound.allSatisfy { $0.hasSuffix("_DETAIL_TAB") })
  }

  @Test func `a portal that does not list its placements is asked for all that have a name`() async throws {
    let here = InstallFixture(errors: ["placement.list": "ERROR_METHOD_NOT_FOUND"], choices: [.group(.tabs)])
    #expect(await here.install().fact("result") == "installed")
    #expect(Self.bound(here).contains("CRM_LEAD_DETAIL_TAB") && !Self.bound(here).contains { $0.contains("DYNAMIC") })
  }

  @Test func `a missing permission is named with what it would bring, and is no failure`() async throws {
    let here = InstallFixture(
      InstallFixture.blank.merging([
        "placement.list": #"["CALL_CARD","LEFT_MENU"]"#, "scope": #"["placement","telephony","user_brief"]"#,
      ]) { $1 }, choices: Self.everything)
    let answer = await here.install()
    #expect(answer.fact("result") == "installed" && answer.fact("failed") == nil)
    #expect(Self.bound(here).contains("CALL_CARD") && !Self.bound(here).contains("CRM_DEAL_DETAIL_TAB"))
    let page = Markup(answer.response)
    #expect(page.values(of: "data-finish") == ["yes"])
    #expect(page.text.contains("CRM_DEAL_DETAIL_TAB Permissions: Missing crm Not set up"))
  }

  @Test func `what is named by its code is tried, listed or not`() async throws {
    let here = InstallFixture(
      InstallFixture.blank.merging(["placement.list": #"["CALL_CARD"]"#]) { $1 },
      placements: [PlacementCode("NEW_PLACE")])
    #expect(await here.install().fact("result") == "installed")
    #expect(Self.bound(here) == ["NEW_PLACE"])
  }

  @Test func `an installation is complete without it`() async throws {
    let here = InstallFixture(errors: ["event.bind?ONVOXIMPLANTCALLEND": "ERROR_EVENT_NOT_FOUND"])
    let answer = await here.install()
    #expect(answer.fact("result") == "installed" && answer.fact("failed") == nil)
  }

  @Test func `what is bound to an address of before is moved`() async throws {
    let old = #"[{"placement":"CALL_CARD","handler":"https://old.example.com/"}]"#
    let here = InstallFixture(
      InstallFixture.blank.merging(["placement.get": old, "placement.unbind": #"{"count":1}"#]) { $1 })
    #expect(await here.install().fact("result") == "installed")
    #expect(
      here.change("placement.unbind")
        == "placement.unbind?PLACEMENT=CALL_CARD&HANDLER=https://old.example.com/")
  }

  @Test(arguments: [
    ("ERROR_PLACEMENT_NOT_FOUND", "lacks a permission", "missing_permission"),
    ("insufficient_scope", "lacks a permission", "missing_permission"),
    ("ERROR_WRONG_HANDLER_URL", "does not accept the address", "address_refused"),
    ("ERROR_PLACEMENT_MAX_COUNT", "no more applications", "too_many"), ("ERROR_CORE", "Try again", "other"),
  ])
  func `what the portal refuses is named, with what to change`(
    _ code: String, _ words: String, _ reason: String
  ) async throws {
    var results = InstallFixture.blank
    results["placement.bind"] = nil
    let here = InstallFixture(results, errors: ["placement.bind": code])
    let answer = await here.install()
    #expect(answer.response.status == .ok)
    #expect(Markup(answer.response).text.contains(words))
    #expect(Markup(answer.response).source.contains("data-ask=\"yes\""))
    #expect(!Markup(answer.response).source.contains("data-finish=\"yes\""), "the portal would close the page")
    #expect(answer.fact("result") == "partly_installed" && answer.fact("failed") == "CALL_CARD:\(reason)")
    #expect(here.registered != nil)
  }

  @Test(arguments: ["[]", nil])
  func `what is bound already is done, also where the portal does not list it`(listed: String?) async throws {
    var results = InstallFixture.blank
    results["placement.get"] = listed
    var errors = [
      "placement.bind": "ERROR_CORE:Unable to set placement handler: Handler already binded",
      "event.bind": "ERROR_CORE:Unable to set event handler: Handler already binded",
    ]
    if listed == nil { errors["placement.get"] = "ACCESS_DENIED:Access denied!" }
    let answer = await InstallFixture(results, errors: errors).install()
    #expect(answer.fact("result") == "installed" && answer.fact("failed") == nil)
    #expect(Markup(answer.response).values(of: "data-finish") == ["yes"])
  }

  // MARK: - Placements that take one handler

  private static let oldWorker = #"[{"placement":"PAGE_BACKGROUND_WORKER","handler":"https://old.example.com/"}]"#

  private func worker(_ changes: [String: String], errors: [String: String] = [:]) -> InstallFixture {
    InstallFixture(
      InstallFixture.blank.merging(["placement.get": Self.oldWorker]) { $1 }.filter { $0.key != "placement.bind" }
        .merging(changes) { $1 },
      errors: errors, placements: [PlacementCode("PAGE_BACKGROUND_WORKER")])
  }

  @Test func `the old handler goes before the new one comes`() async throws {
    let here = worker(["placement.unbind": #"{"count":1}"#, "placement.bind": "true"])
    #expect(await here.install().fact("result") == "installed")
    try #require(here.portal.requests.count == 2, "there is nothing to be mended")
    #expect(
      here.portal.commands(of: 1).map { $0.prefix { $0 != "?" } } == [
        "placement.unbind", "placement.bind", "event.bind", "event.bind", "event.bind",
      ])
  }

  @Test func `where the new one is not taken it is tried again, and then the old one comes back`() async throws {
    let here = worker(
      ["placement.unbind": #"{"count":1}"#, "placement.bind?old.example": "true"],
      errors: ["placement.bind": "ERROR_WRONG_HANDLER_URL"])
    let answer = await here.install()
    #expect(answer.fact("failed") == "PAGE_BACKGROUND_WORKER:address_refused")
    try #require(here.portal.requests.count == 3)
    #expect(here.portal.commands(of: 2).count == 2)
    #expect(here.portal.commands(of: 2)[0].contains("placard.example.com%2F&"))
    let restored = try #require(here.change("placement.bind?old.example", request: 2))
    #expect(restored.contains("HANDLER=https://old.example.com/&"))
    #expect(restored.contains("OPTIONS[errorHandlerUrl]=https://placard.example.com/event"))
  }

  @Test func `where nothing was bound there is nothing to come back`() async throws {
    let here = worker(["placement.get": "[]"], errors: ["placement.bind": "ERROR_WRONG_HANDLER_URL"])
    _ = await here.install()
    #expect(here.portal.requests.count == 2)
  }

  // MARK: - Nobody else

  @Test func `without an administrator nothing is registered`() async {
    let here = InstallFixture(InstallFixture.blank.merging(["user.admin": "false"]) { $1 })
    let answer = await here.install()
    #expect(answer.response.status == .forbidden)
    #expect(answer.fact("reason") == "not_administrator")
    #expect(Markup(answer.response).text.contains("Only an administrator"))
    #expect(here.registered == nil && here.portal.requests.count == 1)
  }

  @Test(arguments: [
    (InstallFixture.proof(client: "local.other"), "other_application"),
    (InstallFixture.proof(member: "ffffffffffffffffffffffffffffffff"), "other_portal"),
    (InstallFixture.proof(endpoint: "https://yyy.bitrix24.com/rest/"), "other_portal"),
    (InstallFixture.proof(endpoint: "http://xxx.bitrix24.com/rest/"), "other_portal"),
    (#"{"error":"expired_token"}"#, "not_confirmed"), ("<html>", "not_confirmed"),
  ])
  func `what the authorization server does not confirm is refused, without a word to the portal`(
    _ proof: String, _ reason: String
  ) async {
    let here = InstallFixture()
    here.portal.prove(proof)
    let answer = await here.install()
    #expect(answer.response.status == .forbidden)
    #expect(answer.fact("result") == "refused" && answer.fact("reason") == reason)
    #expect(here.registered == nil && here.portal.requests.isEmpty)
    #expect(!Markup(answer.response).source.contains("<script"))
    #expect(answer.response.field("Content-Security-Policy")?.contains("frame-ancestors https: http:") == true)
  }

  @Test(
    arguments: [
      (["AUTH_ID": nil], "no_token"), (["SERVER_ENDPOINT": "https://oauth.evil.example/rest/"], "unknown_oauth_server"),
    ] as [([String: String?], String)])
  func `a form that cannot be proven is refused`(_ changes: [String: String?], _ reason: String) async {
    let here = InstallFixture()
    let answer = await here.install(changes)
    #expect(answer.fact("reason") == reason && here.registered == nil)
  }

  @Test func `what the server lacks is said to the administrator`() async {
    let nameless = await InstallFixture(clientID: nil).install()
    #expect(nameless.response.status == .internalServerError && nameless.fact("reason") == "client_not_configured")
    #expect(Markup(nameless.response).text.contains("PLACARD_CLIENT_ID"))
    let homeless = await InstallFixture(publicURL: nil).install()
    #expect(homeless.fact("reason") == "public_url_not_configured")
    #expect(Markup(homeless.response).text.contains("PLACARD_PUBLIC_URL"))
  }

  @Test func `a portal without TLS is installed only where an administrator named it so`() async throws {
    let here = InstallFixture()
    #expect(await here.install(["PROTOCOL": "0"]).fact("reason") == "insecure_portal")
    let named = InstallFixture(portals: [try #require(PortalPattern("http://xxx.bitrix24.com"))])
    named.portal.prove(InstallFixture.proof(endpoint: "http://xxx.bitrix24.com/rest/"))
    #expect(await named.install(["PROTOCOL": "0"]).fact("result") == "installed")
  }

  @Test func `what cannot be stored is not installed`() async {
    let here = InstallFixture()
    here.folder.remove()
    let answer = await here.install()
    #expect(answer.response.status == .internalServerError && answer.fact("reason") == "not_stored")
    #expect(here.registered == nil && here.portal.requests.count == 1, "the portal was told nothing")
  }

  @Test func `neither page nor log has a secret`() async {
    let here = InstallFixture()
    let answer = await here.install()
    let all = Markup(answer.response).source + answer.record.logFields.map(\.value).joined(separator: " ")
    for secret in [Portal.accessToken, Portal.refreshToken, "51856fefc120afa4"] { #expect(!all.contains(secret)) }
    #expect(!String(decoding: here.folder.allBytes, as: UTF8.self).contains("51856fefc120afa4"))
  }
}
