import Testing

@testable import Bitrix24
@testable import PortalStore

@Suite struct GateTests {
  private func accessPolicy(_ portals: String..., token: String? = nil) throws -> AccessPolicy {
    AccessPolicy(
      portals: try portals.map { try #require(PortalPattern($0)) },
      applicationToken: try token.map { try #require(ApplicationToken($0)) }
    )
  }

  @Test func `admits a portal that the administrator named`() throws {
    let accessPolicy = try accessPolicy("other.example", "acme.bitrix24.com")
    #expect(throws: Never.self) { try accessPolicy.authorize(.make()) }
    #expect(throws: Never.self) { try accessPolicy.authorize(.make(domain: "ACME.bitrix24.com:443")) }
  }

  @Test(arguments: [
    "evil.example", "bitrix24.com", "xacme.bitrix24.com", "acme.bitrix24.com.evil.example", "www.acme.bitrix24.com",
    "acme.bitrix24.com:8443", "acme.bitrix24.com:80", "127.0.0.1", "[::1]",
  ])
  func `refuses a portal that nobody named`(domain: String) throws {
    let accessPolicy = try accessPolicy("acme.bitrix24.com")
    #expect(throws: AccessError.unknownPortal) { try accessPolicy.authorize(.make(domain: domain)) }
  }

  @Test func `refuses everybody where nobody is named`() throws {
    #expect(throws: AccessError.unknownPortal) { try accessPolicy().authorize(.make()) }
    #expect(throws: AccessError.unknownPortal) { try accessPolicy(token: "t").authorize(.make(token: "t")) }
  }

  @Test func `an event has the application token where one is known`() throws {
    let acme = try #require(PortalAddress("acme.bitrix24.com", isSecure: true))
    let open = try accessPolicy("acme.bitrix24.com")
    #expect(try !open.authorizeEvent(from: acme, applicationToken: Secret("any")).isAuthenticated)
    let accessPolicy = try accessPolicy("acme.bitrix24.com", token: "t")
    #expect(try accessPolicy.authorizeEvent(from: acme, applicationToken: Secret("t")).isAuthenticated)
    #expect(throws: AccessError.missingApplicationToken) {
      try accessPolicy.authorizeEvent(from: acme, applicationToken: nil)
    }
    #expect(throws: AccessError.wrongApplicationToken(digest: Secret("u").digest)) {
      try accessPolicy.authorizeEvent(from: acme, applicationToken: Secret("u"))
    }
    #expect(throws: AccessError.unknownPortal) {
      try accessPolicy.authorizeEvent(from: .other, applicationToken: Secret("t"))
    }
  }

  @Test func `refuses a portal without TLS unless that is allowed for it`() throws {
    let accessPolicy = try accessPolicy("acme.bitrix24.com", "http://intranet", "*.example.com")
    #expect(throws: AccessError.insecurePortal) { try accessPolicy.authorize(.make(secure: false)) }
    #expect(throws: AccessError.insecurePortal) {
      try accessPolicy.authorize(.make(domain: "a.example.com", secure: false))
    }
    #expect(throws: Never.self) { try accessPolicy.authorize(.make(domain: "intranet", secure: false)) }
    #expect(throws: Never.self) { try accessPolicy.authorize(.make(domain: "intranet", secure: true)) }
    #expect(throws: AccessError.unknownPortal) {
      try accessPolicy.authorize(.make(domain: "evil.example", secure: false))
    }
  }

  @Test func `one entry that allows it is enough`() throws {
    let accessPolicy = try accessPolicy("*.example.com", "http://a.example.com")
    #expect(throws: Never.self) { try accessPolicy.authorize(.make(domain: "a.example.com", secure: false)) }
    #expect(throws: AccessError.insecurePortal) {
      try accessPolicy.authorize(.make(domain: "b.example.com", secure: false))
    }
  }

  @Test func `asks for no application token where none is configured`() throws {
    let accessPolicy = try accessPolicy("acme.bitrix24.com")
    let call = try PlacementCall.make(token: "whatever")
    #expect(!accessPolicy.checksApplicationToken(of: call.portal))
    #expect(try !accessPolicy.authorize(call).isAuthenticated)
  }

  @Test(arguments: ["51856fef", "sha256:" + SHA256Digest(of: "51856fef".utf8).hexadecimal])
  func `admits the configured application token only`(configured: String) throws {
    let accessPolicy = try accessPolicy("acme.bitrix24.com", token: configured)
    let call = try PlacementCall.make(token: "51856fef")
    #expect(accessPolicy.checksApplicationToken(of: call.portal))
    #expect(try accessPolicy.authorize(call).isAuthenticated)
    #expect(throws: AccessError.missingApplicationToken) { try accessPolicy.authorize(.make()) }
    #expect(throws: AccessError.missingApplicationToken) { try accessPolicy.authorize(.make(token: "")) }
    for wrong in ["51856feF", "51856fe", "51856feff", configured + "x", "x"] {
      #expect(throws: AccessError.wrongApplicationToken(digest: SHA256Digest(of: wrong.utf8))) {
        try accessPolicy.authorize(.make(token: wrong))
      }
    }
  }

  @Test func `the digest itself is not the token`() throws {
    let configured = "sha256:" + SHA256Digest(of: "51856fef".utf8).hexadecimal
    let accessPolicy = try accessPolicy("acme.bitrix24.com", token: configured)
    #expect(throws: AccessError.self) { try accessPolicy.authorize(.make(token: configured)) }
  }

  @Test func `a stranger is not told about tokens`() throws {
    let accessPolicy = try accessPolicy("acme.bitrix24.com", token: "51856fef")
    #expect(throws: AccessError.unknownPortal) { try accessPolicy.authorize(.make(domain: "evil.example")) }
    #expect(throws: AccessError.insecurePortal) { try accessPolicy.authorize(.make(secure: false, token: "wrong")) }
  }

  @Test func `a refusal tells the digest that an administrator can configure, never the token`() throws {
    let refused = try accessPolicy("acme.bitrix24.com", token: "51856fef")
    let refusal = #expect(throws: AccessError.self) { try refused.authorize(.make(token: "0c5dnewtoken")) }
    guard case .wrongApplicationToken(let digest) = refusal else {
      Issue.record("refused for \(String(describing: refusal))")
      return
    }
    #expect(!"\(digest)".contains("0c5dnewtoken"))
    let corrected = try accessPolicy("acme.bitrix24.com", token: "sha256:" + digest.hexadecimal)
    #expect(throws: Never.self) { try corrected.authorize(.make(token: "0c5dnewtoken")) }
  }
}
