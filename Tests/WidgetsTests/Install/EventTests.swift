import Bitrix24
import HTTPMessage
import Localization
import PortalStore
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

/// A portal's server tells what has happened to the application.
struct EventTests {
  @Test(arguments: ["/install", "/event"])
  func `a script-only installation registers the portal`(path: String) async throws {
    let here = InstallFixture()
    let answer = await here.event("ONAPPINSTALL", path: path)
    #expect(answer.response.status == .ok && answer.fact("result") == "installed")
    #expect(here.registered?.applicationToken?.matches(Secret("51856fefc120afa4")) == true)
    #expect(here.registered?.version == 1)
  }

  @Test func `an update replaces the application token`() async throws {
    let here = InstallFixture()
    _ = await here.install()
    let answer = await here.event(
      "ONAPPUPDATE", ["auth[application_token]": "new-token", "data[VERSION]": "2"])
    #expect(answer.response.status == .ok)
    #expect(here.registered?.applicationToken?.matches(Secret("new-token")) == true)
    #expect(here.registered?.applicationToken?.matches(Secret("51856fefc120afa4")) == false)
    #expect(here.registered?.version == 2)
    #expect(await here.card(["APPLICATION_TOKEN": "new-token"]).response.status == .ok)
  }

  @Test(arguments: ["ONAPPINSTALL", "ONAPPUPDATE"])
  func `an event that an employee's token comes with changes nothing`(name: String) async throws {
    let here = InstallFixture()
    _ = await here.install()
    here.portal.answer(InstallFixture.blank.merging(["user.admin": "false"]) { $1 })
    let answer = await here.event(name, ["auth[application_token]": "new-token"])
    #expect(answer.response.status == .forbidden && answer.fact("reason") == "not_administrator")
    #expect(here.registered?.applicationToken?.matches(Secret("51856fefc120afa4")) == true)
  }

  @Test(arguments: ["1", "0"])
  func `a removal with the right application token ends the service`(clean: String) async throws {
    let here = InstallFixture()
    _ = await here.install()
    let answer = await here.event(
      "ONAPPUNINSTALL", ["data[CLEAN]": clean, "auth[access_token]": nil])
    #expect(answer.response.status == .ok && answer.fact("result") == "removed")
    #expect(answer.fact("clean") == (clean == "1" ? "yes" : "no"))
    #expect(here.registered == nil && here.registry.tombstones.count == 1)
    here.portal.prove(InstallFixture.proof(isInstalled: false))
    #expect(await here.card(["APPLICATION_TOKEN": "51856fefc120afa4"]).response.status == .forbidden)
  }

  @Test(arguments: ["51856fefc120afa4", "", nil])
  func `a removal that cannot be proven only marks the portal`(token: String?) async throws {
    let here = InstallFixture()
    _ = await here.install(["APPLICATION_TOKEN": nil])
    let answer = await here.event("ONAPPUNINSTALL", ["data[CLEAN]": "1", "auth[application_token]": token])
    #expect(answer.response.status == .ok)
    #expect(answer.fact("result") == "leaving" && answer.fact("reason") == "no_application_token")
    #expect(answer.attention == .warning)
    #expect(here.registered?.leavingSince == here.clock.now)
    #expect(await here.card().response.status == .ok)
  }

  @Test func `a card that the portal answers ends that`() async throws {
    let here = InstallFixture()
    _ = await here.install(["APPLICATION_TOKEN": nil])
    _ = await here.event("ONAPPUNINSTALL", ["auth[application_token]": nil])
    here.portal.become(.status(401, #"{"error":"expired_token"}"#))
    _ = await here.card(["VIEW": "customer"])
    here.portal.become(.failure(.refused))
    _ = await here.card(["VIEW": "customer"])
    #expect(here.registered?.leavingSince != nil)
    here.portal.become(nil)
    let answer = await here.card(["VIEW": "customer", "AUTH_ID": "another"])
    #expect(answer.response.status == .ok)
    here.registry.close()
    #expect(here.registered != nil && here.registered?.leavingSince == nil)
  }

  @Test func `an administrator's look at the application's page ends it as well`() async throws {
    let here = InstallFixture()
    _ = await here.install(["APPLICATION_TOKEN": nil])
    _ = await here.event("ONAPPUNINSTALL", ["auth[application_token]": nil])
    _ = await here.card(["VIEW": "status", "PLACEMENT": "DEFAULT"])
    here.registry.close()
    #expect(here.registered != nil && here.registered?.leavingSince == nil)
  }

  @Test(arguments: ["wrong", ""])
  func `a removal without the right application token changes nothing`(token: String) async throws {
    let here = InstallFixture()
    _ = await here.install()
    let answer = await here.event("ONAPPUNINSTALL", ["data[CLEAN]": "1", "auth[application_token]": token])
    #expect(answer.response.status == .forbidden)
    #expect(here.registered?.addresses == [InstallFixture.address])
  }

  @Test func `a removed portal comes back when it is installed again`() async throws {
    let here = InstallFixture()
    _ = await here.install()
    _ = await here.event("ONAPPUNINSTALL", ["data[CLEAN]": "0"])
    #expect(await here.install(["APPLICATION_TOKEN": "new"]).fact("result") == "installed")
    #expect(here.registry.tombstones.isEmpty)
    #expect(await here.card(["APPLICATION_TOKEN": "new"]).response.status == .ok)
    #expect(await here.card(["APPLICATION_TOKEN": "51856fefc120afa4"]).response.status == .forbidden)
  }

  @Test func `other events are acknowledged and logged`() async {
    let here = InstallFixture()
    let answer = await here.event("ONCRMLEADADD")
    #expect(answer.response.status == .ok)
    #expect(answer.fact("event") == "ONCRMLEADADD" && answer.fact("reason") == "unknown_event")
    let odd = await here.event("a%20b")
    #expect(odd.fact("event") == "other")
  }

  @Test func `a portal that has unregistered a slow handler is an error in the log`() async {
    let here = InstallFixture()
    let answer = await here.event("x", ["event": nil, "error": "ERROR_PLACEMENT_LOADING_OVERTIME"])
    #expect(answer.response.status == .ok)
    #expect(answer.fact("reason") == "placement_too_slow")
    #expect(answer.attention == .error)
  }

  @Test(
    arguments: [
      (["event": nil], "event"), (["auth[member_id]": nil], "auth[member_id]"),
      (["auth[member_id]": "a%20b"], "auth[member_id]"), (["auth[client_endpoint]": "a/b"], "auth[client_endpoint]"),
      (["auth[client_endpoint]": nil, "auth[domain]": nil], "auth[domain]"),
      (["auth[client_endpoint]": nil, "auth[domain]": "a/b"], "auth[domain]"),
    ] as [([String: String?], String)])
  func `a broken event is refused with the name of what is wrong`(
    _ changes: [String: String?], _ parameter: String
  ) async {
    let answer = await InstallFixture().event("ONAPPINSTALL", changes)
    #expect(answer.response.status == .badRequest && answer.fact("parameter") == parameter)
  }

  @Test(arguments: ["/install", "/event"], [Request.Method.get, .head])
  func `whoever looks whether there is anything reads a short page`(path: String, method: Request.Method) async {
    let answer = await InstallFixture().router.answer(Request(method: method, path: path, acceptLanguage: "de"))
    #expect(
      answer.response.status == .ok
        && answer.record.logFields == [LogField("method", method.name), LogField("path", path)])
    let page = Markup(answer.response)
    #expect(page.text.contains(RuntimeTexts.of(.german).landing.title) && !page.source.contains("<script"))
  }

  @Test(arguments: ["/install", "/event"])
  func `other methods are refused`(path: String) async {
    let answer = await InstallFixture().router.answer(Request(method: .other("PUT"), path: path, id: Portal.requestID))
    #expect(answer.response.status == .methodNotAllowed && answer.response.field("Allow") == "GET, HEAD, POST")
  }
}
