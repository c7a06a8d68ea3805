import Glibc
import Synchronization
import TestSupport
import Testing

@testable import FastCGI
@testable import HTTPMessage

@Suite(.timeLimit(.minutes(1))) struct ServerTests {
  @Test func `answers a request and closes the connection`() async throws {
    try await TestServer.run(respond: .init { .text("\($0.method) \($0.path) \($0.body)") }) { server in
      let peer = server.peer()
      let answer = try #require(await peer.ask(FastCGI.request(body: Array("ab".utf8), id: 77)))
      #expect(answer.id == 77 && answer.status == 0)
      #expect(answer.text.hasPrefix("Status: 200 OK\r\n"))
      #expect(answer.text.hasSuffix("\r\n\r\npost / success([97, 98])"))
    }
  }

  @Test func `answers a HEAD without a body`() async throws {
    try await TestServer.run { server in
      let answer = await server.peer().ask(FastCGI.request([("REQUEST_METHOD", "HEAD"), ("REQUEST_URI", "/")]))
      #expect(answer?.text.hasSuffix("\r\nContent-Length: 5\r\n\r\n") == true)
    }
  }

  @Test func `takes a request that comes byte by byte`() async throws {
    try await TestServer.run(threads: 1) { server in
      let peer = server.peer()
      for byte in FastCGI.request(body: [1, 2, 3]) { #expect(await peer.send([byte])) }
      #expect(await peer.answer()?.text.hasSuffix("hello") == true)
    }
  }

  @Test func `starts a responder on the thread that received the request`() async throws {
    let threads = Mutex<Set<pthread_t>>([])
    let release = Release()
    let respond = ClosureResponder { _ in
      threads.withLock { _ = $0.insert(pthread_self()) }
      release.blockUntilOpen()
      return .text("hello")
    }
    try await TestServer.run(threads: 1, respond: respond) { server in
      let peers = (0..<20).map { _ in server.peer() }
      for peer in peers { await peer.send(FastCGI.request()) }
      await server.responses.wait(for: 1)
      #expect(server.responses.value == 1, "the only thread is busy with the first")
      release.open()
      for peer in peers { #expect(await peer.answer() != nil) }
      #expect(threads.withLock { $0.count } == 1)
    }
  }

  @Test func `serves those that came together at the same time, however long the first one takes`() async throws {
    let (entered, release) = (Counter(), Release())
    let server = try TestServer(
      threads: 2, starts: false,
      respond: .init { _ in
        entered.increment()
        if entered.value == 1 { release.blockUntilOpen() } else { release.open() }
        return .text("hello")
      })
    let peers = (0..<2).map { _ in server.peer() }
    for peer in peers { await peer.send(FastCGI.request()) }
    try server.server.start()
    for peer in peers { #expect(await peer.answer() != nil) }
    #expect(await server.stop())
  }

  @Test func `answers later from a resumed task, and others in the meantime on its one thread`() async throws {
    let (entered, resume) = (Counter(), Signal())
    try await TestServer.run(
      threads: 1,
      respond: .init { request in
        guard request.path == "/later" else { return .text("now") }
        entered.increment()
        await resume.wait()
        return .text("later")
      }
    ) { server in
      let waiting = (0..<200).map { _ in server.peer() }
      for peer in waiting { await peer.send(FastCGI.request([("REQUEST_URI", "/later")])) }
      await entered.wait(for: 200)
      #expect(await server.peer().ask()?.text.hasSuffix("now") == true)
      resume.raise()
      for peer in waiting { #expect(await peer.answer()?.text.hasSuffix("later") == true) }
    }
  }

  @Test func `a resumed task's big answers to peers that do not read block nobody`() async throws {
    let (entered, resume) = (Counter(), Signal())
    try await TestServer.run(
      threads: 1,
      respond: .init { request in
        guard request.path == "/big" else {
          await Task.yield()
          return .text("small")
        }
        entered.increment()
        await resume.wait()
        return .bytes(4_000_000)
      }
    ) { server in
      let peers = (0..<16).map { _ in server.peer(receiveBuffer: 4096) }
      for peer in peers { await peer.send(FastCGI.request([("REQUEST_URI", "/big")])) }
      await entered.wait(for: 16)
      resume.raise()
      for _ in 0..<20 { #expect(await server.peer().ask()?.text.hasSuffix("small") == true) }
      for peer in peers { #expect(await peer.answer()?.output.suffix(4_000_000).allSatisfy { $0 == 0x78 } == true) }
    }
  }

  @Test(arguments: [0, 65_000, 65_528, 65_536, 1_000_000])
  func `sends an answer of any size whole`(count: Int) async throws {
    try await TestServer.run(respond: .init { _ in .bytes(count) }) { server in
      let answer = try #require(await server.peer().ask())
      #expect(answer.text.contains("\r\nContent-Length: \(count)\r\n\r\n"))
      #expect(answer.output.count { $0 == 0x78 } >= count)
    }
  }

  @Test func `many peers at once get each their own answer`() async throws {
    try await TestServer.run(
      respond: .init { request in
        if request.path.hasSuffix("7") { await Task.yield() }
        return .text(request.path)
      }
    ) { server in
      await withTaskGroup { group in
        for number in 0..<300 {
          group.addTask {
            let answer = await server.peer().ask(
              FastCGI.request([("REQUEST_URI", "/\(number)")], id: UInt16(number + 1))
            )
            #expect(answer?.id == UInt16(number + 1))
            #expect(answer?.text.hasSuffix("\r\n\r\n/\(number)") == true)
          }
        }
      }
      #expect(server.responses.value == 300)
    }
  }

  @Test func `new limits hold for connections from then on`() async throws {
    try await TestServer.run(respond: .init { .text("\($0.body)") }) { server in
      server.server.update(Server.Options(threads: 2, ioTimeout: .seconds(60), maximumBody: 1))
      #expect(
        await server.peer().ask(FastCGI.request(body: [1, 2]))?.text.hasSuffix(
          "failure(HTTPMessage.Request.BodyError.tooLarge)"
        ) == true
      )
      #expect(await server.peer().ask(FastCGI.request(body: [1]))?.text.hasSuffix("success([1])") == true)
    }
  }

  @Test func `a server on an inherited socket leaves its backlog to the next`() async throws {
    let folder = TemporaryFolder()
    let socket = try ListeningSocket(path: folder.file("socket"), mode: 0o600, group: nil)
    func serve() throws -> Server {
      let server = try Server(
        socket: ListeningSocket(inherited: dup(socket.descriptor)),
        options: Server.Options(threads: 2, ioTimeout: .seconds(60), maximumBody: 100),
        responder: ClosureResponder { _ in .text("hello") },
        onIncident: { _ in }
      )
      try server.start()
      return server
    }
    let first = try serve()
    #expect(await Peer(path: folder.file("socket")).ask() != nil)
    #expect(await onOwnThread { first.stop(within: .seconds(10)) })
    let peer = Peer(path: folder.file("socket"))
    #expect(await peer.send(FastCGI.request()))
    let second = try serve()
    #expect(await peer.answer()?.text.hasSuffix("hello") == true)
    #expect(await onOwnThread { second.stop(within: .seconds(10)) })
    #expect(folder.names == ["socket"])
    socket.remove()
  }
}
