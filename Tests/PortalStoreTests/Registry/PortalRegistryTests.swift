import TestSupport
import Testing

@testable import Bitrix24
@testable import PortalStore

@Suite struct PortalRegistryTests {
  private let folder = TemporaryFolder()

  @Test func `makes no file before something is registered`() async throws {
    let registry = PortalRegistry(folder)
    #expect(registry.health == .good)
    #expect(registry.all.isEmpty)
    #expect(registry.portal(at: .acme) == nil)
    #expect(try await registry.remove(.acme) == nil)
    #expect(try await registry.add(.other, to: .acme) == nil)
    #expect(folder.names.isEmpty)
  }

  @Test func `knows a portal at once when its registration returns, and after a restart`() async throws {
    let clock = TestClock()
    let registry = PortalRegistry(path: folder.registry, now: { clock.tick() })
    let portal = try await registry.register(.make(status: "T", language: .ukrainian, userID: 17, version: 3))
    #expect(portal.memberID == .acme)
    #expect(portal.addresses == [.acme])
    #expect(portal.scopes.names == ["placement", "telephony", "crm", "user_brief"])
    #expect(portal.status == .trial)
    #expect(portal.language == .ukrainian)
    #expect((portal.installedAt, portal.updatedAt) == (1_001, 1_001))
    #expect(portal.installedBy == 17)
    #expect(portal.version == 3)
    for registry in [registry, PortalRegistry(folder)] {
      #expect(registry.health == .good)
      #expect(registry.all == [portal])
      #expect(registry.portal(at: .acme) == portal)
      #expect(registry.portal(member: .acme) == portal)
      #expect(registry.portal(at: .other) == nil)
    }
  }

  @Test func `keeps what is not known as such`() async throws {
    let installation = try Installation.make(token: nil, scopes: "", status: nil, userID: nil, version: nil)
    let portal = try await PortalRegistry(folder).register(installation)
    #expect(portal.applicationToken == nil)
    #expect(portal.scopes.names.isEmpty)
    #expect(portal.status == nil)
    #expect((portal.installedBy, portal.version) == (nil, nil))
    #expect(PortalRegistry(folder).all == [portal])
  }

  @Test func `finds a portal at exactly its address`() async throws {
    let registry = PortalRegistry(folder)
    let portal = try await registry.register(.make(address: "https://acme.bitrix24.com:8443"))
    #expect(registry.portal(at: try #require(PortalAddress("ACME.bitrix24.com:8443", isSecure: true))) == portal)
    for (domain, isSecure) in [
      ("acme.bitrix24.com:8443", false), ("acme.bitrix24.com", true), ("acme.bitrix24.com:80", true),
    ] {
      #expect(registry.portal(at: try #require(PortalAddress(domain, isSecure: isSecure))) == nil)
    }
  }

  @Test func `keeps no application token, only what recognizes it`() async throws {
    let registry = PortalRegistry(folder)
    _ = try await registry.register(.make(token: "51856fefc120afa4b628cc82d3935cce"))
    for registry in [registry, PortalRegistry(folder)] {
      let token = try #require(registry.portal(at: .acme)?.applicationToken)
      #expect(token.matches(Secret("51856fefc120afa4b628cc82d3935cce")))
      for wrong in ["", "51856fefc120afa4b628cc82d3935ccf", "51856fefc120afa4b628cc82d3935cc", "***"] {
        #expect(!token.matches(Secret(wrong)))
      }
    }
    registry.close()
    #expect(folder.names.contains("placard.sqlite"))
    for name in folder.names {
      let text = String(decoding: folder.bytes(of: name), as: UTF8.self)
      #expect(!text.contains("51856fefc120afa4b628cc82d3935cce"))
      #expect(!text.contains(SHA256Digest(of: "51856fefc120afa4b628cc82d3935cce".utf8).hexadecimal))
    }
    var dumped = ""
    dump(registry.all, to: &dumped)
    let bytes = try #require(registry.all.first?.applicationToken?.bytes)
    #expect(!dumped.contains("51856fef") && !dumped.contains("- \(bytes[0])\n") && dumped.contains("***"))
  }

  @Test func `two registries hash with different keys`() async throws {
    let elsewhere = TemporaryFolder()
    let first = try await PortalRegistry(folder).register(.make())
    let second = try await PortalRegistry(elsewhere).register(.make())
    #expect(first.applicationToken?.bytes != second.applicationToken?.bytes)
  }

  @Test func `the same installation twice changes nothing`() async throws {
    let clock = TestClock()
    let registry = PortalRegistry(path: folder.registry, now: { clock.tick() })
    let first = try await registry.register(.make())
    #expect(try await registry.register(.make()) == first)
    #expect(registry.all == [first])
  }

  @Test func `an installation replaces what was known, but for the addresses`() async throws {
    let clock = TestClock()
    let registry = PortalRegistry(path: folder.registry, now: { clock.tick() })
    let first = try await registry.register(.make())
    let second = try await registry.register(
      .make(
        address: "https://renamed.bitrix24.com", token: "new", scopes: "crm", status: "P", language: .french, userID: 9,
        version: 2))
    #expect(second.addresses.map(\.origin) == ["https://acme.bitrix24.com", "https://renamed.bitrix24.com"])
    #expect(second.applicationToken?.matches(Secret("new")) == true)
    #expect(second.applicationToken?.matches(Secret("51856fefc120afa4b628cc82d3935cce")) == false)
    #expect(second.scopes.names == ["crm"])
    #expect((second.status, second.language, second.version) == (.paid, .french, 2))
    #expect((second.installedBy, second.installedAt > first.installedAt) == (9, true))
    #expect(PortalRegistry(folder).all == [second])
  }

  @Test func `an installation without a token does not take the check away`() async throws {
    let clock = TestClock()
    let registry = PortalRegistry(path: folder.registry, now: { clock.tick() })
    let first = try await registry.register(.make())
    let second = try await registry.register(.make(token: nil, scopes: "crm", userID: 2))
    #expect(second.applicationToken == first.applicationToken)
    // It is the same installation, so it was made when and by whom it was.
    #expect((second.installedAt, second.installedBy) == (first.installedAt, first.installedBy))
    #expect(second.updatedAt > first.updatedAt)
  }

  @Test func `a later proof of an address moves it`() async throws {
    let clock = TestClock()
    let registry = PortalRegistry(path: folder.registry, now: { clock.tick() })
    let first = try await registry.register(.make())
    let second = try await registry.register(.make(member: "another", token: "x"))
    #expect(registry.portal(at: .acme) == second)
    let left = try #require(registry.portal(member: .acme))
    #expect(left.addresses.isEmpty)
    #expect(left.updatedAt > first.updatedAt)
    let renamed = try await registry.add(.other, to: .acme)
    #expect(renamed?.addresses == [.other])
    #expect(renamed?.applicationToken == first.applicationToken)
    let back = try await registry.add(.acme, to: .acme)
    #expect(back?.addresses == [.other, .acme])
    #expect(registry.portal(at: .acme) == back)
    #expect(registry.portal(member: second.memberID)?.addresses == [])
    #expect(PortalRegistry(folder).all == registry.all)
  }

  @Test func `an address that is known already changes nothing`() async throws {
    let clock = TestClock()
    let registry = PortalRegistry(path: folder.registry, now: { clock.tick() })
    let portal = try await registry.register(.make())
    #expect(try await registry.add(.acme, to: .acme) == portal)
    #expect(try await registry.add(.other, to: try #require(MemberID("nobody"))) == nil)
    #expect(registry.all == [portal])
  }

  @Test func `a removed portal is forgotten with its addresses`() async throws {
    let registry = PortalRegistry(folder)
    let portal = try await registry.register(.make())
    let other = try await registry.register(.make(number: 2))
    #expect(try await registry.remove(.acme) == portal)
    #expect(try await registry.remove(.acme) == nil)
    #expect(registry.all == [other])
    #expect(registry.portal(at: .acme) == nil)
    #expect(PortalRegistry(folder).all == [other])
    let again = try await registry.register(.make(token: nil))
    #expect(again.applicationToken == nil)
  }

  @Test func `takes no changes when it is closed, and goes on answering`() async throws {
    let registry = PortalRegistry(folder)
    let portal = try await registry.register(.make())
    registry.close()
    registry.close()
    let error = await #expect(throws: RegistryError.self) { try await registry.remove(.acme) }
    #expect(error?.kind == .closed)
    #expect(registry.portal(at: .acme) == portal)
    #expect(folder.names == ["placard.sqlite"])
  }

  @Test func `two hundred portals that come at once are all there`() async throws {
    let registry = PortalRegistry(folder)
    try await withThrowingTaskGroup { group in
      for number in 0..<200 { group.addTask { _ = try await registry.register(.make(number: number)) } }
      try await group.waitForAll()
    }
    #expect(registry.all.count == 200)
    for number in 0..<200 {
      let address = try #require(PortalAddress(origin: "https://p\(number).bitrix24.com"))
      #expect(registry.portal(at: address)?.memberID.description == "m\(number)")
    }
    #expect(PortalRegistry(folder).all == registry.all)
  }
}
