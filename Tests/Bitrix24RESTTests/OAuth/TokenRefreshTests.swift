import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct TokenRefreshTests {
  private typealias Step = ScriptedTransport.Step

  private func call(_ client: RESTClient) async -> RESTError? {
    await failure { () throws(RESTError) in try await client.call(RESTFixture.whoami) }
  }

  @Test func `an expired token is renewed once and the call repeated`() async throws {
    let fixture = RESTFixture(
      [
        RESTFixture.expired(), RESTFixture.refresh(), RESTFixture.whoami(token: "fresh-token"),
        RESTFixture.whoami(token: "fresh-token"),
      ], clock: TestClock(.lasts))
    let client = fixture.client()
    let answer = try await client.call(RESTFixture.whoami)
    #expect(answer["ID"]?.integer == 7)
    #expect(client.statistics.calls == 2)
    _ = try await client.call(RESTFixture.whoami)
    #expect(fixture.transport.isDone)
  }

  @Test func `a second card with the stale token neither asks with it nor renews again`() async throws {
    let fixture = RESTFixture(
      [RESTFixture.expired(), RESTFixture.refresh()]
        + Array(repeating: RESTFixture.whoami(token: "fresh-token"), count: 3), clock: TestClock(.lasts))
    for _ in 0..<3 { _ = try await fixture.client().call(RESTFixture.whoami) }
    #expect(fixture.transport.isDone)
  }

  @Test func `a token that expires again is renewed with what was given last`() async throws {
    let fixture = RESTFixture(
      [
        RESTFixture.expired(), RESTFixture.refresh(), RESTFixture.whoami(token: "fresh-token"),
        RESTFixture.expired(token: "fresh-token"),
        RESTFixture.refresh("refresh-2", 200, RESTFixture.grant("fresher-token", "refresh-3")),
        RESTFixture.whoami(token: "fresher-token"),
      ], clock: TestClock(.lasts))
    let client = fixture.client()
    _ = try await client.call(RESTFixture.whoami)
    _ = try await client.call(RESTFixture.whoami)
    #expect(fixture.transport.isDone)
  }

  @Test func `there is no third try`() async {
    let fixture = RESTFixture(
      [RESTFixture.expired(), RESTFixture.refresh(), RESTFixture.expired(token: "fresh-token")],
      clock: TestClock(.lasts))
    #expect(await call(fixture.client()) == .expiredToken)
    #expect(fixture.transport.isDone)
  }

  @Test func `without secret, refresh token or known server the browser has to renew it`() async {
    let without = RESTFixture([RESTFixture.expired()], hasCredentials: false)
    #expect(await call(without.client()) == .expiredToken)
    #expect(await call(without.client()) == .expiredToken, "and the portal is not asked again")
    let noToken = RESTFixture([RESTFixture.expired()])
    #expect(await call(noToken.client(refresh: nil)) == .expiredToken)
    for endpoint in ["https://evil.example.com/rest/", "http://oauth.example.com/rest/", "oauth.example.com", "x"] {
      let fixture = RESTFixture([RESTFixture.expired()])
      #expect(await call(fixture.client(endpoint: endpoint)) == .expiredToken)
      #expect(fixture.transport.isDone)
    }
  }

  @Test func `the server that the portal names is asked if it is a known one`() async throws {
    let fixture = RESTFixture(
      [
        RESTFixture.expired(), RESTFixture.refresh(at: "https://oauth.example.org"),
        RESTFixture.whoami(token: "fresh-token"),
      ], clock: TestClock(.lasts))
    _ = try await fixture.client(endpoint: "https://oauth.example.org/rest/").call(RESTFixture.whoami)
    #expect(fixture.transport.isDone)
  }

  @Test(arguments: [
    (400, #"{"error":"invalid_grant"}"#, RESTError.expiredToken, RESTError.invalidToken, true),
    (400, #"{"error":"invalid_client"}"#, .expiredToken, .invalidClient, true),
    (401, #"{"error":"invalid_client"}"#, .expiredToken, .invalidClient, true),
    (401, #"{"error":"wrong_client"}"#, .expiredToken, .invalidClient, true),
    (401, #"{"error":"invalid_token"}"#, .expiredToken, .invalidToken, true),
    (403, #"{"error":"PAYMENT_REQUIRED"}"#, .paymentRequired, .paymentRequired, true),
    (503, "<html>", .expiredToken, .server(code: "", status: 503), false),
    (200, "<html>", .expiredToken, .unreadable, false), (200, "{}", .expiredToken, .unreadable, false),
    (302, "", .expiredToken, .badRedirect, true),
  ])
  func `says why there is no fresh token, and offers one that was refused no more`(
    status: Int, body: String, error: RESTError, reason: RESTError, isRemembered: Bool
  ) async {
    let refusal = RESTFixture.refresh("refresh-1", status, body)
    let fixture = RESTFixture(
      [RESTFixture.expired(), refusal] + (isRemembered ? [] : [refusal]), clock: TestClock(.lasts))
    for _ in 0..<2 {
      let client = fixture.client()
      #expect(await call(client) == error)
      #expect(client.statistics.refreshError == reason)
    }
    #expect(fixture.transport.isDone)
  }

  @Test func `a token for another portal is not used here`() async {
    let grant = RESTFixture.grant("fresh-token", "refresh-2", portal: "https://victim.example.com")
    let fixture = RESTFixture(
      [RESTFixture.expired(), RESTFixture.refresh("refresh-1", 200, grant)], clock: TestClock(.lasts))
    let client = fixture.client()
    #expect(await call(client) == .expiredToken)
    #expect(client.statistics.refreshError == .invalidToken)
    #expect(fixture.transport.isDone)
  }

  @Test func `a token for another registered address of the portal is`() async throws {
    let grant = RESTFixture.grant("fresh-token", "refresh-2", portal: "https://second.example.com")
    let fixture = RESTFixture(
      [
        RESTFixture.expired(), RESTFixture.refresh("refresh-1", 200, grant), RESTFixture.whoami(token: "fresh-token"),
      ], clock: TestClock(.lasts))
    let client = fixture.client {
      $0.host == "second.example.com" ? RESTEndpoint($0, allowsPrivateAddress: false) : nil
    }
    _ = try await client.call(RESTFixture.whoami)
    #expect(fixture.transport.isDone)
  }

  @Test(arguments: [false, true])
  func `a token that dies under a batch is renewed where nothing runs twice`(writes: Bool) async throws {
    let item = try #require(CRMItem(type: "CONTACT", id: "17"))
    var batch = Batch()
    let first = batch.append(RESTFixture.whoami)
    let names: (String, String)
    let second: (BatchAnswer) -> BatchAnswer.Outcome<JSONValue>
    if writes {
      let comment = batch.append(AddTimelineComment(item: item, text: "Called back"))
      names = (first.name, comment.name)
      second = { $0[comment] }
    } else {
      let other = batch.append(RESTFixture.whoami)
      names = (first.name, other.name)
      second = { $0[other] }
    }
    let expired = #"{"error":"expired_token"}"#
    let died = #"{"result":{"result":{"\#(names.0)":1},"result_error":{"\#(names.1)":\#(expired)}}}"#
    let allDied = #"{"result":{"result":[],"result_error":{"\#(names.0)":\#(expired),"\#(names.1)":\#(expired)}}}"#
    let whole = #"{"result":{"result":{"\#(names.0)":1,"\#(names.1)":2}}}"#
    func step(_ token: String, _ body: String) -> Step {
      Step(RESTFixture.origin, "/rest/batch.json", ["auth": token], 200, body)
    }
    let partly = RESTFixture(
      [step("stale-token", died)] + (writes ? [] : [RESTFixture.refresh(), step("fresh-token", whole)]),
      clock: TestClock(.lasts))
    let answer = try await partly.client().batch(batch)
    #expect(answer[first] == .value(.number("1")))
    #expect(second(answer) == (writes ? .failed(.expiredToken) : .value(.number("2"))))
    let wholly = RESTFixture(
      [step("stale-token", allDied), RESTFixture.refresh(), step("fresh-token", whole)], clock: TestClock(.lasts))
    #expect(second(try await wholly.client().batch(batch)) == .value(.number("2")))
    #expect(partly.transport.isDone && wholly.transport.isDone)
  }
}
