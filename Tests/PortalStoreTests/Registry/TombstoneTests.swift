import TestSupport
import Testing

@testable import Bitrix24
@testable import PortalStore

/// What is kept of portals that have removed the application.
@Suite struct TombstoneTests {
  private let folder = TemporaryFolder()
  private let clock = StandingClock()

  /// A registry in which the portal has been installed and removed again.
  private func uninstalled() async throws -> PortalRegistry {
    let registry = PortalRegistry(folder, clock)
    _ = try await registry.register(.make())
    let portal = try #require(try await registry.add(.other, to: .acme))
    clock.advance(seconds: 60)
    #expect(try await registry.uninstall(portal) != nil)
    return registry
  }

  /// What somebody's card proves of the portal.
  private func proven(at address: PortalAddress = .acme) throws -> Installation {
    try .make(address: address.origin, token: "posted", scopes: "crm", status: "P", language: .french, userID: nil)
  }

  @Test func `a removed portal leaves its id, its addresses and the hash of its token`() async throws {
    let registry = try await uninstalled()
    for registry in [registry, PortalRegistry(folder, clock)] {
      #expect(registry.all.isEmpty)
      #expect(registry.portal(at: .acme) == nil && registry.portal(member: .acme) == nil)
      let tombstone = try #require(registry.tombstone(member: .acme))
      #expect(registry.tombstones == [tombstone])
      #expect(tombstone.addresses == [.acme, .other])
      #expect(tombstone.applicationToken.matches(Secret("51856fefc120afa4b628cc82d3935cce")))
      #expect(tombstone.uninstalledAt == clock.now)
      #expect(tombstone.forgottenAt == clock.now + 2_592_000)
    }
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    #expect(try database.integer("SELECT count(*) FROM portal") == 0)
    #expect(try database.integer("SELECT count(*) FROM address") == 0)
  }

  @Test func `it is taken back with its token and its addresses`() async throws {
    let registry = try await uninstalled()
    let other = PortalRegistry(folder, clock)
    let portal = try #require(try await registry.takeBack(proven()))
    #expect(portal.addresses == [.other, .acme])
    #expect(portal.applicationToken?.matches(Secret("51856fefc120afa4b628cc82d3935cce")) == true)
    #expect(portal.applicationToken?.matches(Secret("posted")) == false)
    #expect((portal.scopes.names, portal.status, portal.language) == (["crm"], .paid, .french))
    #expect((portal.installedAt, portal.installedBy) == (clock.now, nil))
    #expect(registry.tombstones.isEmpty && registry.all == [portal])
    #expect(PortalRegistry(folder, clock).all == [portal])
    try await until("the other sees it") { other.all == [portal] && other.tombstones.isEmpty }
    #expect(try await other.takeBack(proven()) == portal, "a second time changes nothing")
  }

  @Test func `an address that is another portal's by now stays that one's`() async throws {
    let registry = try await uninstalled()
    let heir = try await registry.register(.make(member: "heir", address: "https://other.bitrix24.com", token: "x"))
    #expect(try await registry.takeBack(proven())?.addresses == [.acme])
    #expect(registry.portal(at: .other) == heir)
  }

  @Test func `what has no tombstone is not taken back`() async throws {
    let registry = PortalRegistry(folder, clock)
    #expect(try await registry.takeBack(proven()) == nil)
    _ = try await registry.register(.make(number: 1))
    #expect(try await registry.takeBack(proven()) == nil)
    #expect(registry.all.count == 1)
  }

  @Test func `an installation takes its place, with nothing of before`() async throws {
    let registry = try await uninstalled()
    let portal = try await registry.register(.make(token: nil))
    #expect(portal.addresses == [.acme] && portal.applicationToken == nil)
    #expect(registry.tombstones.isEmpty)
    #expect(PortalRegistry(folder, clock).tombstones.isEmpty)
  }

  @Test func `only the token with which the portal is registered removes it`() async throws {
    let registry = PortalRegistry(folder, clock)
    let before = try await registry.register(.make())
    let now = try await registry.register(.make(token: "new"))
    #expect(try await registry.uninstall(before) == nil)
    #expect(registry.all == [now])
    let tokenless = try await registry.register(.make(member: "m", address: "https://m.example", token: nil))
    #expect(try await registry.uninstall(tokenless) == nil)
    #expect(registry.tombstones.isEmpty && registry.all.count == 2)
  }

  @Test func `after thirty days it is gone, from the file as well`() async throws {
    let registry = try await uninstalled()
    clock.advance(days: 30)
    clock.advance(seconds: -1)
    let late = PortalRegistry(folder, clock)
    #expect(late.tombstones.count == 1)
    clock.advance(seconds: 1)
    #expect(PortalRegistry(folder, clock).tombstones.isEmpty, "whoever opens it removes it")
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    #expect(try database.integer("SELECT count(*) FROM tombstone") == 0)
    try await until("those that have it open know") { registry.tombstones.isEmpty && late.tombstones.isEmpty }
    #expect(try await registry.takeBack(proven()) == nil)
  }

  @Test func `what is over by now is not taken back, also where nobody has looked yet`() async throws {
    let registry = try await uninstalled()
    clock.advance(days: 30)
    #expect(try await registry.takeBack(proven()) == nil)
  }

  @Test func `it can be removed by hand`() async throws {
    let registry = try await uninstalled()
    #expect(try await registry.remove(.acme) == nil)
    #expect(try await registry.removeTombstone(of: .acme)?.memberID == .acme)
    #expect(try await registry.removeTombstone(of: .acme) == nil)
    #expect(PortalRegistry(folder, clock).tombstones.isEmpty)
  }

  @Test func `it does not show the hash of the token`() async throws {
    let registry = try await uninstalled()
    var dumped = ""
    dump(registry.tombstones, to: &dumped)
    let bytes = try #require(registry.tombstones.first?.applicationToken.bytes)
    #expect(!dumped.contains("- \(bytes[0])\n") && dumped.contains("***"))
  }

  @Test(
    arguments: [
      "UPDATE tombstone SET origins = 'acme.bitrix24.com'", "UPDATE tombstone SET member_id = 'a b'",
    ] as [StaticString])
  func `a tombstone that the program never wrote is damage`(_ sql: StaticString) async throws {
    try await uninstalled().close()
    try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5)).run(sql)
    #expect(PortalRegistry(folder, clock).health.error?.kind == .corrupt)
  }
}
