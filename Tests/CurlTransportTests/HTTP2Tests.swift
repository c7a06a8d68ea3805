import Bitrix24
import CurlTransport
import Synchronization
import Testing

/// An nginx with HTTP/2 that passes requests on to a server of the test's.
@Suite struct HTTP2Tests {
  private let certificates: Certificates

  init() throws {
    certificates = try Certificates()
    try certificates.make("server")
  }

  private func nginx(before server: TestServer, listen: String = "http2", settings: String = "") async throws -> Nginx {
    try await Nginx(
      certificates, certificate: "server", listen: listen, settings: settings,
      location: """
        proxy_pass http://127.0.0.1:\(server.port); proxy_set_header X-Seen "$server_protocol $connection";
        proxy_http_version 1.1;
        """)
  }

  private func outbound(streams: Int = 100) -> CurlTransport {
    CurlTransport.make {
      $0.authorities = certificates.authority
      $0.streamsPerConnection = streams
    }
  }

  @Test func `sends many requests at a time over one connection`() async throws {
    let waiting = Counter()
    let gate = Gate()
    defer { gate.open() }
    let server = TestServer { request, connection in
      if request.body == "wait" {
        waiting.increment()
        gate.wait()
      }
      connection.answer(request["X-Seen"] ?? "")
    }
    let nginx = try await nginx(before: server)
    let outbound = outbound()
    let first = try #require(await outbound.ask(nginx.address()).body)
    #expect(first.hasPrefix("HTTP/2.0 "))

    // More than connections are allowed to one server.
    await withTaskGroup(of: Answer.self) { group in
      for _ in 0..<50 { group.addTask { await outbound.ask(nginx.address(), form: "wait") } }
      #expect(await waiting.reaches(50))
      gate.open()
      for await answer in group { #expect(answer == .ok(first)) }
    }
  }

  @Test func `takes further connections when one has as many requests as may share it`() async throws {
    let waiting = Counter()
    let gate = Gate()
    defer { gate.open() }
    let server = TestServer { request, connection in
      if request.body == "wait" {
        waiting.increment()
        gate.wait()
      }
      connection.answer(request["X-Seen"] ?? "")
    }
    let nginx = try await nginx(before: server)
    let outbound = outbound(streams: 2)
    #expect(await outbound.ask(nginx.address()).body?.hasPrefix("HTTP/2.0 ") == true)

    let connections = await withTaskGroup(of: Answer.self) { group in
      for _ in 0..<12 { group.addTask { await outbound.ask(nginx.address(), form: "wait") } }
      #expect(await waiting.reaches(12))
      gate.open()
      return await group.reduce(into: Set<Answer>()) { $0.insert($1) }
    }
    #expect(connections.count >= 6)
  }

  @Test func `shares the first connection that is being made`() async throws {
    let server = TestServer { request, connection in connection.answer(request["X-Seen"] ?? "") }
    let nginx = try await nginx(before: server)
    let outbound = outbound()
    let connections = await withTaskGroup(of: Answer.self) { group in
      for _ in 0..<50 { group.addTask { await outbound.ask(nginx.address()) } }
      return await group.reduce(into: Set<Answer>()) { $0.insert($1) }
    }
    #expect(connections.count == 1)
    #expect(connections.first?.body?.hasPrefix("HTTP/2.0 ") == true)
  }

  @Test func `speaks HTTP/1.1 where the server does, over kept connections`() async throws {
    let server = TestServer { request, connection in connection.answer(request["X-Seen"] ?? "") }
    let nginx = try await nginx(before: server, listen: "")
    let outbound = outbound()
    let connections = await withTaskGroup(of: Answer.self) { group in
      for _ in 0..<50 { group.addTask { await outbound.ask(nginx.address()) } }
      return await group.reduce(into: Set<Answer>()) { $0.insert($1) }
    }
    #expect((1...8).contains(connections.count))
    #expect(connections.allSatisfy { $0.body?.hasPrefix("HTTP/1.1 ") == true })
  }

  @Test func `a cancelled request does not hurt the others on its connection`() async throws {
    let waiting = Counter()
    let gate = Gate()
    defer { gate.open() }
    let server = TestServer { request, connection in
      waiting.increment()
      gate.wait()
      connection.answer(request["X-Seen"] ?? "")
    }
    let nginx = try await nginx(before: server)
    let outbound = outbound()
    let cancelled = Task { await outbound.ask(nginx.address()) }
    let kept = Task { await outbound.ask(nginx.address()) }
    #expect(await waiting.reaches(2))
    cancelled.cancel()
    #expect(await cancelled.value == .failure(.cancelled))
    gate.open()
    #expect(await kept.value.body?.hasPrefix("HTTP/2.0 ") == true)
  }

  @Test func `a request that may not have a connection does not share it, nor hurt it`() async throws {
    let waiting = Counter()
    let gate = Gate()
    defer { gate.open() }
    let server = TestServer { request, connection in
      waiting.increment()
      gate.wait()
      connection.answer(request["X-Seen"] ?? "")
    }
    let nginx = try await nginx(before: server)
    let outbound = outbound()
    let allowed = Task { await outbound.ask(nginx.address()) }
    #expect(await waiting.reaches(1))
    #expect(await outbound.ask(nginx.address(), allowsPrivateAddress: false) == .failure(.forbiddenAddress))
    gate.open()
    #expect(await allowed.value.body?.hasPrefix("HTTP/2.0 ") == true)
    #expect(waiting.value == 1)
  }

  @Test func `others go on when the one that makes their connection is cancelled`() async throws {
    let accepted = Counter()
    // Says nothing to the first connection, and is then a server that does not speak TLS.
    let server = TestServer { connection in
      if accepted.increment() == 1 { _ = connection.isClosedByClient() } else { connection.send("no TLS\r\n\r\n") }
    }
    let outbound = outbound()
    let address = server.address("localhost", isSecure: true)
    let first = Task { await outbound.ask(address) }
    #expect(await accepted.reaches(1))
    let others = (0..<5).map { _ in Task { await outbound.ask(address) } }
    first.cancel()
    for other in others { #expect(await other.value == .failure(.certificate)) }
  }

  @Test func `a connection that the server ends is replaced`() async throws {
    let server = TestServer { request, connection in connection.answer(request["X-Seen"] ?? "") }
    let nginx = try await nginx(before: server, settings: "keepalive_requests 5;")
    let outbound = outbound()
    var connections: Set<Answer> = []
    for _ in 0..<20 { connections.insert(await outbound.ask(nginx.address())) }
    #expect(connections.count == 4)
    #expect(connections.allSatisfy { $0.body?.hasPrefix("HTTP/2.0 ") == true })
  }
}
