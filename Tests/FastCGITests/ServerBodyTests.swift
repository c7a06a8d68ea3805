import Synchronization
import Testing

@testable import FastCGI
@testable import HTTPMessage

/// Bodies of the wrong length, and what is sent behind a request.
@Suite(.timeLimit(.minutes(1))) struct ServerBodyTests {
  private let smuggled = FastCGI.request([("REQUEST_URI", "/admin"), ("REMOTE_USER", "admin")])

  private func bodies(
    of requests: [[UInt8]],
    maximumBody: Int = 1000
  ) async throws -> [Result<[UInt8], Request.BodyError>] {
    let bodies = Mutex<[Result<[UInt8], Request.BodyError>]>([])
    try await TestServer.run(
      maximumBody: maximumBody,
      respond: .init { request in
        bodies.withLock { $0.append(request.body) }
        return .text("hello")
      }
    ) { server in
      for request in requests {
        let peer = server.peer()
        #expect(await peer.send(request))
        #expect(await peer.answer()?.text.hasSuffix("hello") == true)
      }
    }
    return bodies.withLock { $0 }
  }

  private func request(length: String?, body: [UInt8]) -> [UInt8] {
    let parameters = length.map { FastCGI.pair("CONTENT_LENGTH", $0) } ?? []
    return FastCGI.begin() + FastCGI.stream(FastCGI.params, parameters)
      + FastCGI.stream(FastCGI.stdin, body, chunk: 999)
  }

  @Test func `a body has the length that was announced, or is none`() async throws {
    let body = [UInt8](repeating: 0x61, count: 10)
    let lengths = ["10", "0010", "11", "9", "0", "1000", "-10", "x", "1001", "99999999999999999999", "", nil]
    let expected: [Result<[UInt8], Request.BodyError>] = [
      .success(body), .success(body), .failure(.incomplete), .failure(.incomplete), .failure(.incomplete),
      .failure(.incomplete), .failure(.badLength), .failure(.badLength), .failure(.tooLarge), .failure(.tooLarge),
      .success(body), .success(body),
    ]
    #expect(try await bodies(of: lengths.map { request(length: $0, body: body) }) == expected)
  }

  @Test func `a body over the limit is read to its end and answered`() async throws {
    let big = [UInt8](repeating: 0x61, count: 3_000_000)
    let requests = [
      request(length: "3000000", body: big), request(length: "5", body: big), request(length: nil, body: big),
      request(length: nil, body: [UInt8](repeating: 0x61, count: 1001)),
    ]
    #expect(try await bodies(of: requests) == Array(repeating: .failure(.tooLarge), count: 4))
  }

  @Test func `a body that does not end is cut off, and the answer still arrives`() async throws {
    let endless =
      FastCGI.begin() + FastCGI.record(FastCGI.params)
      + FastCGI.stream(FastCGI.stdin, [UInt8](repeating: 0x61, count: 9_000_000))
    #expect(try await bodies(of: [endless]) == [.failure(.tooLarge)])
  }

  @Test(arguments: [true, false])
  func `nothing behind a request is ever a request of its own`(keepsConnection: Bool) async throws {
    let first = FastCGI.request(keepsConnection: keepsConnection)
    let requests = [
      first + smuggled, first + smuggled + smuggled + [1, 2, 3],
      FastCGI.request(body: smuggled, keepsConnection: keepsConnection),
      FastCGI.request([("CONTENT_LENGTH", "1")], body: smuggled, keepsConnection: keepsConnection),
      FastCGI.request([("CONTENT_LENGTH", "0")], body: smuggled + smuggled, keepsConnection: keepsConnection),
      FastCGI.request(
        [("CONTENT_LENGTH", "x")],
        body: (0..<100).flatMap { _ in smuggled },
        keepsConnection: keepsConnection
      ),
    ]
    // One answer each, and no more requests than connections.
    #expect(try await bodies(of: requests).count == requests.count)
  }

  @Test func `much excess does not cost the answer`() async throws {
    let excess = [UInt8](repeating: 0, count: 500_000)
    #expect(try await bodies(of: [FastCGI.request() + excess]).count == 1)
  }

  @Test func `excess that comes while the responder waits does not cost the answer`() async throws {
    let (entered, resume) = (Signal(), Signal())
    try await TestServer.run(
      respond: .init { _ in
        entered.raise()
        await resume.wait()
        return .text("late")
      }
    ) { server in
      let peer = server.peer()
      await peer.send(FastCGI.request(keepsConnection: true))
      await entered.wait()
      await peer.send(smuggled)
      // A further request has come through the same poller, so the excess has as well.
      let witness = server.peer()
      await witness.send(FastCGI.request())
      await server.responses.wait(for: 2)
      resume.raise()
      #expect(await peer.answer()?.text.hasSuffix("late") == true)
      #expect(await witness.answer() != nil)
      #expect(server.responses.value == 2)
    }
  }
}
