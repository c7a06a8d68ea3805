import TestSupport
import Testing

@testable import Bitrix24
@testable import PortalStore

/// Which calls of portals are answered that have installed the application.
@Suite struct AccessPolicyRegistryTests {
  private let folder = TemporaryFolder()
  private let registry: PortalRegistry
  private let acme = PortalAddress("acme.bitrix24.com", isSecure: true)!

  init() {
    registry = PortalRegistry(path: folder.registry)
  }

  private func install(token: String? = "51856fef") async throws {
    _ = try await registry.register(
      Installation(
        memberID: #require(MemberID("da45a03b")), address: acme, applicationToken: token.map { Secret($0) },
        scopes: ApplicationScopes("crm"), status: .local, language: .german, userID: 1))
  }

  private func accessPolicy(_ portals: String..., token: String? = nil) throws -> AccessPolicy {
    AccessPolicy(
      portals: try portals.map { try #require(PortalPattern($0)) },
      applicationToken: try token.map { try #require(ApplicationToken($0)) }, registry: registry)
  }

  @Test func `lets a portal in that has installed the application, from then on and until it is gone`() async throws {
    let accessPolicy = try accessPolicy()
    let call = try PlacementCall.make(token: "51856fef")
    #expect(throws: AccessError.unknownPortal) { try accessPolicy.authorize(call) }
    try await install()
    let admission = try accessPolicy.authorize(call)
    #expect(admission.isAuthenticated)
    #expect(admission.endpoint == RESTEndpoint(acme, allowsPrivateAddress: false))
    _ = try await registry.remove(call.memberID)
    #expect(throws: AccessError.unknownPortal) { try accessPolicy.authorize(call) }
  }

  @Test func `nobody is let in from a tombstone`() async throws {
    try await install()
    let call = try PlacementCall.make(token: "51856fef")
    _ = try await registry.uninstall(#require(registry.portal(at: acme)))
    #expect(registry.tombstone(member: call.memberID) != nil)
    #expect(throws: AccessError.unknownPortal) { try accessPolicy().authorize(call) }
    #expect(throws: AccessError.unknownPortal) { try accessPolicy().authorize(.make()) }
    #expect(try accessPolicy().installation(at: acme) == nil)
    #expect(try accessPolicy().endpoint(for: acme, ofPortalAt: acme) == nil)
  }

  @Test func `a portal that is leaving is let in`() async throws {
    try await install(token: nil)
    let call = try PlacementCall.make()
    _ = try await registry.markLeaving(call.memberID)
    #expect(throws: Never.self) { try accessPolicy().authorize(call) }
  }

  @Test func `refuses another application token than the portal is registered with`() async throws {
    try await install()
    let accessPolicy = try accessPolicy("acme.bitrix24.com")
    #expect(accessPolicy.checksApplicationToken(of: acme))
    #expect(throws: AccessError.wrongApplicationToken(digest: SHA256Digest(of: "other".utf8))) {
      try accessPolicy.authorize(.make(token: "other"))
    }
  }

  @Test func `a portal that sends no application token has proven nothing`() async throws {
    try await install()
    #expect(try !accessPolicy().authorize(.make()).isAuthenticated)
    try await install(token: nil)
    #expect(throws: AccessError.self, "the token stays") { try accessPolicy().authorize(.make(token: "other")) }
  }

  @Test func `an event needs the token with which its portal is registered`() async throws {
    let accessPolicy = try accessPolicy()
    try await install()
    #expect(try accessPolicy.authorizeEvent(from: acme, applicationToken: Secret("51856fef")).isAuthenticated)
    #expect(throws: AccessError.missingApplicationToken) {
      try accessPolicy.authorizeEvent(from: acme, applicationToken: nil)
    }
    #expect(throws: AccessError.wrongApplicationToken(digest: Secret("other").digest)) {
      try accessPolicy.authorizeEvent(from: acme, applicationToken: Secret("other"))
    }
  }

  @Test func `without a token to compare with none is wrong`() async throws {
    try await install(token: nil)
    #expect(try !accessPolicy().authorize(.make(token: "whatever")).isAuthenticated)
    #expect(!(try accessPolicy().checksApplicationToken(of: acme)))
  }

  @Test func `the configured token counts before the registered one`() async throws {
    try await install()
    let accessPolicy = try accessPolicy(token: "configured")
    #expect(try accessPolicy.authorize(.make(token: "configured")).isAuthenticated)
    #expect(throws: AccessError.self) { try accessPolicy.authorize(.make(token: "51856fef")) }
    #expect(throws: AccessError.missingApplicationToken) { try accessPolicy.authorize(.make()) }
  }

  @Test func `a registered portal is served over TLS only`() async throws {
    try await install()
    #expect(throws: AccessError.insecurePortal) { try accessPolicy().authorize(.make(secure: false)) }
    #expect(throws: Never.self) { try accessPolicy("http://acme.bitrix24.com").authorize(.make(secure: false)) }
  }

  @Test func `a portal that has moved is asked only where it was proven to be`() async throws {
    try await install()
    let renamed = try #require(PortalAddress("renamed.bitrix24.com", isSecure: true))
    let accessPolicy = try accessPolicy("renamed.bitrix24.com")
    #expect(accessPolicy.endpoint(for: renamed, ofPortalAt: acme) == nil, "it is one of ours, but not the same")
    _ = try await registry.add(renamed, to: #require(MemberID("da45a03b")))
    #expect(accessPolicy.endpoint(for: renamed, ofPortalAt: acme)?.address == renamed)
    #expect(accessPolicy.endpoint(for: acme, ofPortalAt: renamed)?.address == acme)
    let stranger = try #require(PortalAddress("evil.example", isSecure: true))
    #expect(accessPolicy.endpoint(for: stranger, ofPortalAt: acme) == nil)
    #expect(accessPolicy.endpoint(for: acme, ofPortalAt: stranger) == nil)
  }

  @Test(arguments: ["www.acme.bitrix24.com", "acme.bitrix24.com:8443", "evil.example"])
  func `is exact about the address`(domain: String) async throws {
    try await install()
    #expect(throws: AccessError.unknownPortal) {
      try accessPolicy().authorize(.make(domain: domain, token: "51856fef"))
    }
  }
}
