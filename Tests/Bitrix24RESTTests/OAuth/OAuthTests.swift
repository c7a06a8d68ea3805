import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct OAuthTests {
  private typealias Step = ScriptedTransport.Step
  private static let server = PortalAddress("oauth.example.com", isSecure: true)!
  private static let info = """
    {"result":{"client_id":"local.app","scope":"crm,telephony","expires":1780319382,"user_id":"67","install":{
    "installed":true,"version":"1","status":"L","scope":"crm","domain":"acme.example.com",
    "client_endpoint":"https://acme.example.com/rest/","member_id":"da45a03b","member_type":"main"}},"time":{}}
    """

  private func oauth(_ step: Step) -> OAuth {
    OAuth(
      transport: ScriptedTransport([step]), servers: [Self.server],
      credentials: .init(clientID: "local.app", clientSecret: Secret("the secret+")), clock: TestClock())
  }

  private func proof(_ status: Int, _ body: String) async throws(RESTError) -> TokenIntrospection {
    let step = Step("https://oauth.example.com", "/rest/app.info", ["auth": "token"], status, body)
    return try await oauth(step).proof(of: Secret("token"), at: Self.server, deadline: .now)
  }

  @Test func `asks the server whose a token is`() async throws {
    let proof = try await proof(200, Self.info)
    #expect(proof.clientID == "local.app")
    #expect(proof.scope == ["crm", "telephony"])
    #expect(proof.userID == 67)
    #expect(proof.installation.isInstalled)
    #expect(proof.installation.status == "L")
    #expect(proof.installation.domain == "acme.example.com")
    #expect(proof.installation.memberID == "da45a03b")
    #expect(proof.installation.portal.origin == "https://acme.example.com")
  }

  @Test(arguments: ["client_id", "user_id", "install", "member_id", "client_endpoint"])
  func `half a proof is none`(name: String) async {
    let body = Self.info.replacing("\"\(name)\"", with: "\"other\"")
    #expect(await failure { () throws(RESTError) in try await proof(200, body) } == .unreadable)
  }

  @Test(arguments: [
    (401, #"{"error":"expired_token"}"#, RESTError.expiredToken), (401, #"{"error":"invalid_token"}"#, .invalidToken),
    (200, #"{"error":"invalid_token"}"#, .invalidToken), (502, "<html>", .server(code: "", status: 502)),
    (200, "{\"result\":", .unreadable), (302, "", .badRedirect), (200, "[]", .unreadable),
  ])
  func `an error is no proof`(status: Int, body: String, error: RESTError) async {
    #expect(await failure { () throws(RESTError) in try await proof(status, body) } == error)
  }

  @Test(arguments: [
    RESTFixture.grant("", "r"), RESTFixture.grant("a", ""), RESTFixture.grant("a", "r", portal: "acme"),
    "{\"access_token\":\"a\"}",
  ])
  func `half a pair of tokens is none`(body: String) async {
    let step = RESTFixture.refresh("r", 200, body)
    let error = await failure { () throws(RESTError) in
      try await oauth(step).refresh(Secret("r"), at: Self.server, deadline: .now)
    }
    #expect(error == .unreadable)
  }

  @Test(arguments: [(-5, Duration.zero), (600, .seconds(600)), (999_999_999, .seconds(3600))])
  func `a token lives an hour at most`(life: Int, expected: Duration) throws {
    let now = ContinuousClock.now
    let body = Array(RESTFixture.grant("a", "r", life: life).utf8)
    let grant = try #require(TokenResponse(JSONReader.readWhole(body, limits: .answer)!, now: now))
    #expect(grant.expires == now + expected)
  }

  @Test(
    arguments: [
      (nil, "oauth.example.com"), ("", "oauth.example.com"), ("https://oauth.example.com/rest/", "oauth.example.com"),
      ("https://OAUTH.example.com:443/rest/", "oauth.example.com"), ("https://oauth.example.com.evil.org/rest/", nil),
      ("http://oauth.example.com/rest/", nil), ("https://evil.org/https://oauth.example.com/", nil),
      ("https://oauth.example.com@evil.org/", nil), ("https://oauth.example.com:444/", nil), ("oauth.example.com", nil),
    ] as [(String?, String?)])
  func `believes in known servers only`(endpoint: String?, host: String?) {
    #expect(oauth(RESTFixture.refresh()).server(endpoint: endpoint)?.host == host)
  }

  @Test func `the secret goes to no other server`() async {
    let transport = ScriptedTransport([])
    let oauth = OAuth(
      transport: transport, servers: [Self.server],
      credentials: .init(clientID: "local.app", clientSecret: Secret("the secret+")))
    let other = PortalAddress("acme.example.com", isSecure: true)!
    let error = await failure { () throws(RESTError) in
      try await oauth.refresh(Secret("r"), at: other, deadline: .now)
    }
    #expect(error == .transport(.forbiddenAddress))
    #expect(transport.requests.isEmpty)
  }
}
