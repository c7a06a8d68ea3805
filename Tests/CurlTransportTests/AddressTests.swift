import Bitrix24
import Testing

@testable import CurlTransport

/// Which peers a request may reach.
@Suite struct AddressTests {
  private let server = TestServer { _, connection in connection.answer() }

  @Test(arguments: ["127.0.0.1", "localhost"])
  func `refuses a loopback address unless the request allows it`(host: String) async {
    let outbound = CurlTransport.make()
    #expect(await outbound.ask(server.address(host), allowsPrivateAddress: false) == .failure(.forbiddenAddress))
    #expect(server.accepted.value == 0)
    #expect(await outbound.ask(server.address(host)) == .ok("{}"))
  }

  @Test func `does not lend a kept connection to a request that may not have it`() async {
    let requests = Counter()
    let server = TestServer { _, connection in
      requests.increment()
      connection.answer()
    }
    let outbound = CurlTransport.make()
    #expect(await outbound.ask(server.address()) == .ok("{}"))
    #expect(await outbound.ask(server.address(), allowsPrivateAddress: false) == .failure(.forbiddenAddress))
    #expect(await outbound.ask(server.address()) == .ok("{}"))
    #expect(requests.value == 2)
  }

  @Test func `allows a configured network`() async {
    let inside = CurlTransport.make { $0.privateNetworks = [IPNetwork("10.0.0.0/8")!, IPNetwork("127.0.0.0/8")!] }
    #expect(await inside.ask(server.address("localhost"), allowsPrivateAddress: false) == .ok("{}"))
    let outside = CurlTransport.make { $0.privateNetworks = [IPNetwork("10.0.0.0/8")!] }
    #expect(await outside.ask(server.address(), allowsPrivateAddress: false) == .failure(.forbiddenAddress))
  }

  @Test(arguments: ["[::ffff:7f00:1]", "[::]", "0.0.0.0", "[::1]", "169.254.169.254"])
  func `refuses other ways to write it`(host: String) async {
    #expect(
      await CurlTransport.make().ask(server.address(host), allowsPrivateAddress: false) == .failure(.forbiddenAddress))
    #expect(server.accepted.value == 0)
  }

  @Test func `says that nobody listens`() async {
    let address = PortalAddress("127.0.0.1:\(Loopback.freePort())", isSecure: false)!
    #expect(await CurlTransport.make().ask(address) == .failure(.refused))
  }

  @Test func `says that there is no such host`() async {
    // A machine without a name server may find out only after the deadline.
    let address = PortalAddress("nobody.invalid", isSecure: true)!
    let answer = await CurlTransport.make().ask(address, within: .seconds(4))
    #expect([.failure(.unresolved), .failure(.deadline)].contains(answer))
  }
}
