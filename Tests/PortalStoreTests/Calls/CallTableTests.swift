import Bitrix24
import Glibc
import TestSupport
import Testing

@testable import PortalStore

/// What is kept of calls in the registry's file, when something is wrong with that.
@Suite struct CallTableTests {
  private let folder = TemporaryFolder()
  private let clock = StandingClock()

  private static func work(call: String = "1", at time: Int64 = 1_763_802_843) -> PendingWork {
    PendingWork(
      callID: call, user: 7, kind: .link(CRMItem(name: "CONTACT:42")!, instead: nil), keptAt: time, dueAt: time)
  }

  @Test func `where there is no registry, it makes one; looking does not`() async throws {
    let registry = PortalRegistry(folder, clock)
    #expect(try await registry.work(ofCall: "1", at: .acme).isEmpty)
    try await registry.remove(Self.work(), at: .acme)
    #expect(folder.names.isEmpty)
    try await registry.keep(Self.work(), at: .acme)
    #expect(folder.mode() == 0o640 && registry.health == .good && registry.hasWork(at: .acme))
    _ = try await registry.register(.make(token: "the token"))
    try await until("the key of the hashes is that of the file") {
      registry.portal(at: .acme)?.applicationToken?.matches(Secret("the token")) == true
    }
  }

  @Test func `where the registry was taken away, it makes no empty one in its place`() async throws {
    let registry = PortalRegistry(folder, clock)
    let portal = try await registry.register(.make())
    for name in folder.names { rename(folder.file(name), folder.file("away-" + name)) }
    await #expect(throws: StoreError.self) { try await registry.keep(Self.work(), at: .acme) }
    await #expect(throws: StoreError.self) {
      try await registry.keep(
        ChosenOutcome(callID: "1", user: 7, outcome: "reached", chosenAt: 0), pending: nil, at: .acme)
    }
    #expect(!folder.names.contains("placard.sqlite") && registry.all == [portal])
    for name in folder.names { rename(folder.file(name), folder.file(String(name.dropFirst(5)))) }
    try await registry.keep(Self.work(), at: .acme)
    #expect(registry.all == [portal] && registry.hasWork(at: .acme))
    try await until("it is well again") { registry.health == .good }
  }

  @Test func `what is kept of calls does not make portals readable that cannot be read`() async throws {
    let registry = PortalRegistry(folder, clock)
    let portal = try await registry.register(.make())
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    try database.run("UPDATE address SET origin = 'nowhere'")
    func isUnreadable() -> Bool { if case .unreadable = registry.health { true } else { false } }
    try await until("it is seen") { isUnreadable() }
    try await registry.keep(Self.work(), at: .acme)
    #expect(isUnreadable() && registry.all == [portal] && registry.hasWork(at: .acme))
    #expect(try await registry.work(ofCall: "1", at: .acme).count == 1)
    #expect(isUnreadable())
  }

  @Test func `what is too old is deleted, whether or not anything else is kept`() async throws {
    let registry = PortalRegistry(folder, clock)
    try await registry.keep(Self.work(at: clock.now), at: .acme)
    try await registry.keep(
      ChosenOutcome(callID: "1", user: 7, outcome: "reached", chosenAt: clock.now), pending: nil, at: .acme)
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    func rows() throws -> [Int64?] {
      [
        try database.integer("SELECT count(*) FROM pending_work"),
        try database.integer("SELECT count(*) FROM chosen_outcome"),
      ]
    }
    clock.advance(seconds: PendingWork.lifetime + CallTables.deletionDelay)
    try await until("the work is gone") { try rows() == [0, 1] }
    clock.advance(seconds: ChosenOutcome.lifetime - PendingWork.lifetime)
    try await until("the outcome is gone") { try rows() == [0, 0] }
    #expect(registry.health == .good)
  }

  @Test func `a disk without room is an error, and nothing is kept`() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      let registry = PortalRegistry(folder)
      let portal = try await registry.register(.make())
      Limit.fileSize(4096)
      let error = await #expect(throws: StoreError.self) { try await registry.keep(CallTableTests.work(), at: .acme) }
      #expect(error?.description.contains("there is no room") == true)
      #expect(!registry.hasWork(at: .acme) && registry.all == [portal])
      #expect(registry.health.error?.kind == .full)
      Limit.fileSize(nil)
      try await registry.keep(
        PendingWork(callID: "1", user: 7, kind: .outcome("reached", .english), keptAt: registry.now(), dueAt: 0),
        at: .acme)
      #expect(registry.hasWork(at: .acme) && registry.health == .good)
    }
  }

  @Test func `a file that may only be read is an error, and what is kept is read`() async throws {
    let folder = TemporaryFolder(named: "calls")
    let registry = PortalRegistry(folder)
    _ = try await registry.register(.make())
    try await registry.keep(
      PendingWork(callID: "1", user: 7, kind: .outcome("reached", .english), keptAt: registry.now(), dueAt: 0),
      at: .acme)
    registry.close()
    chmod(folder.registry, 0o444)
    chmod(folder.path, 0o555)
    await #expect(processExitsWith: .success) {
      Limit.dropPrivileges()
      let registry = PortalRegistry(TemporaryFolder(ofParent: "calls"))
      #expect(registry.hasDueWork(at: .acme))
      let work = try await registry.work(ofCall: "1", at: .acme)
      #expect(work.count == 1)
      await #expect(throws: StoreError.self) { try await registry.remove(work[0], at: .acme) }
      #expect(registry.all.count == 1)
    }
  }

  @Test func `damage among what is kept of calls takes no portal away`() async throws {
    let registry = PortalRegistry(folder, clock)
    let portal = try await registry.register(.make())
    try await registry.keep(Self.work(), at: .acme)
    registry.close()
    let path = folder.registry
    let page = try Database(path: path, access: .readWrite, busyTimeout: .seconds(5))
      .integer("SELECT rootpage FROM sqlite_schema WHERE name = 'pending_work'")
    var bytes = folder.bytes()
    let start = Int(try #require(page) - 1) * 4096
    for offset in 0..<64 { bytes[start + offset] ^= 0xFF }
    try folder.replace(with: bytes)
    let damaged = PortalRegistry(folder, clock)
    #expect(damaged.health == .good && damaged.all == [portal])
    await #expect(throws: StoreError.self) { try await damaged.work(ofCall: "1", at: .acme) }
    await #expect(throws: StoreError.self) { try await damaged.keep(Self.work(call: "2"), at: .acme) }
    #expect(damaged.portal(at: .acme) == portal)
  }

  @Test func `a portal has at most so much`() async throws {
    let registry = PortalRegistry(folder, clock)
    let (now, count) = (clock.now, Int64(PendingWork.maximumOfPortal))
    try await registry.keep(Self.work(at: now), at: .acme)
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    try database.run(
      """
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
      INSERT INTO pending_work (portal, call_id, user_id, item, kept_at, due_at)
      SELECT 'https://acme.bitrix24.com', i, 1000 + i, 'CONTACT:42', ? + i % 2, 0 FROM n
      """,
      .integer(count), .integer(now))
    try await registry.keep(Self.work(call: "new", at: now + 1), at: .acme)
    #expect(try database.integer("SELECT count(*) FROM pending_work") == count)
    #expect(try await registry.work(ofCall: "new", at: .acme).count == 1)
    #expect(try await registry.work(ofCall: "1", at: .acme).map(\.user) == [1001], "the oldest is gone")
  }

  @Test func `a portal's outcomes stay within their number, but for a few`() async throws {
    let registry = PortalRegistry(folder, clock)
    let (now, count) = (clock.now, Int64(ChosenOutcome.maximumOfPortal))
    func choose(_ call: String) async throws {
      try await registry.keep(
        ChosenOutcome(callID: call, user: 7, outcome: "reached", chosenAt: now), pending: nil, at: .acme)
    }
    try await choose("first")
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    try database.run(
      """
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
      INSERT INTO chosen_outcome (portal, call_id, user_id, outcome, chosen_at)
      SELECT 'https://acme.bitrix24.com', 'call.' || i, 7, 'reached', ? FROM n
      """,
      .integer(count), .integer(now - 1))
    for number in 0..<64 { try await choose("new.\(number)") }
    let left = try #require(try database.integer("SELECT count(*) FROM chosen_outcome"))
    #expect((count..<count + 64).contains(left))
  }
}
