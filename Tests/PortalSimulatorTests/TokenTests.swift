import HTTPMessage
import Testing

@testable import PortalSimulator

@Suite struct TokenTests {
  private var fixture = PortalFixture()

  @Test mutating func `a call without a token, with an unknown and with an expired one is refused`() {
    #expect(
      fixture.send("scope", .form("")) == (
        401, ["error": "NO_AUTH_FOUND", "error_description": "Wrong authorization data"]
      ))
    #expect(fixture.send("scope", .form("auth=x")).answer["error"] == "invalid_token")
    let token = fixture.token().access
    #expect(fixture.send("scope", .form("auth=\(token)")).status == 200)
    fixture.now = fixture.now.adding(seconds: Tokens.lifetime)
    let answer = fixture.send("scope", .form("auth=\(token)"))
    #expect(answer.status == 401 && answer.answer["error"] == "expired_token")
  }

  @Test mutating func `a token is taken from query, form, JSON and header`() {
    let token = fixture.token().access
    #expect(fixture.send("scope", Request(query: Array("auth=\(token)".utf8))).status == 200)
    #expect(fixture.send("scope", .json(#"{"auth":"\#(token)"}"#)).status == 200)
    #expect(fixture.send("scope", Request(authorization: "Bearer \(token)")).status == 200)
    #expect(fixture.send("scope", Request(authorization: "Basic \(token)")).status == 401)
  }

  @Test mutating func `the panel expires a token and renews it once`() throws {
    let (status, session) = fixture.control(.session, "user=7")
    #expect(status == 200 && session["IS_ADMIN"] == false && session["AUTH_EXPIRES"] == "3600")
    let access = try #require(session["AUTH_ID"]?.text)
    let refresh = try #require(session["REFRESH_ID"]?.text)
    #expect(fixture.control(.expire, "access_token=\(access)").0 == 200)
    #expect(fixture.send("scope", .form("auth=\(access)")).answer["error"] == "expired_token")
    let renewed = fixture.control(.refresh, "refresh_token=\(refresh)")
    let new = try #require(renewed.1["AUTH_ID"]?.text)
    #expect(fixture.send("user.current", .form("auth=\(new)")).answer.at("result", "ID") == "7")
    #expect(fixture.control(.refresh, "refresh_token=\(refresh)").0 == 400)
    #expect(fixture.control(.expire, "access_token=none").0 == 400)
    #expect(fixture.control(.session, "user=99").0 == 400)
  }

  @Test mutating func `the authorization server renews for the application only`() throws {
    let token = fixture.token()
    func renew(_ change: String) -> (Int, Value) {
      let form =
        "grant_type=refresh_token&client_id=local.demo.placard&client_secret=demo-secret-of-the-simulator"
        + "&refresh_token=\(token.refresh)&\(change)"
      let response = fixture.portal.answer(.token, .form(form), now: fixture.now)
      return (response.status.code, (try? JSONReader.read(response.body)) ?? .null)
    }
    #expect(renew("client_secret=x").1["error"] == "invalid_client")
    #expect(renew("grant_type=authorization_code&code=1").1["error"] == "invalid_grant")
    #expect(renew("refresh_token=x") == (400, ["error": "invalid_grant", "error_description": "Invalid grant"]))
    fixture.portal.settings.oauth = .unavailable
    #expect(renew("").0 == 503)
    fixture.portal.settings.oauth = .invalidGrant
    #expect(renew("").1["error"] == "invalid_grant")
    fixture.portal.settings.oauth = .normal
    let (status, answer) = renew("")
    #expect(status == 200 && answer["expires_in"] == 3600 && answer["client_endpoint"] == "http://127.0.0.1:8081/rest/")
    #expect(answer["access_token"]?.text?.utf8.count == 70)
  }

  @Test mutating func `the authorization server says whose a token is`() throws {
    let token = fixture.token(1).access
    let response = fixture.portal.answer(.applicationInfo, .form("auth=\(token)"), now: fixture.now)
    let info = try #require(try JSONReader.read(response.body)["result"])
    #expect(info["client_id"] == "local.demo.placard" && info["user_id"] == 1)
    #expect(info["expires"] == "2026-11-22T15:30:00+02:00")
    #expect(info.at("install", "domain") == "127.0.0.1:8081" && info.at("install", "installed") == true)
    let refused = fixture.portal.answer(.applicationInfo, .form("auth=x"), now: fixture.now)
    #expect(refused.status.code == 401)
  }

  @Test func `the oldest token is forgotten when there are many`() {
    var tokens = Tokens()
    let first = tokens.issue(user: 7, scope: [], now: PortalFixture.now)
    for _ in 0..<Tokens.capacity { _ = tokens.issue(user: 7, scope: [], now: PortalFixture.now) }
    #expect(tokens.all.count == Tokens.capacity && tokens.token(access: first.access) == nil)
  }
}
