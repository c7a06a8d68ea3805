import Glibc
import TestSupport
import Testing

@testable import Bitrix24
@testable import PortalStore

/// Files that earlier versions of the program have made, by their own SQL.
@Suite struct MigrationTests {
  private let folder = TemporaryFolder()

  private static let first: [StaticString] = [
    "PRAGMA journal_mode = WAL",
    "PRAGMA application_id = 0x504C4344",
    """
    CREATE TABLE token_key (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      key BLOB NOT NULL CHECK (length(key) = 32)
    ) STRICT
    """,
    """
    CREATE TABLE portal (
      member_id TEXT NOT NULL PRIMARY KEY,
      token_hash BLOB CHECK (length(token_hash) = 32),
      scopes TEXT NOT NULL,
      status TEXT,
      language TEXT NOT NULL,
      installed_at INTEGER NOT NULL,
      installed_by INTEGER,
      version INTEGER,
      updated_at INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE address (
      id INTEGER PRIMARY KEY,
      origin TEXT NOT NULL UNIQUE,
      member_id TEXT NOT NULL REFERENCES portal (member_id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX address_by_portal ON address (member_id)",
    "PRAGMA user_version = 1",
    "INSERT INTO token_key VALUES (1, randomblob(32))",
    """
    INSERT INTO portal VALUES
      ('da45a03b265edd8787f8a258d793cc5d', randomblob(32), 'crm,telephony', 'L', 'de', 1000, 17, 3, 2000),
      ('tokenless', NULL, 'crm', NULL, 'en', 1001, NULL, NULL, 1001),
      ('moved', randomblob(32), 'crm', NULL, 'en', 1002, NULL, NULL, 1002),
      ('retired', NULL, 'crm', 'P', 'fr', 1003, 5, 1, 1004)
    """,
    """
    INSERT INTO address (origin, member_id) VALUES
      ('https://acme.bitrix24.com', 'da45a03b265edd8787f8a258d793cc5d'), ('https://t.example', 'tokenless')
    """,
  ]

  init() throws {
    try folder.overwrite(with: [])
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    for statement in Self.first { try database.run(statement) }
  }

  private func members(_ registry: PortalRegistry) -> [String] { registry.all.map(\.memberID.description) }

  private func version() throws -> Int64? {
    try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5)).integer("PRAGMA user_version")
  }

  @Test func `a file of the first version is read as it is`() throws {
    let registry = PortalRegistry(folder)
    #expect(registry.health == .good)
    #expect(members(registry) == ["da45a03b265edd8787f8a258d793cc5d", "tokenless", "moved", "retired"])
    let portal = try #require(registry.portal(at: .acme))
    #expect((portal.installedAt, portal.installedBy, portal.version, portal.updatedAt) == (1000, 17, 3, 2000))
    #expect((portal.scopes.names, portal.status, portal.language) == (["crm", "telephony"], .local, .german))
    #expect(portal.applicationToken != nil && portal.leavingSince == nil)
    #expect(registry.tombstones.isEmpty)
    registry.close()
    #expect(try version() == 1)
  }

  @Test func `a file that may only be read is read, too`() async throws {
    let folder = TemporaryFolder(named: "first")
    rename(self.folder.registry, folder.registry)
    chmod(folder.registry, 0o644)
    chmod(folder.path, 0o555)
    await #expect(processExitsWith: .success) {
      Limit.dropPrivileges()
      let registry = PortalRegistry(TemporaryFolder(ofParent: "first"))
      guard case .unwritable = registry.health else {
        Issue.record("\(registry.health)")
        return
      }
      #expect(registry.all.count == 4)
    }
  }

  @Test func `the first change brings it up to date, and nothing is lost that led anywhere`() async throws {
    let registry = PortalRegistry(folder)
    let token = registry.portal(at: .acme)?.applicationToken
    let other = PortalRegistry(folder)
    _ = try await registry.markLeaving(try #require(MemberID("tokenless")))
    #expect(try version() == 3)
    #expect(members(registry) == ["da45a03b265edd8787f8a258d793cc5d", "tokenless", "moved"])
    #expect(registry.portal(at: .acme)?.applicationToken == token)
    #expect(registry.portal(member: try #require(MemberID("tokenless")))?.leavingSince != nil)
    #expect(try await registry.uninstall(#require(registry.portal(at: .acme)))?.applicationToken == token)
    try await until("the other sees it") { other.tombstones.count == 1 && members(other) == ["tokenless", "moved"] }
    #expect(other.health == .good)
    #expect(PortalRegistry(folder).tombstones == registry.tombstones)
  }

  @Test func `a file of the second version keeps what has left, and takes what is kept of calls`() async throws {
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    for statement in Self.second { try database.run(statement) }
    let registry = PortalRegistry(folder)
    #expect(registry.health == .good && registry.tombstones.map(\.memberID.description) == ["gone"])
    #expect(try await registry.work(ofCall: "1", at: .acme).isEmpty && !registry.hasWork(at: .acme))
    #expect(try version() == 2, "looking changes nothing")
    let work = PendingWork(callID: "1", user: 7, kind: .outcome("reached", .german), keptAt: registry.now(), dueAt: 0)
    try await registry.keep(work, at: .acme)
    #expect(try version() == 3)
    #expect(try await registry.work(ofCall: "1", at: .acme) == [work])
    registry.close()
    let again = PortalRegistry(folder)
    #expect(again.tombstones.count == 1 && again.all.count == 4 && again.hasWork(at: .acme))
  }

  private static let second: [StaticString] = [
    """
    CREATE TABLE tombstone (
      member_id TEXT NOT NULL PRIMARY KEY,
      origins TEXT NOT NULL,
      token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
      uninstalled_at INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE leaving (
      member_id TEXT NOT NULL PRIMARY KEY REFERENCES portal (member_id) ON DELETE CASCADE,
      since INTEGER NOT NULL
    ) STRICT
    """,
    "INSERT INTO tombstone VALUES ('gone', 'https://gone.example', randomblob(32), unixepoch())",
    "PRAGMA user_version = 2",
  ]

  @Test func `many that change it at once bring it up to date once`() async throws {
    let registries = (0..<6).map { _ in PortalRegistry(patient: folder) }
    try await withThrowingTaskGroup { group in
      for (number, registry) in registries.enumerated() {
        group.addTask { _ = try await registry.register(.make(number: number)) }
      }
      try await group.waitForAll()
    }
    #expect(PortalRegistry(folder).all.count == 9)
  }
}
