import Testing

@testable import FastCGI
@testable import HTTPMessage

@Suite(.timeLimit(.minutes(1))) struct ServerStopTests {
  @Test func `stops within 100 ms when idle, also with silent peers`() async throws {
    // The best of several: what it costs when the machine has nothing else to do.
    var best = Duration.seconds(60)
    for _ in 0..<5 where best >= .milliseconds(100) {
      let server = try TestServer()
      let peers = (0..<20).map { _ in server.peer() }
      #expect(await server.peer().ask() != nil)
      let start = ContinuousClock.now
      #expect(await server.stop())
      best = min(best, ContinuousClock.now - start)
      for peer in peers { #expect(await peer.readToEnd() == []) }
    }
    #expect(best < .milliseconds(100))
  }

  @Test func `accepts nobody any more and leaves no file`() async throws {
    let server = try TestServer()
    #expect(await server.stop())
    #expect(!server.peer().couldConnect)
    #expect(server.folder.names.isEmpty)
  }

  @Test func `finishes what runs`() async throws {
    let (entered, resume, finished) = (Counter(), Signal(), Signal())
    let server = try TestServer(
      respond: .init { _ in
        entered.increment()
        await resume.wait()
        return .bytes(300_000)
      }
    )
    let peers = (0..<20).map { _ in server.peer() }
    for peer in peers { await peer.send(FastCGI.request()) }
    await entered.wait(for: 20)
    async let stopped = {
      defer { finished.raise() }
      return await server.stop()
    }()
    while !server.server.isDraining { await Task.yield() }
    #expect(!server.peer().couldConnect, "nobody is let in any more")
    #expect(!finished.isRaised)
    resume.raise()
    for peer in peers { #expect(await peer.answer()?.output.count ?? 0 > 300_000) }
    #expect(await stopped)
  }

  @Test func `finishes a request that is half there`() async throws {
    let server = try TestServer()
    let request = FastCGI.request(body: [1, 2, 3])
    let peer = server.peer()
    await peer.send(Array(request.dropLast(3)))
    // Answered by the same workers, so what was sent before has been read.
    for _ in 0..<10 { #expect(await server.peer().ask() != nil) }
    async let stopped = server.stop()
    await peer.send(Array(request.suffix(3)))
    #expect(await peer.answer()?.text.hasSuffix("hello") == true)
    #expect(await stopped)
  }

  @Test func `gives up when the time is over`() async throws {
    let (entered, resume) = (Signal(), Signal())
    let server = try TestServer(
      respond: .init { _ in
        entered.raise()
        await resume.wait()
        return .text("late")
      }
    )
    let peer = server.peer()
    await peer.send(FastCGI.request())
    await entered.wait()
    #expect(await !server.stop(within: .milliseconds(50)))
    resume.raise()
    #expect(await peer.answer()?.text.hasSuffix("late") == true)
  }

  @Test func `serves what waits in the backlog of its own socket`() async throws {
    let entered = Signal()
    let release = Release()
    let respond = ClosureResponder { request in
      if request.path == "/first" {
        entered.raise()
        release.blockUntilOpen()
      }
      return .text("hello")
    }
    let server = try TestServer(threads: 1, respond: respond)
    let first = server.peer()
    await first.send(FastCGI.request([("REQUEST_URI", "/first")]))
    await entered.wait()
    let waiting = (0..<10).map { _ in server.peer() }
    for peer in waiting { await peer.send(FastCGI.request()) }
    #expect(server.responses.value == 1, "the only thread is busy")
    async let stopped = server.stop()
    while !server.server.isDraining { await Task.yield() }
    release.open()
    for peer in [first] + waiting { #expect(await peer.answer()?.text.hasSuffix("hello") == true) }
    #expect(await stopped)
  }
}
