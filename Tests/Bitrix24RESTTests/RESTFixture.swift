@testable import Bitrix24
@testable import Bitrix24REST

/// A portal, its authorization server and a user, as tests of calls need them.
struct RESTFixture {
  typealias Step = ScriptedTransport.Step

  static let portal = RESTEndpoint(PortalAddress("acme.example.com", isSecure: true)!, allowsPrivateAddress: false)
  static let origin = "https://acme.example.com"
  static let oauthOrigin = "https://oauth.example.com"
  static let whoami = GetCurrentUser()

  let transport: ScriptedTransport
  let clock: TestClock
  let service: RESTService
  let deadline: ContinuousClock.Instant

  init(
    _ steps: [Step], clock: TestClock = TestClock(), random: UInt64 = 0, hasCredentials: Bool = true,
    timeout: Duration = .seconds(4)
  ) {
    transport = ScriptedTransport(steps)
    self.clock = clock
    let oauth = OAuth(
      transport: transport,
      servers: [
        PortalAddress("oauth.example.com", isSecure: true)!, PortalAddress("oauth.example.org", isSecure: true)!,
      ],
      credentials: hasCredentials ? .init(clientID: "local.app", clientSecret: Secret("the secret+")) : nil,
      clock: clock)
    service = RESTService(transport: transport, oauth: oauth, clock: clock, random: FixedGenerator(number: random))
    deadline = clock.start + timeout
  }

  func client(
    token: String = "stale-token", refresh: String? = "refresh-1", endpoint: String? = nil,
    registered: @escaping @Sendable (PortalAddress) -> RESTEndpoint? = { _ in nil }
  ) -> RESTClient {
    service.client(
      for: Self.portal,
      user: UserAuthorization(
        accessToken: Secret(token), refreshToken: refresh.map { Secret($0) }, serverEndpoint: endpoint),
      deadline: deadline, registered: registered)
  }

  /// A call of `user.current`, answered with that.
  static func whoami(
    token: String = "stale-token", at server: String = origin, _ status: Int = 200,
    _ body: String = #"{"result":{"ID":"7"}}"#, location: String? = nil
  ) -> Step {
    Step(server, "/rest/user.current.json", ["auth": token], status, body, location: location)
  }

  static func expired(token: String = "stale-token") -> Step {
    whoami(token: token, 401, #"{"error":"expired_token","error_description":"The access token has expired."}"#)
  }

  /// An exchange of a refresh token.
  static func refresh(
    _ token: String = "refresh-1", _ status: Int = 200, _ body: String = grant("fresh-token", "refresh-2"),
    at server: String = oauthOrigin
  ) -> Step {
    Step(server, "/oauth/token/", refreshFields(token), status, body)
  }

  static func refreshFields(_ token: String) -> [String: String] {
    [
      "grant_type": "refresh_token", "client_id": "local.app", "client_secret": "the secret+", "refresh_token": token,
    ]
  }

  static func grant(_ access: String, _ refresh: String, portal: String = origin, life: Int = 3600) -> String {
    """
    {"access_token":"\(access)","refresh_token":"\(refresh)","expires_in":"\(life)","client_endpoint":"\(portal)/rest/",
    "server_endpoint":"https://oauth.example.com/rest/","domain":"oauth.example.com","member_id":"m","status":"L"}
    """
  }
}

/// A method of which nothing else is known.
struct GetCurrentUser: RESTMethod {
  static let name = "user.current"
  static let scope: String? = "user"
  static let documentation = "https://apidocs.bitrix24.com/api-reference/user/user-current.html"
  static let kind = RESTMethodKind.query
}

/// Always gives the same number.
struct FixedGenerator: RandomNumberGenerator {
  let number: UInt64

  func next() -> UInt64 { number }
}

/// What a call throws.
func failure<Value>(_ body: () async throws(RESTError) -> Value) async -> RESTError? {
  do throws(RESTError) {
    _ = try await body()
    return nil
  } catch {
    return error
  }
}
