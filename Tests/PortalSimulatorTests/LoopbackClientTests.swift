import HTTPMessage
import Testing

@testable import PortalSimulator

/// `LoopbackClient`
@Suite struct LoopbackClientTests {
  private let handler = StubHandler()

  private func post(_ answer: String?, timeout: Duration = .seconds(120)) async -> (
    outcome: Delivery.Outcome, request: String
  ) {
    let delivery = Delivery(
      event: "ONAPPUPDATE", url: "http://127.0.0.1:\(handler.port)/event?a=b", form: ["auth": ["a": "é ["]])
    let handler = handler
    async let request = OwnThread.run { handler.serve(answer) }
    let outcome = await LoopbackClient(timeout: timeout).send(delivery)
    return await (outcome, request)
  }

  @Test func `posts the form and reads the status`() async {
    let (outcome, request) = await post("HTTP/1.1 204 No Content\r\n\r\n")
    #expect(outcome.status == 204 && outcome.error == nil)
    #expect(request.hasPrefix("POST /event?a=b HTTP/1.1\r\nHost: 127.0.0.1:\(handler.port)\r\n"))
    #expect(request.contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n"))
    #expect(request.hasSuffix("\r\nConnection: close\r\n\r\nauth%5Ba%5D=%C3%A9+%5B"))
  }

  @Test func `reads a long answer no further than its bound`() async {
    let (outcome, _) = await post("HTTP/1.1 500 \r\n\r\n" + String(repeating: "x", count: 100_000))
    #expect(outcome.status == 500)
  }

  @Test(arguments: ["", "no HTTP", "HTTP/1.1 20", "SMTP/1.1 200 OK\r\n\r\n"])
  func `an answer that is none has no status`(answer: String) async {
    let (outcome, _) = await post(answer)
    #expect(outcome.status == nil && outcome.error == "no answer of HTTP")
  }

  @Test func `does not wait for ever`() async {
    let (outcome, _) = await post(nil, timeout: .milliseconds(50))
    #expect(outcome.status == nil && outcome.error == "no answer in time")
  }

  @Test func `says that nobody is there, or that it does not call`() async {
    let free = StubHandler().port
    func outcome(_ url: String) async -> String? {
      await LoopbackClient().send(Delivery(event: "X", url: url, form: [:])).error
    }
    #expect(await outcome("http://127.0.0.1:\(free)/") == "connect: Connection refused")
    #expect(await outcome("https://127.0.0.1/") == LoopbackError.notLoopback.description)
  }

  @Test func `an installation is told, journalled, and answered with what came of it`() async throws {
    let simulator = Simulator(PortalFixture.installation, log: .none)
    func post(_ path: String, _ form: String) async -> Value {
      var request = Request.form(form)
      request.path = "/simulator/\(path)"
      return (try? JSONReader.read(await simulator.respond(to: request).body)) ?? .null
    }
    _ = await post("settings", "installer=http://127.0.0.1:\(handler.port)/install")
    _ = await post("application", "do=forget")
    let handler = handler
    async let request = OwnThread.run { handler.serve("HTTP/1.1 200 OK\r\n\r\n") }
    let answer = await post("application", "do=script")
    #expect(await request.contains("event=ONAPPINSTALL&event_handler_id=185&data%5BVERSION%5D=1&"))
    #expect(answer["state"] == "installed" && answer.at("deliveries", "0", "status") == 200)
    var reading = Request()
    reading.path = "/simulator/journal"
    let journal = try JSONReader.read(await simulator.respond(to: reading).body)
    #expect(journal.at("0", "method") == "ONAPPINSTALL" && journal.at("0", "status") == 200)
    #expect(journal.at("0", "url")?.text?.hasSuffix("/install") == true)
  }
}
