import Testing

@testable import FastCGI
@testable import HTTPMessage

/// Peers that misbehave.
@Suite(.timeLimit(.minutes(1))) struct ServerPeersTests {
  @Test func `a client that goes away cancels the task`() async throws {
    let (entered, cancelled) = (Signal(), Signal())
    try await TestServer.run(
      threads: 1,
      respond: .init { _ in
        entered.raise()
        await untilCancelled()
        cancelled.raise()
        return .text("nobody")
      }
    ) { server in
      let peer = server.peer()
      await peer.send(FastCGI.request())
      await entered.wait()
      peer.leave()
      await cancelled.wait()
      await server.clientsGone.wait(for: 1)
    }
  }

  @Test func `a client that withdraws its request and goes away cancels the task`() async throws {
    let (entered, cancelled) = (Signal(), Signal())
    let respond = ClosureResponder { _ in
      entered.raise()
      await untilCancelled()
      cancelled.raise()
      return .text("nobody")
    }
    try await TestServer.run(respond: respond) { server in
      let peer = server.peer()
      await peer.send(FastCGI.request())
      await entered.wait()
      await peer.send(FastCGI.record(FastCGI.abortRequest))
      peer.leave()
      await cancelled.wait()
    }
  }

  @Test func `a request that is withdrawn while it arrives is not answered`() async throws {
    try await TestServer.run { server in
      let peer = server.peer()
      await peer.send(FastCGI.begin() + FastCGI.record(FastCGI.abortRequest))
      #expect(await peer.readToEnd() == [])
      #expect(server.responses.value == 0)
      await server.clientsGone.wait(for: 1)
    }
  }

  @Test func `clients that go away in the middle of an answer harm nobody`() async throws {
    try await TestServer.run(threads: 1, respond: .init { _ in .bytes(4_000_000) }) { server in
      for _ in 0..<20 {
        let peer = server.peer(receiveBuffer: 4096)
        await peer.send(FastCGI.request())
        peer.leave()
      }
      await server.clientsGone.wait(for: 20)
      #expect(await server.peer().ask()?.output.count ?? 0 > 4_000_000)
    }
  }

  @Test func `a hundred peers that say nothing, and a hundred that say half, delay nobody`() async throws {
    try await TestServer.run(threads: 1) { server in
      let request = FastCGI.request(body: [UInt8](repeating: 0x61, count: 1000))
      let peers = (0..<200).map { _ in server.peer() }
      for (index, peer) in peers.enumerated() where index % 2 == 0 {
        await peer.send(Array(request.prefix(1 + index * 5)))
      }
      for _ in 0..<10 { #expect(await server.peer().ask() != nil) }
      #expect(server.responses.value == 10)
      for peer in peers { peer.leave() }
    }
  }

  @Test func `closes peers that say nothing or half in time`() async throws {
    try await TestServer.run(ioTimeout: .milliseconds(200)) { server in
      let silent = server.peer()
      let half = server.peer()
      await half.send(Array(FastCGI.request().dropLast()))
      #expect(await silent.readToEnd() == [])
      #expect(await half.readToEnd() == [])
      await server.timeouts.wait(for: 2)
      #expect(server.responses.value == 0)
    }
  }

  @Test func `a peer that sends a little now and then does not win more time`() async throws {
    try await TestServer.run(ioTimeout: .milliseconds(200)) { server in
      let peer = server.peer()
      let start = ContinuousClock.now
      // Fails once the server has closed the connection.
      while await peer.send(FastCGI.record(FastCGI.getValues, id: 0)), ContinuousClock.now - start < .seconds(50) {}
      #expect(ContinuousClock.now - start < .seconds(40))
      await server.timeouts.wait(for: 1)
    }
  }

  @Test func `closes a peer that does not read its answer in time`() async throws {
    try await TestServer.run(ioTimeout: .milliseconds(200), respond: .init { _ in .bytes(4_000_000) }) { server in
      let peer = server.peer(receiveBuffer: 4096)
      await peer.send(FastCGI.request())
      await server.timeouts.wait(for: 1)
      #expect(await peer.answer() == nil, "only a part of it was delivered")
    }
  }

  @Test func `a responder may take longer than a peer`() async throws {
    let (entered, resume) = (Signal(), Signal())
    try await TestServer.run(
      ioTimeout: .milliseconds(100),
      respond: .init { _ in
        entered.raise()
        await resume.wait()
        return .text("late")
      }
    ) { server in
      let peer = server.peer()
      await peer.send(FastCGI.request())
      await entered.wait()
      for _ in 0..<3 { #expect(await server.peer().readToEnd() == [], "silent ones that came later time out") }
      resume.raise()
      #expect(await peer.answer()?.text.hasSuffix("late") == true)
    }
  }

  @Test func `refuses what is no request, and goes on`() async throws {
    try await TestServer.run { server in
      let wrong = [
        Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8), FastCGI.record(FastCGI.params, [1]),
        FastCGI.begin() + FastCGI.begin(),
        FastCGI.begin() + FastCGI.stream(FastCGI.params, [0xFF, 0xFF, 0xFF, 0xFE, 0x00]),
        FastCGI.begin() + FastCGI.stream(FastCGI.params, [UInt8](repeating: 0, count: 200_000)),
      ]
      for bytes in wrong {
        let peer = server.peer()
        await peer.send(bytes)
        #expect(await peer.readToEnd() == [])
      }
      #expect(server.malformed.value == wrong.count)
      #expect(await server.peer().ask(FastCGI.begin(role: 2))?.status == 3)
      #expect(server.responses.value == 0)
      #expect(await server.peer().ask() != nil)
    }
  }

  @Test func `crafted management records do not end the process`() async throws {
    try await TestServer.run { server in
      let names = FastCGI.pair("FCGI_MAX_CONNS", "")
      let noise =
        FastCGI.record(FastCGI.getValues, id: 0, names + names + names)
        + FastCGI.record(FastCGI.getValues, id: 0, [0x7F, 0xFF, 0xFF, 0xFE]) + FastCGI.record(99, id: 0, [1, 2, 3])
        + FastCGI.record(FastCGI.getValues, id: 0, [0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF, 0xFE])
      #expect(await server.peer().ask(noise + FastCGI.request())?.text.hasSuffix("hello") == true)
    }
  }
}
