import Testing

@testable import Bitrix24
@testable import Bitrix24REST

/// What must not run twice is sent again only after an answer which says that it was not run.
@Suite struct CommandTests {
  private typealias Step = ScriptedTransport.Step

  private static let batch: Batch = {
    var batch = Batch()
    batch.append(GetProfile())
    batch.append(SetUserOption("unsent", to: "[]"))
    return batch
  }()
  private static let done = #"{"result":{"result":{"profile_0":{"ID":"7"},"option_1":true}}}"#
  private static let moved = PortalAddress("new.example.com", isSecure: true)!

  private static func step(
    _ status: Int, _ body: String, token: String = "stale-token", at server: String = RESTFixture.origin,
    location: String? = nil
  ) -> Step {
    Step(server, "/rest/batch.json", ["auth": token], status, body, location: location)
  }

  /// - Returns: why it has no answer.
  private func send(_ fixture: RESTFixture, refresh: String? = "refresh-1") async -> RESTError? {
    let client = fixture.client(refresh: refresh) {
      $0 == Self.moved ? RESTEndpoint($0, allowsPrivateAddress: false) : nil
    }
    return await failure { () throws(RESTError) in try await client.batch(Self.batch) }
  }

  @Test func `a token that has expired is renewed`() async {
    let expired = Self.step(401, #"{"error":"expired_token"}"#)
    let fixture = RESTFixture(
      [expired, RESTFixture.refresh(), Self.step(200, Self.done, token: "fresh-token")], clock: TestClock(.lasts))
    #expect(await send(fixture) == nil && fixture.transport.isDone)
    #expect(await send(RESTFixture([expired]), refresh: nil) == .expiredToken)
  }

  @Test func `a portal that was renamed is followed once`() async {
    let location = "https://new.example.com/rest/batch.json"
    let fixture = RESTFixture([
      Self.step(302, "", location: location), Self.step(200, Self.done, at: "https://new.example.com"),
    ])
    #expect(await send(fixture) == nil && fixture.transport.isDone)
    let again = RESTFixture([
      Self.step(302, "", location: location),
      Self.step(302, "", at: "https://new.example.com", location: RESTFixture.origin + "/rest/batch.json"),
    ])
    #expect(await send(again) == .badRedirect && again.transport.isDone)
  }

  @Test func `a portal that takes no more requests is asked once more`() async {
    let full = Self.step(503, #"{"error":"QUERY_LIMIT_EXCEEDED"}"#)
    let fixture = RESTFixture([full, Self.step(200, Self.done)])
    #expect(await send(fixture) == nil && fixture.transport.isDone)
    let again = RESTFixture([full, full])
    #expect(await send(again) == .queryLimitExceeded && again.transport.isDone)
  }

  @Test(arguments: [
    (401, #"{"error":"invalid_token"}"#, RESTError.invalidToken), (503, #"{"error":"OVERLOAD_LIMIT"}"#, .overloaded),
    (500, #"{"error":"INTERNAL_SERVER_ERROR"}"#, .server(code: "INTERNAL_SERVER_ERROR", status: 500)),
    (502, "<html>", .server(code: "", status: 502)), (503, "<html>", .server(code: "", status: 503)),
    (200, "<html>", .unreadable), (303, "", .badRedirect), (200, #"{"result":{"res"#, .unreadable),
  ])
  func `every other answer is the last`(_ status: Int, _ body: String, _ error: RESTError) async {
    let fixture = RESTFixture([
      Self.step(status, body, location: status == 303 ? "https://new.example.com/rest/batch.json" : nil)
    ])
    #expect(await send(fixture) == error && fixture.transport.isDone)
  }

  @Test(arguments: [
    TransportError.deadline, .cancelled, .unresolved, .refused, .certificate, .forbiddenAddress, .tooLarge, .overloaded,
    .protocolViolation,
  ])
  func `without an answer it is not sent again`(_ error: TransportError) async {
    let fixture = RESTFixture([Step(RESTFixture.origin, "/rest/batch.json", [:]) { _ in .failure(error) }])
    #expect(await send(fixture) == .transport(error) && fixture.transport.isDone)
  }

  @Test func `the methods that write are known as such`() {
    let commands = RESTMethods.all.filter { $0.kind != .query }.map { $0.name }
    #expect(
      commands == [
        "app.option.set", "crm.activity.binding.add", "crm.activity.binding.delete",
        "crm.activity.layout.blocks.delete", "crm.activity.layout.blocks.set", "crm.activity.todo.add",
        "crm.activity.update", "crm.item.add", "crm.item.update", "crm.timeline.comment.add",
        "crm.timeline.note.save", "event.bind", "placement.bind", "placement.unbind", "user.option.set",
      ])
  }
}
