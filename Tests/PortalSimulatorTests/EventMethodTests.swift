import Testing

@testable import PortalSimulator

/// `event.*`
@Suite struct EventMethodTests {
  private static let handler = "handler=http://127.0.0.1:9/event"
  private var fixture = PortalFixture()

  private mutating func call(_ method: String, _ form: String, user: Int = 1) -> Value {
    fixture.call(method, form, user: user).answer
  }

  @Test(arguments: [
    ("event=ONNOTHING&" + handler, 1, "ERROR_EVENT_NOT_FOUND"),
    ("event=ONTASKADD&" + handler, 1, "ERROR_EVENT_NOT_FOUND"),
    (handler, 1, "ERROR_ARGUMENT"), ("event=ONAPPUPDATE", 1, "ERROR_ARGUMENT"),
    ("event=ONAPPUPDATE&handler=http://localhost/", 1, "ERROR_WRONG_HANDLER_URL"),
    ("event=ONAPPUPDATE&event_type=offline", 7, "ACCESS_DENIED"),
    ("event=ONAPPUPDATE&auth_type=1&" + handler, 7, "ACCESS_DENIED"),
  ])
  mutating func `refuses as the portal does`(form: String, user: Int, code: String) {
    #expect(call("event.bind", form, user: user)["error"] == .string(code))
    #expect(fixture.portal.events.isEmpty)
  }

  @Test mutating func `an employee binds and sees the own handlers only`() {
    #expect(call("event.bind", "event=onCrmLeadAdd&\(Self.handler)")["result"] == true)
    #expect(call("event.bind", "event=onCrmLeadAdd&\(Self.handler)", user: 7)["result"] == true)
    #expect(call("event.bind", "event=onCrmLeadAdd&\(Self.handler)")["error"] == "ERROR_CORE")
    #expect(call("event.get", "")["result"]?.elements.map { $0["auth_type"] } == ["0", "7"])
    #expect(
      call("event.get", "", user: 7)["result"] == [
        ["event": "ONCRMLEADADD", "handler": "http://127.0.0.1:9/event", "auth_type": "7", "offline": 0]
      ])
  }

  @Test(arguments: [("", 1, 2), ("&auth_type=", 1, 1), ("&auth_type=0", 1, 1), ("&auth_type=7", 1, 1), ("", 7, 1)])
  mutating func `unbinds whose handlers it is told to`(form: String, user: Int, count: Int) {
    _ = call("event.bind", "event=ONAPPUPDATE&\(Self.handler)")
    _ = call("event.bind", "event=ONAPPUPDATE&\(Self.handler)", user: 7)
    let answer = call("event.unbind", "event=ONAPPUPDATE&\(Self.handler)\(form)", user: user)
    #expect(answer.at("result", "count") == .integer(count))
    #expect(fixture.portal.events.count == 2 - count)
  }
}
