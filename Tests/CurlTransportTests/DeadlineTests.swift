import Bitrix24
import CurlTransport
import Glibc
import Testing

@Suite struct DeadlineTests {
  /// Asks with a deadline of 300 ms and expects to hear of it then.
  private func expectDeadline(_ server: PortalAddress, _ outbound: CurlTransport = .make()) async {
    let clock = ContinuousClock()
    var answer: Answer?
    let time = await clock.measure { answer = await outbound.ask(server, within: .milliseconds(300)) }
    #expect(answer == .failure(.deadline))
    // Without the deadline, the server would end it much later, with another failure.
    // libcurl counts in whole milliseconds.
    #expect(time >= .milliseconds(298))
  }

  @Test func `ends a request to a silent server`() async {
    let server = TestServer { connection in _ = connection.isClosedByClient() }
    await expectDeadline(server.address())
    #expect(await server.open.reaches(0))
  }

  @Test func `ends a TLS handshake with a silent server`() async {
    let server = TestServer { connection in _ = connection.isClosedByClient() }
    await expectDeadline(server.address(isSecure: true))
    #expect(await server.open.reaches(0))
  }

  @Test func `ends an answer that comes byte by byte`() async {
    let server = TestServer { connection in
      _ = connection.receive()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
      while connection.send("x") { usleep(10_000) }
    }
    await expectDeadline(server.address())
    #expect(await server.open.reaches(0))
  }

  @Test func `ends a connection that is not made`() async {
    // Nobody accepts, and what the kernel accepts for the program is used up.
    let (listener, port) = Loopback.listen(backlog: 0)
    let others = (0..<4).compactMap { _ in Loopback.connect(port: port, blocking: false) }
    defer { for descriptor in others + [listener] { close(descriptor) } }
    await expectDeadline(PortalAddress("127.0.0.1:\(port)", isSecure: false)!)
  }

  @Test func `gives a connection up long before a long deadline`() async {
    let (listener, port) = Loopback.listen(backlog: 0)
    let others = (0..<4).compactMap { _ in Loopback.connect(port: port, blocking: false) }
    defer { for descriptor in others + [listener] { close(descriptor) } }
    let address = PortalAddress("127.0.0.1:\(port)", isSecure: false)!
    var answer: Answer?
    let time = await ContinuousClock().measure {
      answer = await CurlTransport.make().ask(address, within: .seconds(600))
    }
    #expect(answer == .failure(.deadline))
    #expect(time >= .milliseconds(1998) && time < .seconds(300))
  }

  @Test func `ends a request that waits for its turn`() async {
    let gate = Gate()
    defer { gate.open() }
    let server = TestServer { _, connection in
      gate.wait()
      connection.answer()
    }
    let outbound = CurlTransport.make { $0.connectionsPerServer = 1 }
    async let first = outbound.ask(server.address())
    #expect(await server.accepted.reaches(1))
    await expectDeadline(server.address(), outbound)
    gate.open()
    #expect(await first == .ok("{}"))
  }

  @Test func `does not begin after the deadline`() async {
    let server = TestServer { _, connection in connection.answer() }
    #expect(await CurlTransport.make().ask(server.address(), within: .milliseconds(-1)) == .failure(.deadline))
    #expect(server.accepted.value == 0)
  }
}
