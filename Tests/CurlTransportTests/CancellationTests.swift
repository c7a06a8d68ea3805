import Bitrix24
import CurlTransport
import Testing

@Suite struct CancellationTests {
  /// A server that reads what comes and does not answer.
  private let silent = TestServer { connection in _ = connection.isClosedByClient() }

  @Test func `closes the connection`() async {
    let outbound = CurlTransport.make()
    let task = Task { await outbound.ask(silent.address()) }
    #expect(await silent.open.reaches(1))
    task.cancel()
    #expect(await task.value == .failure(.cancelled))
    #expect(await silent.open.reaches(0))
  }

  @Test func `lets a request that waits go at once`() async {
    let outbound = CurlTransport.make { $0.connectionsPerServer = 1 }
    let first = Task { await outbound.ask(silent.address()) }
    #expect(await silent.open.reaches(1))
    let second = Task { await outbound.ask(silent.address()) }
    second.cancel()
    #expect(await second.value == .failure(.cancelled))
    #expect(silent.accepted.value == 1)
    first.cancel()
    #expect(await first.value == .failure(.cancelled))
  }

  @Test func `gives the place to a request that waits`() async {
    let first = Counter()
    let server = TestServer { connection in
      if first.increment() == 1 { _ = connection.isClosedByClient() }
      if connection.receive() != nil { connection.answer() }
    }
    let outbound = CurlTransport.make { $0.connectionsPerServer = 1 }
    let task = Task { await outbound.ask(server.address()) }
    #expect(await server.accepted.reaches(1))
    let waiting = Task { await outbound.ask(server.address()) }
    task.cancel()
    #expect(await waiting.value == .ok("{}"))
  }

  /// A request and a cancellation come at the same moment, from two threads; nothing else ever wakes the loop.
  @Test(.timeLimit(.minutes(5))) func `no request is overlooked while another is cancelled`() async {
    let server = TestServer { _, connection in connection.answer() }
    for _ in 0..<200 {
      let outbound = CurlTransport.make()
      let connections = silent.accepted.value
      let task = Task { await outbound.ask(silent.address()) }
      #expect(await silent.accepted.reaches(connections + 1))
      let other = Task { await outbound.ask(server.address(), within: .seconds(60)) }
      task.cancel()
      #expect(await other.value == .ok("{}"))
    }
  }

  @Test func `does not begin for a task that is cancelled already`() async {
    let outbound = CurlTransport.make()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await outbound.ask(silent.address())
    }
    #expect(await task.value == .failure(.cancelled))
    #expect(silent.accepted.value == 0)
  }

  /// At every moment of a request's life, and with the answer on its way.
  @Test func `at any time ends a request once`() async {
    let server = TestServer { _, connection in connection.answer() }
    let outbound = CurlTransport.make()
    await withTaskGroup { group in
      for number in 0..<500 {
        group.addTask {
          let task = Task { await outbound.ask(server.address()) }
          try? await Task.sleep(for: .microseconds(number * 20))
          task.cancel()
          #expect([.ok("{}"), .failure(.cancelled), .failure(.overloaded)].contains(await task.value))
        }
      }
    }
    #expect(await outbound.ask(server.address()) == .ok("{}"))
  }
}
