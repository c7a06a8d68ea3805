import Testing

@testable import Bitrix24
@testable import PortalStore

@Suite struct GateTests {
  private func gate(_ portals: String..., token: String? = nil) throws -> AccessPolicy {
    AccessPolicy(
      portals: try portals.map { try #require(PortalPattern($0)) },
      applicationToken: try token.map { try #require(ApplicationToken($0)) }
    )
  }

  @Test func `admits a portal that the administrator named`() throws {
    let gate = try gate("other.example", "acme.bitrix24.com")
    #expect(throws: Never.self) { try gate.admit(.make()) }
    #expect(throws: Never.self) { try gate.admit(.make(domain: "ACME.bitrix24.com:443")) }
  }

  @Test(arguments: [
    "evil.example", "bitrix24.com", "xacme.bitrix24.com", "acme.bitrix24.com.evil.example", "www.acme.bitrix24.com",
    "acme.bitrix24.com:8443", "acme.bitrix24.com:80", "127.0.0.1", "[::1]",
  ])
  func `refuses a portal that nobody named`(domain: String) throws {
    let gate = try gate("acme.bitrix24.com")
    #expect(throws: AccessPolicy.Refusal.unknownPortal) { try gate.admit(.make(domain: domain)) }
  }

  @Test func `refuses everybody where nobody is named`() throws {
    #expect(throws: AccessPolicy.Refusal.unknownPortal) { try gate().admit(.make()) }
    #expect(throws: AccessPolicy.Refusal.unknownPortal) { try gate(token: "t").admit(.make(token: "t")) }
  }

  @Test func `refuses a portal without TLS unless that is allowed for it`() throws {
    let gate = try gate("acme.bitrix24.com", "http://intranet", "*.example.com")
    #expect(throws: AccessPolicy.Refusal.insecurePortal) { try gate.admit(.make(secure: false)) }
    #expect(throws: AccessPolicy.Refusal.insecurePortal) {
      try gate.admit(.make(domain: "a.example.com", secure: false))
    }
    #expect(throws: Never.self) { try gate.admit(.make(domain: "intranet", secure: false)) }
    #expect(throws: Never.self) { try gate.admit(.make(domain: "intranet", secure: true)) }
    #expect(throws: AccessPolicy.Refusal.unknownPortal) { try gate.admit(.make(domain: "evil.example", secure: false)) }
  }

  @Test func `one entry that allows it is enough`() throws {
    let gate = try gate("*.example.com", "http://a.example.com")
    #expect(throws: Never.self) { try gate.admit(.make(domain: "a.example.com", secure: false)) }
    #expect(throws: AccessPolicy.Refusal.insecurePortal) {
      try gate.admit(.make(domain: "b.example.com", secure: false))
    }
  }

  @Test func `asks for no application token where none is configured`() throws {
    let gate = try gate("acme.bitrix24.com")
    let call = try PlacementCall.make(token: "whatever")
    #expect(!gate.checksApplicationToken(of: call.portal))
    #expect(try !gate.admit(call).isProven)
  }

  @Test(arguments: ["51856fef", "sha256:" + SHA256Digest(of: "51856fef".utf8).hexadecimal])
  func `admits the configured application token only`(configured: String) throws {
    let gate = try gate("acme.bitrix24.com", token: configured)
    let call = try PlacementCall.make(token: "51856fef")
    #expect(gate.checksApplicationToken(of: call.portal))
    #expect(try gate.admit(call).isProven)
    #expect(throws: AccessPolicy.Refusal.missingApplicationToken) { try gate.admit(.make()) }
    #expect(throws: AccessPolicy.Refusal.missingApplicationToken) { try gate.admit(.make(token: "")) }
    for wrong in ["51856feF", "51856fe", "51856feff", configured + "x", "x"] {
      #expect(throws: AccessPolicy.Refusal.wrongApplicationToken(digest: SHA256Digest(of: wrong.utf8))) {
        try gate.admit(.make(token: wrong))
      }
    }
  }

  @Test func `the digest itself is not the token`() throws {
    let configured = "sha256:" + SHA256Digest(of: "51856fef".utf8).hexadecimal
    let gate = try gate("acme.bitrix24.com", token: configured)
    #expect(throws: AccessPolicy.Refusal.self) { try gate.admit(.make(token: configured)) }
  }

  @Test func `a stranger is not told about tokens`() throws {
    let gate = try gate("acme.bitrix24.com", token: "51856fef")
    #expect(throws: AccessPolicy.Refusal.unknownPortal) { try gate.admit(.make(domain: "evil.example")) }
    #expect(throws: AccessPolicy.Refusal.insecurePortal) { try gate.admit(.make(secure: false, token: "wrong")) }
  }

  @Test func `a refusal tells the digest that an administrator can configure, never the token`() throws {
    let refused = try gate("acme.bitrix24.com", token: "51856fef")
    let refusal = #expect(throws: AccessPolicy.Refusal.self) { try refused.admit(.make(token: "0c5dnewtoken")) }
    guard case .wrongApplicationToken(let digest) = refusal else {
      Issue.record("refused for \(String(describing: refusal))")
      return
    }
    #expect(!"\(digest)".contains("0c5dnewtoken"))
    let corrected = try gate("acme.bitrix24.com", token: "sha256:" + digest.hexadecimal)
    #expect(throws: Never.self) { try corrected.admit(.make(token: "0c5dnewtoken")) }
  }
}
