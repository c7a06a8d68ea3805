import Bitrix24
import Bitrix24REST
import CurlTransport
import Testing

/// Servers that do not do what HTTP asks of them.
@Suite struct BadAnswerTests {
  private func ask(
    _ text: String, maximumBytes: Int = 1 << 20, within limit: Duration = .seconds(120)
  ) async -> (Answer, isClosed: Bool) {
    let server = TestServer { connection in
      _ = connection.receive()
      connection.send(text)
    }
    let answer = await CurlTransport.make().ask(server.address(), within: limit, maximumBytes: maximumBytes)
    return (answer, await server.open.reaches(0))
  }

  @Test(arguments: [
    ("garbage that is no HTTP at all\r\n\r\n", TransportError.protocolViolation),
    ("HTTP/9.7 200 OK\r\n\r\n", .protocolViolation),
    ("SSH-2.0-OpenSSH_9.2\r\n", .protocolViolation),
    ("", .refused),
    ("HTTP/1.1 200 OK\r\nContent-Le", .refused),
    ("HTTP/1.1 200 OK\r\nX: y\r\n", .refused),
    ("HTTP/1.1 100 Continue\r\n\r\n", .refused),
    ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n", .refused),
    ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", .refused),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\nabc", .refused),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc", .refused),
    ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nX: \(String(repeating: "x", count: 200_000))\r\n\r\na", .tooLarge),
    (
      "HTTP/1.1 200 OK\r\n" + String(repeating: "X: \(String(repeating: "x", count: 1000))\r\n", count: 100) + "\r\n",
      .tooLarge
    ),
  ])
  func `a broken answer is an error`(text: String, error: TransportError) async {
    let (answer, isClosed) = await ask(text)
    #expect(answer == .failure(error))
    #expect(isClosed)
  }

  @Test func `an answer may be as long as is allowed`() async {
    #expect(await ask("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde", maximumBytes: 5).0 == .ok("abcde"))
    #expect(await ask("HTTP/1.1 200 OK\r\n\r\nabcde", maximumBytes: 5).0 == .ok("abcde"))
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabcdef", "HTTP/1.1 200 OK\r\n\r\nabcdef",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n0\r\n\r\n",
  ])
  func `a longer answer is refused`(text: String) async {
    #expect(await ask(text, maximumBytes: 5).0 == .failure(.tooLarge))
  }

  @Test func `an endless answer is cut off while it comes`() async {
    let server = TestServer { connection in
      _ = connection.receive()
      connection.send("HTTP/1.1 200 OK\r\n\r\n")
      let piece = [UInt8](repeating: 0x78, count: 65_536)
      while connection.send(piece) {}
    }
    #expect(await CurlTransport.make().ask(server.address()) == .failure(.tooLarge))
    #expect(await server.open.reaches(0))
  }

  @Test func `a request is not repeated when a kept connection ends without an answer`() async {
    let requests = Counter()
    let server = TestServer { connection in
      if connection.receive() != nil { requests.increment() }
      connection.answer("first")
      // Takes the second request and says nothing to it.
      if connection.receive() != nil { requests.increment() }
    }
    let outbound = CurlTransport.make()
    #expect(await outbound.ask(server.address()) == .ok("first"))
    #expect(await outbound.ask(server.address()) == .failure(.refused))
    #expect(requests.value == 2)
  }
}
