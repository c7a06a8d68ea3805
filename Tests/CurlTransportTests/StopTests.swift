import Bitrix24
import CurlTransport
import Testing

@Suite struct StopTests {
  private let silent = TestServer { connection in _ = connection.isClosedByClient() }

  @Test func `ends what runs and what waits, and closes the connections`() async {
    let outbound = CurlTransport.make { $0.connectionsPerServer = 3 }
    await withTaskGroup { group in
      for _ in 0..<10 { group.addTask { #expect(await outbound.ask(silent.address()) == .failure(.cancelled)) } }
      #expect(await silent.open.reaches(3))
      outbound.stop()
    }
    #expect(await silent.open.reaches(0))
    #expect(await outbound.ask(silent.address()) == .failure(.cancelled))
    outbound.stop()
    #expect(silent.accepted.value == 3)
  }

  @Test func `closes kept connections`() async {
    let server = TestServer { _, connection in connection.answer() }
    let outbound = CurlTransport.make()
    #expect(await outbound.ask(server.address()) == .ok("{}"))
    #expect(server.open.value == 1)
    outbound.stop()
    #expect(await server.open.reaches(0))
  }

  @Test func `comes by itself when nobody holds it any more`() async {
    let server = TestServer { _, connection in connection.answer() }
    #expect(await CurlTransport.make().ask(server.address()) == .ok("{}"))
    #expect(await server.open.reaches(0))
  }

  @Test func `before the start leaves nothing to start`() async throws {
    let outbound = CurlTransport.make()
    outbound.stop()
    try outbound.start()
    #expect(await outbound.ask(silent.address()) == .failure(.cancelled))
  }

  @Test func `while requests come ends every one of them`() async {
    let server = TestServer { _, connection in connection.answer() }
    let outbound = CurlTransport.make()
    await withTaskGroup { group in
      for number in 0..<300 {
        group.addTask {
          if number == 150 { outbound.stop() }
          #expect(
            [.ok("{}"), .failure(.cancelled), .failure(.overloaded)].contains(await outbound.ask(server.address())))
        }
      }
    }
  }
}
