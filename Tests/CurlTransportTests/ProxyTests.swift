import Bitrix24
import CurlTransport
import Glibc
import Testing

@Suite struct ProxyTests {
  private let proxy = TestServer { request, connection in connection.answer(request.line) }

  private var configured: CurlTransport {
    CurlTransport.make { $0.proxy = "http://127.0.0.1:\(proxy.port)" }
  }

  @Test func `takes none from the environment`() async {
    let outbound = CurlTransport.make()
    #expect(["http_proxy", "HTTP_PROXY", "all_proxy"].allSatisfy { (name: String) in getenv(name) != nil })
    let server = TestServer { _, connection in connection.answer("direct") }
    #expect(await outbound.ask(server.address()) == .ok("direct"))
  }

  @Test func `asks the configured one for every name`() async {
    let address = PortalAddress("portal.example", isSecure: false)!
    let answer = await configured.ask(address, path: "/rest/a.json", allowsPrivateAddress: false)
    #expect(answer == .ok("POST http://portal.example/rest/a.json HTTP/1.1"))
  }

  @Test func `does not ask the configured one for a forbidden address`() async {
    let address = PortalAddress("127.0.0.1:8080", isSecure: false)!
    #expect(await configured.ask(address, allowsPrivateAddress: false) == .failure(.forbiddenAddress))
    #expect(proxy.accepted.value == 0)
  }

  @Test func `wants a tunnel for TLS, and shows the proxy nothing of the request`() async {
    let lines = TestServer { connection in
      #expect(connection.receive()?.line == "CONNECT portal.example:443 HTTP/1.1")
      connection.answer("", status: "403 Forbidden")
    }
    let outbound = CurlTransport.make { $0.proxy = "http://127.0.0.1:\(lines.port)" }
    #expect(await outbound.ask(PortalAddress("portal.example", isSecure: true)!) == .failure(.refused))
  }
}
