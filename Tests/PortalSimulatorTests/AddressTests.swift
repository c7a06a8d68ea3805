import HTTPMessage
import Testing

@testable import PortalSimulator

/// A portal with two names, and calls that are sent elsewhere.
@Suite struct AddressTests {
  private var fixture = PortalFixture()

  private mutating func response(host: String) -> Response {
    var request = Request.form("auth=\(fixture.token().access)")
    request.path = "/rest/scope.json"
    request.query = Array("a=b".utf8)
    request.host = host
    return fixture.portal.answer(method: "scope", request, now: fixture.now)
  }

  @Test mutating func `both names answer for themselves, the old one by sending to the new`() {
    #expect(response(host: "127.0.0.1:8081").status == .ok)
    #expect(fixture.control(.settings, "address=second").0 == 200)
    #expect(response(host: "localhost:8081").status == .ok)
    let moved = response(host: "127.0.0.1:8081")
    #expect(moved.status.code == 302 && moved.field("Location") == "http://localhost:8081/rest/scope.json?a=b")
    #expect(fixture.portal.journal.entries.last?.status == 302)
    #expect(response(host: "127.0.0.1").status.code == 302 && response(host: "localhost").status == .ok)
    _ = fixture.control(.settings, "old_address=answers")
    #expect(response(host: "127.0.0.1:8081").status == .ok)
  }

  @Test mutating func `a renamed portal says its new name everywhere but at the authorization server`() throws {
    _ = fixture.control(.settings, "address=second")
    #expect(fixture.control(.configuration).1["domain"] == "localhost:8081")
    #expect(fixture.control(.session, "user=1").1["SERVER_ENDPOINT"] == "http://127.0.0.1:8081/rest/")
    let token = fixture.token(1).access
    let response = fixture.portal.answer(.applicationInfo, .form("auth=\(token)"), now: fixture.now)
    let install = try JSONReader.read(response.body).at("result", "install")
    #expect(install?["domain"] == "localhost:8081" && install?["client_endpoint"] == "http://localhost:8081/rest/")
    #expect(install?["member_id"] == .string(PortalFixture.installation.memberID))
  }

  @Test(arguments: ["http://127.0.0.1:8081", "http://localhost:8081"])
  mutating func `the panel may be at either name`(origin: String) {
    #expect(fixture.control(.session, "user=7", origin: origin).0 == 200)
  }

  @Test func `the page of a renamed portal is at its new name`() async {
    let simulator = Simulator(PortalFixture.installation, log: .none)
    var setting = Request.form("address=second")
    setting.path = "/simulator/settings"
    _ = await simulator.respond(to: setting)
    let old = await simulator.respond(to: Request(query: Array("a=b".utf8), host: "127.0.0.1:8081"))
    #expect(old.field("Location") == "http://localhost:8081/?a=b")
    #expect(await simulator.respond(to: Request(host: "localhost:8081")).status == .ok)
  }

  @Test func `a portal elsewhere has another name only if it is given one`() {
    let portal = Origin("https://portal.example")!
    #expect(Installation(portal: portal, handler: "").alias == nil)
    #expect(
      Installation(portal: portal, handler: "", alias: Origin("https://new.example")).alias?.domain == "new.example")
    #expect(Installation(portal: Origin("http://localhost")!, handler: "").alias?.text == "http://127.0.0.1")
    var lonely = Portal(Installation(portal: portal, handler: "https://a.example/"), now: PortalFixture.now)
    var request = Request.form("address=second")
    request.host = "portal.example"
    #expect(lonely.answer(.settings, request, now: PortalFixture.now).status == .badRequest)
  }

  @Test mutating func `every call can be sent to another host`() {
    _ = fixture.control(.settings, "rest=302")
    #expect(response(host: "").field("Location") == "https://elsewhere.example/rest/scope.json?a=b")
    _ = fixture.control(.settings, "rest_redirect_to=http://127.0.0.1:8081")
    #expect(response(host: "").field("Location") == "http://127.0.0.1:8081/rest/scope.json?a=b")
  }
}
