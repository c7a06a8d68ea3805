import Testing

@testable import FastCGI
@testable import HTTPMessage

@Suite(.timeLimit(.minutes(1))) struct ServerResponsivenessTests {
  private func isResponsive(_ server: TestServer, within limit: Duration) async -> Bool {
    await onOwnThread { [server = server.server] in server.isResponsive(within: limit) }
  }

  @Test func `a server with nothing to do is responsive, again and again`() async throws {
    try await TestServer.run { server in
      for _ in 0..<3 {
        #expect(await isResponsive(server, within: .seconds(10)))
      }
      #expect(await server.peer().ask()?.text.hasSuffix("hello") == true)
    }
  }

  @Test func `a server is not responsive while all its threads are stuck`() async throws {
    let release = Release()
    let respond = ClosureResponder { _ in
      release.blockUntilOpen()
      return .text("late")
    }
    try await TestServer.run(threads: 1, respond: respond) { server in
      let peer = server.peer()
      await peer.send(FastCGI.request())
      await server.responses.wait(for: 1)
      #expect(await !isResponsive(server, within: .milliseconds(100)))
      release.open()
      #expect(await peer.answer()?.text.hasSuffix("late") == true)
      #expect(await isResponsive(server, within: .seconds(10)))
    }
  }
}
