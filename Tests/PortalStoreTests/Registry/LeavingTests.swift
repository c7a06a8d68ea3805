import Synchronization
import TestSupport
import Testing

@testable import Bitrix24
@testable import PortalStore

/// Portals whose removal is claimed and cannot be proven.
@Suite struct LeavingTests {
  private let folder = TemporaryFolder()
  private let clock = StandingClock()

  private func leaving() async throws -> PortalRegistry {
    let registry = PortalRegistry(folder, clock)
    _ = try await registry.register(.make(token: nil))
    _ = try await registry.markLeaving(.acme)
    return registry
  }

  @Test func `it is registered as before, and counts from the first time`() async throws {
    let registry = PortalRegistry(folder, clock)
    let before = try await registry.register(.make(token: nil))
    clock.advance(days: 1)
    var expected = before
    expected.leavingSince = clock.now
    #expect(try await registry.markLeaving(.acme) == expected)
    clock.advance(days: 1)
    #expect(try await registry.markLeaving(.acme) == expected)
    #expect(expected.removedAt == clock.now + 6 * 86_400)
    for registry in [registry, PortalRegistry(folder, clock)] {
      #expect(registry.all == [expected] && registry.portal(at: .acme) == expected)
    }
    #expect(try await registry.markLeaving(try #require(MemberID("nobody"))) == nil)
  }

  @Test func `after seven days it is removed with everything, and that is told once`() async throws {
    try await leaving().close()
    clock.advance(days: 7)
    clock.advance(seconds: -1)
    let told = Mutex<[String]>([])
    let registries = (0..<3).map { _ in
      PortalRegistry(path: folder.registry, now: { [clock] in clock.now }) { member in
        told.withLock { $0.append(member.description) }
      }
    }
    for registry in registries { #expect(registry.all.count == 1) }
    clock.advance(seconds: 1)
    try await until("it is gone") { registries.allSatisfy { $0.all.isEmpty && $0.portal(at: .acme) == nil } }
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    try await until("the file has nothing of it") {
      try database.integer("SELECT (SELECT count(*) FROM portal) + (SELECT count(*) FROM address)") == 0
    }
    #expect(try database.integer("SELECT count(*) FROM leaving") == 0)
    for registry in registries { registry.close() }
    #expect(told.withLock(\.self) == ["da45a03b265edd8787f8a258d793cc5d"])
  }

  @Test func `whoever opens the registry removes it`() async throws {
    try await leaving().close()
    clock.advance(days: 7)
    let registry = PortalRegistry(folder, clock)
    #expect(registry.all.isEmpty && registry.health == .good)
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    #expect(try database.integer("SELECT count(*) FROM portal") == 0)
  }

  @Test func `whoever cannot tell of it leaves it in the file`() async throws {
    try await leaving().close()
    clock.advance(days: 7)
    let silent = PortalRegistry(path: folder.registry, now: { [clock] in clock.now })
    #expect(silent.all.isEmpty)
    _ = try await silent.register(.make(number: 2))
    silent.close()
    let told = Mutex<[String]>([])
    PortalRegistry(path: folder.registry, now: { [clock] in clock.now }) { member in
      told.withLock { $0.append(member.description) }
    }.close()
    #expect(told.withLock(\.self) == ["da45a03b265edd8787f8a258d793cc5d"])
  }

  @Test func `a confirmation ends it, and writes only then`() async throws {
    let registry = try await leaving()
    let other = PortalRegistry(folder, clock)
    clock.advance(days: 6)
    registry.confirm(at: .other)
    registry.confirm(at: .acme)
    try await until("it is confirmed") { registry.portal(at: .acme)?.leavingSince == nil }
    try await until("the other sees it") { other.portal(at: .acme)?.leavingSince == nil }
    clock.advance(days: 30)
    #expect(PortalRegistry(folder, clock).all == registry.all)
    #expect(registry.all.count == 1)

    // The last of it is done when this is.
    _ = try await registry.add(.acme, to: .acme)
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    let version = try database.integer("PRAGMA data_version")
    for _ in 0..<10 { registry.confirm(at: .acme) }
    registry.close()
    #expect(try database.integer("PRAGMA data_version") == version)
  }

  @Test func `what was confirmed is on the disk when the registry is closed`() async throws {
    let registry = try await leaving()
    registry.confirm(at: .acme)
    registry.close()
    #expect(PortalRegistry(folder, clock).all.map(\.leavingSince) == [nil])
  }

  @Test func `an installation ends it`() async throws {
    let registry = try await leaving()
    clock.advance(days: 1)
    #expect(try await registry.register(.make(token: nil)).leavingSince == nil)
    #expect(PortalRegistry(folder, clock).all == registry.all)
    clock.advance(days: 7)
    #expect(PortalRegistry(folder, clock).all.count == 1)
  }

  @Test func `it can be removed by hand`() async throws {
    let registry = try await leaving()
    #expect(try await registry.remove(.acme)?.leavingSince == clock.now)
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    #expect(try database.integer("SELECT count(*) FROM leaving") == 0)
  }

  @Test func `where the file cannot be written it is not served any more all the same`() async throws {
    try await leaving().close()
    let registry = PortalRegistry(path: folder.registry, busyTimeout: .milliseconds(50), now: { [clock] in clock.now })
    let lock = try Database(path: folder.registry, access: .readWrite, busyTimeout: .zero)
    try lock.run("BEGIN IMMEDIATE")
    clock.advance(days: 7)
    try await until("it is gone") { registry.all.isEmpty }
    #expect(try lock.integer("SELECT count(*) FROM portal") == 1)
    try lock.run("ROLLBACK")
    _ = try await registry.register(.make(number: 1))
    #expect(try lock.integer("SELECT count(*) FROM portal") == 1, "the next change removes it")
    #expect(registry.all.map(\.memberID.description) == ["m1"])
  }
}
