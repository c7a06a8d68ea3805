import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct RESTClientTests {
  private typealias Step = ScriptedTransport.Step
  private static let overLimit = #"{"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}"#

  @Test func `calls a method`() async throws {
    let fixture = RESTFixture([
      Step(
        RESTFixture.origin, "/rest/crm.item.get.json", ["auth": "stale-token", "entityTypeId": "3", "id": "17"], 200,
        #"{"result":{"item":{"id":17}}}"#)
    ])
    let client = fixture.client()
    let item = try await client.call(GetItem(entityTypeID: 3, id: 17))
    #expect(item["id"]?.integer == 17)
    let request = try #require(fixture.transport.requests.first)
    #expect(request.deadline == fixture.deadline)
    #expect(request.maximumBytes == 1 << 20)
    #expect(!request.allowsPrivateAddress)
    #expect(client.statistics.calls == 1)
  }

  @Test func `runs a batch`() async throws {
    var batch = Batch()
    let me = batch.append(RESTFixture.whoami)
    let item = batch.append(GetItem(entityTypeID: 3, id: 17))
    let fixture = RESTFixture([
      Step(
        RESTFixture.origin, "/rest/batch.json",
        [
          "auth": "stale-token", "halt": "0", "cmd[user_0]": "user.current",
          "cmd[item_1]": "crm.item.get?entityTypeId=3&id=17",
        ], 200, #"{"result":{"result":{"user_0":{"ID":"7"}},"result_error":{"item_1":{"error":"NOT_FOUND"}}}}"#)
    ])
    let answer = try await fixture.client().batch(batch)
    #expect(answer[me].value?["ID"]?.integer == 7)
    #expect(answer[item] == .failed(.notFound))
  }

  @Test(arguments: [#"{"result":[]}"#, #"{"result":{"item":[]}}"#, #"{"result":{"item":null}}"#, #"{"result":"x"}"#])
  func `what is no answer of the method is unreadable`(body: String) async throws {
    let fixture = RESTFixture([Step(RESTFixture.origin, "/rest/crm.item.get.json", [:], 200, body)])
    let call = GetItem(entityTypeID: 3, id: 17)
    #expect(await failure { () throws(RESTError) in try await fixture.client().call(call) } == .unreadable)
  }

  @Test func `an empty batch is no request`() async throws {
    let fixture = RESTFixture([])
    _ = try await fixture.client().batch(Batch())
    #expect(fixture.transport.requests.isEmpty)
  }

  @Test(arguments: [(UInt64.min, Duration.milliseconds(500)), (.max, .milliseconds(1000))])
  func `pauses once where the portal takes no more requests`(random: UInt64, pause: Duration) async throws {
    let fixture = RESTFixture([RESTFixture.whoami(503, Self.overLimit), RESTFixture.whoami()], random: random)
    let client = fixture.client()
    let answer = try await client.call(RESTFixture.whoami)
    #expect(answer["ID"]?.integer == 7)
    let sleeps = fixture.clock.sleeps
    #expect(sleeps.count == 1 && abs(sleeps[0] / pause - 1) < 1e-6)
    #expect(client.statistics.calls == 2)
  }

  @Test func `does not pause a second time`() async {
    let fixture = RESTFixture([RESTFixture.whoami(503, Self.overLimit), RESTFixture.whoami(503, Self.overLimit)])
    #expect(
      await failure { () throws(RESTError) in try await fixture.client().call(RESTFixture.whoami) }
        == .queryLimitExceeded)
    #expect(fixture.transport.isDone)
  }

  @Test func `does not pause beyond the deadline`() async {
    let fixture = RESTFixture([RESTFixture.whoami(503, Self.overLimit)], timeout: .milliseconds(590))
    #expect(
      await failure { () throws(RESTError) in try await fixture.client().call(RESTFixture.whoami) }
        == .queryLimitExceeded)
    #expect(fixture.clock.sleeps.isEmpty)
  }

  @Test func `asks nothing once the deadline has passed`() async {
    let fixture = RESTFixture([])
    fixture.clock.advance(by: .seconds(4))
    #expect(
      await failure { () throws(RESTError) in try await fixture.client().call(RESTFixture.whoami) }
        == .transport(.deadline))
  }

  @Test(arguments: [
    TransportError.deadline, .cancelled, .unresolved, .refused, .certificate, .forbiddenAddress, .tooLarge, .overloaded,
    .protocolViolation,
  ])
  func `never repeats what may have run`(error: TransportError) async {
    let fixture = RESTFixture([Step(RESTFixture.origin, "/rest/user.current.json", [:]) { _ in .failure(error) }])
    #expect(
      await failure { () throws(RESTError) in try await fixture.client().call(RESTFixture.whoami) } == .transport(error)
    )
    #expect(fixture.transport.isDone)
  }

  @Test(arguments: [
    (500, #"{"error":"INTERNAL_SERVER_ERROR"}"#, RESTError.server(code: "INTERNAL_SERVER_ERROR", status: 500)),
    (502, "<html>", .server(code: "", status: 502)), (200, "<html>", .unreadable),
    (503, "{", .server(code: "", status: 503)),
    (503, #"{"error":"OVERLOAD_LIMIT"}"#, .overloaded), (500, #"{"error":"PORTAL_DELETED"}"#, .portalDeleted),
  ])
  func `hands errors on`(status: Int, body: String, expected: RESTError) async {
    let fixture = RESTFixture([RESTFixture.whoami(status, body)])
    #expect(await failure { () throws(RESTError) in try await fixture.client().call(RESTFixture.whoami) } == expected)
  }

  @Test func `an answer over the limit is none, also where the transport lets it pass`() async {
    let body = #"{"result":""# + String(repeating: "x", count: 1 << 20) + "\"}"
    let fixture = RESTFixture([RESTFixture.whoami(200, body)])
    #expect(
      await failure { () throws(RESTError) in try await fixture.client().call(RESTFixture.whoami) }
        == .transport(.tooLarge))
  }

  @Test func `counts requests and the time they take`() async throws {
    let clock = TestClock()
    let fixture = RESTFixture(
      [
        Step(RESTFixture.origin, "/rest/user.current.json", [:]) { _ in
          clock.advance(by: .milliseconds(181))
          return .success(TransportResponse(status: 200, body: Array(#"{"result":1}"#.utf8)))
        },
        Step(RESTFixture.origin, "/rest/user.current.json", [:]) { _ in
          clock.advance(by: .milliseconds(19))
          return .failure(.refused)
        },
      ], clock: clock)
    let client = fixture.client()
    _ = try await client.call(RESTFixture.whoami)
    _ = await failure { () throws(RESTError) in try await client.call(RESTFixture.whoami) }
    #expect(client.statistics.calls == 2)
    #expect(client.statistics.time == .milliseconds(200))
  }

  @Test func `a token that was accepted is known, for an hour and at that portal`() async throws {
    let fixture = RESTFixture([RESTFixture.whoami()])
    let portal = RESTFixture.portal.address
    #expect(!fixture.service.hasAccepted(Secret("stale-token"), at: portal))
    _ = try await fixture.client().call(RESTFixture.whoami)
    #expect(fixture.service.hasAccepted(Secret("stale-token"), at: portal))
    #expect(!fixture.service.hasAccepted(Secret("other-token"), at: portal))
    #expect(!fixture.service.hasAccepted(Secret("stale-token"), at: PortalAddress("b.example.com", isSecure: true)!))
    fixture.clock.advance(by: .seconds(3600))
    #expect(!fixture.service.hasAccepted(Secret("stale-token"), at: portal))
  }

  @Test func `a token that was refused is not asked again for a minute`() async throws {
    let refusal = RESTFixture.whoami(401, #"{"error":"NO_AUTH_FOUND"}"#)
    let fixture = RESTFixture(
      [refusal, RESTFixture.whoami(token: "other-token"), RESTFixture.whoami()], timeout: .seconds(120))
    for _ in 0..<3 {
      #expect(
        await failure { () throws(RESTError) in try await fixture.client().call(RESTFixture.whoami) } == .invalidToken)
    }
    #expect(fixture.transport.requests.count == 1)
    _ = try await fixture.client(token: "other-token").call(RESTFixture.whoami)
    fixture.clock.advance(by: .seconds(59))
    #expect(
      await failure { () throws(RESTError) in try await fixture.client().call(RESTFixture.whoami) } == .invalidToken)
    fixture.clock.advance(by: .seconds(1))
    _ = try await fixture.client().call(RESTFixture.whoami)
    #expect(fixture.transport.isDone)
  }
}
