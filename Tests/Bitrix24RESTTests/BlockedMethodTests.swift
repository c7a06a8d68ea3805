import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct BlockedMethodTests {
  private typealias Step = ScriptedTransport.Step
  private static let blocked = #"{"error":"OPERATION_TIME_LIMIT","time":{"finish":100,"operating_reset_at":130}}"#

  private static let list = ListItems(entityTypeID: 2, filter: [:], select: [])

  /// `item_0`, `item_1`, which depends on it, and `user_2`.
  private struct Commands {
    var batch: Batch
    let item: BatchReference<GetItem>
    let deals: BatchReference<ListItems>
    let me: BatchReference<GetCurrentUser>

    init(halts: Bool = false) {
      batch = Batch(halts: halts)
      item = batch.append(GetItem(entityTypeID: 3, id: 1))
      deals = batch.append(ListItems(entityTypeID: 2, filter: ["contactId": item.field("id")], select: []))
      me = batch.append(RESTFixture.whoami)
    }
  }

  private static func sent(_ names: [String], _ body: String) -> Step {
    Step(RESTFixture.origin, "/rest/batch.json", [:]) { request in
      let text = String(decoding: request.form, as: UTF8.self)
      for name in ["item_0", "item_1", "user_2"] {
        #expect(text.contains("cmd[\(name)]=") == names.contains(name), "\(name)")
      }
      return .success(TransportResponse(status: 200, body: Array(body.utf8)))
    }
  }

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
      #expect(await failure { () throws(RESTError) in try await fixture.client().batch(Commands().batch) } == error)
    }
    #expect(fixture.transport.requests.count == 1)
  }

  @Test func `a batch goes without blocked commands and what depends on them`() async throws {
    let fixture = RESTFixture([
      Self.sent(
        ["item_0", "item_1", "user_2"],
        #"{"result":{"result":{"user_2":{}},"result_error":{"item_0":"OPERATION_TIME_LIMIT"},"result_time":{"item_0":{"finish":0,"operating_reset_at":9}}}}"#
      ),
      Self.sent(["user_2"], #"{"result":{"result":{"user_2":{}}}}"#),
    ])
    let error = RESTError.operationTimeLimit(resetAt: fixture.clock.start + .seconds(9))
    for _ in 0..<2 {
      let commands = Commands()
      let answer = try await fixture.client().batch(commands.batch)
      #expect(answer[commands.item] == .failed(error))
      #expect(answer[commands.deals] == .missing)
      #expect(answer[commands.me] == .value(.object([])))
    }
    #expect(fixture.transport.isDone)
  }

  @Test func `a batch that halts ends before a blocked command, and one of blocked commands only is not sent`()
    async throws
  {
    let fixture = RESTFixture([
      Step(RESTFixture.origin, "/rest/crm.item.list.json", [:], 429, Self.blocked),
      Self.sent(["item_0"], #"{"result":{"result":{"item_0":{"item":{"id":1}}}}}"#),
    ])
    let error = RESTError.operationTimeLimit(resetAt: fixture.clock.start + .seconds(30))
    #expect(await failure { () throws(RESTError) in try await fixture.client().call(Self.list) } == error)
    let commands = Commands(halts: true)
    let answer = try await fixture.client().batch(commands.batch)
    #expect(answer[commands.item].value != nil)
    #expect(answer[commands.deals] == .failed(error))
    #expect(answer[commands.me] == .missing)
    var blocked = Batch()
    blocked.append(Self.list)
    #expect(await failure { () throws(RESTError) in try await fixture.client().batch(blocked) } == error)
    #expect(fixture.transport.isDone)
  }
}
