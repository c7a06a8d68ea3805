import HTTPMessage
import Testing

@testable import PortalSimulator

@Suite struct FaultTests {
  private var fixture = PortalFixture()

  @Test(arguments: [("503", 503, "QUERY_LIMIT_EXCEEDED"), ("401", 401, "expired_token")])
  mutating func `every call is refused`(setting: String, status: Int, code: String) {
    #expect(fixture.control(.settings, "rest=\(setting)").0 == 200)
    let answer = fixture.call("scope")
    #expect(answer.status == status && answer.answer["error"] == .string(code))
  }

  @Test(arguments: [("", 502), ("&rest_garbage_status=200", 200)])
  mutating func `something on the way answers with a page`(setting: String, status: Int) {
    _ = fixture.control(.settings, "rest=garbage\(setting)")
    let response = fixture.portal.answer(method: "scope", .form(""), now: fixture.now)
    #expect(response.status.code == status && response.field("Content-Type")?.hasPrefix("text/html") == true)
  }

  @Test mutating func `a cut is left to the web server`() {
    _ = fixture.control(.settings, "rest=cut")
    let response = fixture.portal.answer(method: "scope", .form(""), now: fixture.now)
    #expect(response.field("X-Accel-Redirect") == "/cut")
    #expect(fixture.portal.journal.entries.last?.status == 444)
  }

  @Test mutating func `more than fifty calls at once are too many, and two a second are not`() {
    let token = fixture.token().access
    func status() -> Int { fixture.send("scope", .form("auth=\(token)")).status }
    for _ in 0..<50 { #expect(status() == 200) }
    #expect(status() == 503)
    fixture.now = fixture.now.adding(seconds: 1)
    #expect(status() == 200)
    #expect(status() == 200)
    #expect(status() == 503)
    _ = fixture.control(.settings, "rest_limit=off")
    #expect(status() == 200)
  }

  @Test func `a delayed call waits and then is answered`() async {
    let simulator = Simulator(PortalFixture.installation, log: .none)
    var setting = Request.form("rest=delay&rest_delay_ms=50")
    setting.path = "/simulator/settings"
    #expect(await simulator.respond(to: setting).status == .ok)
    let start = ContinuousClock.now
    #expect(await simulator.respond(to: Request(path: "/rest/scope.json")).status.code == 401)
    #expect(ContinuousClock.now - start >= .milliseconds(50))
  }
}
