import Bitrix24
import CurlTransport
import Testing

/// Whom the certificate authorities vouch for, at an nginx with TLS.
@Suite struct CertificateTests {
  private let certificates: Certificates

  init() throws {
    certificates = try Certificates()
  }

  private func ask(
    _ certificate: String, host: String = "localhost", settings: String = "", authorities: String?
  ) async throws -> Answer {
    let server = try await Nginx(
      certificates, certificate: certificate, settings: settings, location: "return 200 secure;")
    return await CurlTransport.make { $0.authorities = authorities }.ask(server.address(host))
  }

  @Test func `trusts a server whose certificate is by a configured authority`() async throws {
    try certificates.make("server")
    #expect(try await ask("server", authorities: certificates.authority) == .ok("secure"))
  }

  @Test func `does not trust an authority that is not the system's`() async throws {
    try certificates.make("server")
    #expect(try await ask("server", authorities: nil) == .failure(.certificate))
  }

  @Test func `trusts no other authority than the configured one`() async throws {
    try certificates.makeAuthority("other")
    try certificates.make("server", by: "other")
    #expect(try await ask("server", authorities: certificates.authority) == .failure(.certificate))
  }

  @Test func `refuses a certificate for another name`() async throws {
    try certificates.make("server", host: "portal.example")
    #expect(try await ask("server", authorities: certificates.authority) == .failure(.certificate))
  }

  @Test func `refuses a name's certificate at an address`() async throws {
    try certificates.make("server")
    #expect(try await ask("server", host: "127.0.0.1", authorities: certificates.authority) == .failure(.certificate))
  }

  @Test func `refuses an expired certificate`() async throws {
    try certificates.make("server", days: 0)
    #expect(try await ask("server", authorities: certificates.authority) == .failure(.certificate))
  }

  @Test func `refuses a certificate that signed itself`() async throws {
    #expect(try await ask("authority", authorities: nil) == .failure(.certificate))
  }

  @Test func `refuses a TLS that is too old`() async throws {
    try certificates.make("server")
    let settings = "ssl_protocols TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0;"
    #expect(try await ask("server", settings: settings, authorities: certificates.authority) == .failure(.certificate))
  }

  @Test func `a file of authorities that is not there is an error`() async throws {
    try certificates.make("server")
    #expect(try await ask("server", authorities: certificates.folder.file("none.pem")) == .failure(.certificate))
  }

  @Test func `a server without TLS gets nothing of the request`() async {
    let plain = TestServer { request, connection in connection.answer(request.line) }
    #expect(
      await CurlTransport.make().ask(plain.address(isSecure: true), within: .seconds(3)) != .ok("POST / HTTP/1.1"))
  }
}
