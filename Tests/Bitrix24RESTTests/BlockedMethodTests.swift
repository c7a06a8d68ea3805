import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct BlockedMethodTests {
  private typealias Step = ScriptedTransport.Step
  private static let blocked = #"{"error":"OPERATION_TIME_LIMIT","time":{"finish":100,"operating_reset_at":130}}"#

  private static func batch(halts: Bool = false) -> Batch {
    var batch = Batch(halts: halts)
    batch.append("item", RESTCommand("crm.item.get", ["id": 1]))
    batch.append("deals", RESTCommand("crm.item.list", ["filter": ["contactId": .result(of: "item", "item", "id")]]))
    batch.append("me", RESTFixture.whoami)
    return batch
  }

  private static func sent(_ fields: [String: String?], _ body: String) -> Step {
    Step(RESTFixture.origin, "/rest/batch.json", [:]) { request in
      let text = String(decoding: request.form, as: UTF8.self)
      for (name, command) in fields {
        #expect(text.contains("cmd[\(name)]=") == (command != nil), "\(name)")
      }
      return .success(TransportResponse(status: 200, body: Array(body.utf8)))
    }
  }

  private static let all: [String: String?] = ["item": "", "deals": "", "me": ""]

  @Test func `a blocked method is not called before its time`() async throws {
    let fixture = RESTFixture([RESTFixture.whoami(429, Self.blocked), RESTFixture.whoami()])
    let error = RESTError.operationTimeLimit(resetAt: fixture.clock.start + .seconds(30))
    for _ in 0..<3 {
      #expect(await failure { () throws(RESTError) in try await fixture.client().call(RESTFixture.whoami) } == error)
    }
    #expect(fixture.transport.requests.count == 1)
    fixture.clock.advance(by: .seconds(30))
    let client = fixture.service.client(
      for: RESTFixture.portal, user: UserAuthorization(accessToken: Secret("stale-token")),
      deadline: fixture.clock.now + .seconds(4))
    _ = try await client.call(RESTFixture.whoami)
    #expect(fixture.transport.isDone)
  }

  @Test func `a portal that blocks batches as such is sent none before their time`() async throws {
    let fixture = RESTFixture([Step(RESTFixture.origin, "/rest/batch.json", [:], 429, Self.blocked)])
    let error = RESTError.operationTimeLimit(resetAt: fixture.clock.start + .seconds(30))
    for _ in 0..<3 {
      #expect(await failure { () throws(RESTError) in try await fixture.client().batch(Self.batch()) } == error)
    }
    #expect(fixture.transport.requests.count == 1)
  }

  @Test func `a batch goes without blocked commands and what depends on them`() async throws {
    let fixture = RESTFixture([
      Self.sent(
        Self.all,
        #"{"result":{"result":{"me":{}},"result_error":{"item":"OPERATION_TIME_LIMIT"},"result_time":{"item":{"finish":0,"operating_reset_at":9}}}}"#
      ),
      Self.sent(["item": nil as String?, "deals": nil as String?, "me": ""], #"{"result":{"result":{"me":{}}}}"#),
    ])
    let error = RESTError.operationTimeLimit(resetAt: fixture.clock.start + .seconds(9))
    for _ in 0..<2 {
      let answer = try await fixture.client().batch(Self.batch())
      #expect(answer["item"] == .failed(error))
      #expect(answer["deals"] == .missing)
      #expect(answer["me"] == .value(.object([])))
    }
    #expect(fixture.transport.isDone)
  }

  @Test func `a batch that halts ends before a blocked command, and one of blocked commands only is not sent`()
    async throws
  {
    let fixture = RESTFixture([
      Step(RESTFixture.origin, "/rest/crm.item.list.json", [:], 429, Self.blocked),
      Self.sent(["item": "", "deals": nil as String?, "me": nil as String?], #"{"result":{"result":{"item":{}}}}"#),
    ])
    let error = RESTError.operationTimeLimit(resetAt: fixture.clock.start + .seconds(30))
    let list = RESTCommand("crm.item.list")
    #expect(await failure { () throws(RESTError) in try await fixture.client().call(list) } == error)
    let answer = try await fixture.client().batch(Self.batch(halts: true))
    #expect(answer["item"] == .value(.object([])))
    #expect(answer["deals"] == .failed(error))
    #expect(answer["me"] == .missing)
    var blocked = Batch()
    blocked.append("list", list)
    #expect(await failure { () throws(RESTError) in try await fixture.client().batch(blocked) } == error)
    #expect(fixture.transport.isDone)
  }
}
