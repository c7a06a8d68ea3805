import Bitrix24
import CurlTransport
import Synchronization
import Testing

@Suite struct RequestTests {
  @Test func `posts the form with its headers and nothing else`() async throws {
    let received = Mutex<ReceivedRequest?>(nil)
    let server = TestServer { request, connection in
      received.withLock { $0 = request }
      connection.answer(#"{"result":1}"#)
    }
    let form = "auth=abc&cmd%5Bitem%5D=crm.item.get"
    #expect(await CurlTransport.make().ask(server.address(), form: form) == .ok(#"{"result":1}"#))

    let request = try #require(received.withLock { $0 })
    #expect(request.line == "POST /rest/batch.json HTTP/1.1")
    #expect(request.body == form)
    #expect(
      request.headers.sorted() == [
        "Accept: application/json", "Content-Length: \(form.utf8.count)",
        "Content-Type: application/x-www-form-urlencoded", "Host: 127.0.0.1:\(server.port)", "User-Agent: Placard/test",
      ])
  }

  @Test func `sends a long form at once, and an empty one`() async {
    let server = TestServer { request, connection in
      connection.answer("\(request.body.utf8.count) \(request["Expect"] ?? "-")")
    }
    let outbound = CurlTransport.make()
    let form = String(repeating: "x", count: 3 << 20)
    #expect(await outbound.ask(server.address(), form: form) == .ok("\(3 << 20) -"))
    #expect(await outbound.ask(server.address(), form: "") == .ok("0 -"))
  }

  @Test(arguments: [200, 204, 401, 404, 429, 500, 503])
  func `returns every status with its body`(status: Int) async {
    let server = TestServer { _, connection in connection.answer(status == 204 ? "" : "said", status: "\(status) X") }
    let expected = Answer.success(status: status, status == 204 ? "" : "said", nil)
    #expect(await CurlTransport.make().ask(server.address()) == expected)
  }

  @Test func `does not follow a redirect, and says where it leads`() async {
    let target = TestServer { _, connection in connection.answer("followed") }
    let server = TestServer { _, connection in
      connection.answer("moved", status: "302 Found", header: "Location: http://127.0.0.1:\(target.port)/other?a=b\r\n")
    }
    let expected = Answer.success(status: 302, "moved", "http://127.0.0.1:\(target.port)/other?a=b")
    #expect(await CurlTransport.make().ask(server.address()) == expected)
    #expect(target.accepted.value == 0)
  }

  @Test func `reads an answer in chunks, and one that ends with the connection`() async {
    let chunked = TestServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
    }
    let closed = TestServer { connection in
      _ = connection.receive()
      connection.send("HTTP/1.1 200 OK\r\n\r\nabcde")
    }
    let outbound = CurlTransport.make()
    #expect(await outbound.ask(chunked.address()) == .ok("abcde"))
    #expect(await outbound.ask(closed.address()) == .ok("abcde"))
  }

  @Test func `keeps no cookie`() async {
    let server = TestServer { request, connection in
      connection.answer(request["Cookie"] ?? "none", header: "Set-Cookie: a=b\r\n")
    }
    let outbound = CurlTransport.make()
    #expect(await outbound.ask(server.address()) == .ok("none"))
    #expect(await outbound.ask(server.address()) == .ok("none"))
  }
}
