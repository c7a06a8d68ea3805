import Bitrix24
import HTTPMessage
import PortalStore
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

/// An employee claims the removal of the application, with the application token of the own form.
struct TakeBackTests {
  private static let token: [String: String?] = ["APPLICATION_TOKEN": "51856fefc120afa4"]

  private static func forged() async -> InstallFixture {
    let here = InstallFixture()
    _ = await here.install()
    _ = await here.event("ONAPPUNINSTALL", ["data[CLEAN]": "1", "auth[access_token]": nil])
    return here
  }

  @Test(arguments: ["51856fefc120afa4", nil])
  func `the next card takes the portal back, and that is an error in the log`(token: String?) async throws {
    let here = await Self.forged()
    #expect(here.registered == nil)
    // Whoever's card it is.
    here.portal.answer(InstallFixture.blank.merging(["user.admin": "false"]) { $1 })
    let asked = here.portal.proofs
    let answer = await here.card(["APPLICATION_TOKEN": token, "LANG": "fr"])
    #expect(answer.response.status == .ok)
    #expect(
      answer.fact("result") == "taken_back" && answer.fact("reason") == "false_uninstall" && answer.attention == .error)
    let portal = try #require(here.registered)
    #expect(portal.addresses == [InstallFixture.address] && portal.installedBy == nil && portal.language == .french)
    #expect(portal.applicationToken?.matches(Secret("51856fefc120afa4")) == true)
    #expect(here.registry.tombstones.isEmpty)
    let next = await here.card(Self.token)
    #expect(next.response.status == .ok && next.fact("result") == nil && next.attention < .error)
    #expect(here.portal.proofs == asked + 1)
    #expect(await here.card(["APPLICATION_TOKEN": "guessed"]).fact("reason") == "wrong_application_token")
  }

  @Test(arguments: [
    (InstallFixture.proof(isInstalled: false), "not_installed"),
    (InstallFixture.proof(client: "local.other"), "other_application"),
    (InstallFixture.proof(member: "ffffffffffffffffffffffffffffffff"), "other_portal"),
    (InstallFixture.proof(endpoint: "https://yyy.bitrix24.com/rest/"), "other_portal"),
    (#"{"error":"expired_token"}"#, "not_confirmed"),
  ])
  func `nothing is taken back that the authorization server does not call installed`(
    _ proof: String, _ reason: String
  ) async throws {
    let here = await Self.forged()
    here.portal.prove(proof)
    let answer = await here.card(Self.token)
    #expect(answer.response.status == .forbidden)
    #expect(
      answer.fact("reason") == "unknown_portal" && answer.fact("take_back") == reason && answer.attention < .error)
    #expect(here.registered == nil && here.registry.tombstones.count == 1)
    #expect(here.portal.requests.count == 2, "the portal is asked nothing")
  }

  @Test func `another application token takes nothing back, and nobody is asked about it`() async throws {
    let here = await Self.forged()
    let asked = here.portal.proofs
    for token in ["new", "51856fefc120afa5"] {
      #expect(await here.card(["APPLICATION_TOKEN": token]).fact("take_back") == "wrong_token")
    }
    #expect(here.portal.proofs == asked && here.registered == nil)
  }

  @Test func `a call without a token takes nothing back`() async throws {
    let here = await Self.forged()
    #expect(await here.card(Self.token.merging(["AUTH_ID": nil]) { $1 }).fact("take_back") == "no_token")
  }

  @Test func `neither do other requests`() async throws {
    let here = await Self.forged()
    for view in ["customer", "status"] {
      let answer = await here.card(Self.token.merging(["VIEW": view]) { $1 })
      #expect(answer.response.status == .forbidden)
    }
    #expect(here.registered == nil)
  }

  @Test func `after thirty days a portal is a stranger`() async throws {
    let here = await Self.forged()
    here.clock.advance(days: 30)
    let asked = here.portal.proofs
    let late = await here.card(Self.token)
    #expect(late.response.status == .forbidden)
    #expect(here.registered == nil)
    #expect(here.registry.tombstones.isEmpty)
    #expect(await here.card(Self.token).fact("take_back") == nil)
    #expect(here.portal.proofs <= asked + 1)
  }

  @Test func `authorization servers are not asked without end`() async throws {
    let here = await Self.forged()
    here.portal.prove(#"{"error":"expired_token"}"#)
    let asked = here.portal.proofs
    for number in 0..<100 { _ = await here.card(["AUTH_ID": "unknown-\(number)"]) }
    #expect(here.portal.proofs - asked <= 40)
    #expect(await here.card(["AUTH_ID": "unknown"]).fact("take_back") == "busy")
    here.portal.prove(InstallFixture.proof())
    #expect(await here.card(Self.token).fact("result") == "taken_back")
  }

  @Test func `a named portal is served whatever it is said to have removed`() async throws {
    let here = InstallFixture(portals: [try #require(PortalPattern("xxx.bitrix24.com"))])
    _ = await here.install()
    _ = await here.event("ONAPPUNINSTALL")
    here.portal.prove(#"{"error":"expired_token"}"#)
    #expect(await here.card(Self.token).response.status == .ok)
    let asked = here.portal.proofs
    // One whose application was added anew.
    #expect(await here.card(["APPLICATION_TOKEN": "new"]).response.status == .ok)
    #expect(here.portal.proofs == asked && here.registered == nil)
  }

  @Test func `a portal that says nothing after the proof is nobody's refusal`() async throws {
    let here = InstallFixture(InstallFixture.blank.filter { $0.key != "user.admin" })
    for _ in 0..<30 { #expect(await here.install().fact("reason") == "portal_failed") }
    here.portal.answer(InstallFixture.blank)
    #expect(await here.install().fact("result") == "installed")
  }

  @Test func `a named portal is taken back too, and checked for its token from then on`() async throws {
    let here = InstallFixture(portals: [try #require(PortalPattern("xxx.bitrix24.com"))])
    _ = await here.install()
    _ = await here.event("ONAPPUNINSTALL")
    let answer = await here.card(Self.token)
    #expect(answer.response.status == .ok && answer.fact("result") == "taken_back" && answer.attention == .error)
    #expect(await here.card(["APPLICATION_TOKEN": "guessed"]).fact("reason") == "wrong_application_token")
  }
}
