import Bitrix24
import CurlTransport
import Testing

/// How many requests, connections and waiting requests there are at a time.
@Suite struct LimitTests {
  @Test func `reuses connections`() async {
    let server = TestServer { _, connection in connection.answer() }
    let outbound = CurlTransport.make()
    for _ in 0..<20 { #expect(await outbound.ask(server.address()) == .ok("{}")) }
    #expect(server.accepted.value == 1)
  }

  @Test func `answers 200 requests at a time over a few connections`() async {
    let server = TestServer { request, connection in connection.answer(request.body) }
    let outbound = CurlTransport.make { $0.connectionsPerServer = 4 }
    await withTaskGroup { group in
      for number in 0..<200 {
        group.addTask { #expect(await outbound.ask(server.address(), form: "n=\(number)") == .ok("n=\(number)")) }
      }
    }
    #expect(server.accepted.value <= 4)
  }

  @Test func `opens 200 connections where that is allowed`() async {
    let gate = Gate()
    defer { gate.open() }
    let server = TestServer { request, connection in
      gate.wait()
      connection.answer(request.body)
    }
    let outbound = CurlTransport.make { $0.connectionsPerServer = 200 }
    await withTaskGroup { group in
      for number in 0..<200 {
        group.addTask { #expect(await outbound.ask(server.address(), form: "n=\(number)") == .ok("n=\(number)")) }
      }
      #expect(await server.open.reaches(200))
      gate.open()
    }
  }

  @Test func `refuses what finds the queue full, and serves what is in it`() async {
    let gate = Gate()
    defer { gate.open() }
    let server = TestServer { _, connection in
      gate.wait()
      connection.answer()
    }
    let outbound = CurlTransport.make {
      $0.connectionsPerServer = 2
      $0.waitingPerServer = 3
    }
    let refused = Counter()
    let answered = Counter()
    await withTaskGroup { group in
      for _ in 0..<10 {
        group.addTask {
          switch await outbound.ask(server.address()) {
          case .ok("{}"): answered.increment()
          case .failure(.overloaded): refused.increment()
          case let other: Issue.record("\(other)")
          }
        }
      }
      #expect(await refused.reaches(5))
      #expect(await server.accepted.reaches(2))
      gate.open()
    }
    #expect(answered.value == 5)
    #expect(server.accepted.value == 2)
  }

  @Test func `a server that hangs does not hold up another`() async {
    let gate = Gate()
    defer { gate.open() }
    let hanging = TestServer { _, connection in
      gate.wait()
      connection.answer()
    }
    let good = TestServer { _, connection in connection.answer("good") }
    let outbound = CurlTransport.make { $0.connectionsPerServer = 2 }
    await withTaskGroup { group in
      for _ in 0..<10 { group.addTask { #expect(await outbound.ask(hanging.address()) == .ok("{}")) } }
      #expect(await hanging.open.reaches(2))
      #expect(await outbound.ask(good.address()) == .ok("good"))
      gate.open()
    }
  }
}
