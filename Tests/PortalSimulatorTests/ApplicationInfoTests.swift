import HTTPMessage
import Testing

@testable import PortalSimulator

/// What the authorization server says about a token, and how it can lie.
@Suite struct ApplicationInfoTests {
  private var fixture = PortalFixture()

  private mutating func info(_ setting: String) -> (status: Int, answer: Value) {
    _ = fixture.control(.settings, "app_info=\(setting)")
    let token = fixture.token(1).access
    let response = fixture.portal.answer(.applicationInfo, .form("auth=\(token)"), now: fixture.now)
    return (response.status.code, (try? JSONReader.read(response.body)) ?? .null)
  }

  @Test(arguments: [
    ("other_client", ["client_id"]), ("other_member", ["install", "member_id"]),
    ("other_domain", ["install", "domain"]),
  ])
  mutating func `lies about one thing`(setting: String, path: [String]) throws {
    let truth = info("normal").answer["result"]
    let lie = info(setting).answer["result"]
    func value(_ answer: Value?) -> Value? { path.reduce(answer) { $0?[$1] } }
    #expect(value(truth) != value(lie) && value(lie)?.text?.isEmpty == false)
    #expect(lie?["user_id"] == 1 && lie?["install"]?["version"] == "1")
  }

  @Test mutating func `fails`() {
    #expect(info("500") == (500, ["error": "INTERNAL_SERVER_ERROR", "error_description": "Internal server error"]))
  }

  @Test mutating func `says whether the installation is finished`() {
    _ = fixture.control(.application, "do=forget")
    _ = fixture.control(.application, "do=begin")
    #expect(info("normal").answer.at("result", "install", "installed") == false)
  }
}
