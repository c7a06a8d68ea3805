import Glibc
import TestSupport
import Testing

@testable import Bitrix24
@testable import PortalStore

/// Files that are not as they should be. Each test makes one really be so.
@Suite struct RegistryHealthTests {
  private let folder = TemporaryFolder()

  /// What an administrator is told.
  private func check(_ error: RegistryError?, _ kind: RegistryError.Kind, path: String? = nil) throws {
    let error = try #require(error)
    #expect(error.kind == kind)
    #expect(error.path == path ?? folder.registry)
    #expect(error.description.hasPrefix("the registry \(error.path) "))
    #expect(!error.description.contains("\n"))
  }

  private func unreadable(_ registry: PortalRegistry) -> RegistryError? {
    if case .unreadable(let error) = registry.health { error } else { nil }
  }

  /// Opens a registry whose file is bad, and tries to register with it.
  private func checkBad(_ kind: RegistryError.Kind) async throws {
    let before = folder.bytes()
    let registry = PortalRegistry(folder)
    try check(unreadable(registry), kind)
    #expect(registry.all.isEmpty)
    let error = await #expect(throws: RegistryError.self) { try await registry.register(.make()) }
    try check(error, kind)
    try check(unreadable(registry), kind)
    registry.close()
    #expect(folder.bytes() == before)
  }

  @Test func `a folder that does not exist`() async throws {
    for path in [folder.file("none/placard.sqlite"), folder.file("file/placard.sqlite")] {
      try folder.overwrite("file", with: [])
      let registry = PortalRegistry(path: path)
      try check(unreadable(registry), .missingFolder, path: path)
      let error = await #expect(throws: RegistryError.self) { try await registry.register(.make()) }
      try check(error, .missingFolder, path: path)
    }
    #expect(folder.names == ["file"])
  }

  @Test func `a folder that is made while the program runs`() async throws {
    let path = folder.file("state/placard.sqlite")
    let registry = PortalRegistry(path: path)
    #expect(unreadable(registry)?.kind == .missingFolder)
    mkdir(folder.file("state"), 0o700)
    defer {
      for name in ["", "-wal", "-shm"] { unlink(path + name) }
    }
    try await until("the registry is well") { registry.health == .good }
    let portal = try await registry.register(.make())
    #expect(registry.all == [portal])
  }

  @Test func `a folder in place of the file`() async throws {
    mkdir(folder.registry, 0o700)
    try await checkBad(.notAFile)
  }

  @Test func `a pipe in place of the file holds nobody up`() async throws {
    mkfifo(folder.registry, 0o600)
    let registry = PortalRegistry(folder)
    try check(unreadable(registry), .notAFile)
  }

  @Test(arguments: [2, 16, 100, 4096, 20_000])
  func `garbage`(count: Int) async throws {
    try folder.overwrite(with: (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) })
    try await checkBad(.corrupt)
  }

  @Test func `a garbled header`() async throws {
    try await makeRegistry(in: folder)
    var bytes = folder.bytes()
    bytes.replaceSubrange(0..<16, with: Array("SQLite format 4\0".utf8))
    try folder.overwrite(with: bytes)
    try await checkBad(.corrupt)
  }

  @Test(arguments: [1, 2, 100, 4095])
  func `a file that lacks its end`(missing: Int) async throws {
    try await makeRegistry(in: folder)
    let bytes = folder.bytes()
    #expect(bytes.count > 4096 * 3)
    try folder.overwrite(with: Array(bytes.dropLast(missing)))
    try await checkBad(.corrupt)
  }

  @Test func `a file that lacks half of its pages`() async throws {
    try await makeRegistry(in: folder)
    let bytes = folder.bytes()
    try folder.overwrite(with: Array(bytes.prefix(bytes.count / 4096 / 2 * 4096)))
    try await checkBad(.corrupt)
  }

  @Test func `no flipped byte of a page's head makes a portal of something else`() async throws {
    try await makeRegistry(in: folder)
    let good = PortalRegistry(folder).all
    let bytes = folder.bytes()
    var found = 0
    for page in 1..<bytes.count / 4096 {
      for offset in 0..<8 {
        var bytes = bytes
        bytes[page * 4096 + offset] ^= 0xFF
        try folder.replace(with: bytes)
        let registry = PortalRegistry(folder)
        if case .unreadable(let error) = registry.health {
          #expect(error.kind == .corrupt)
          #expect(registry.all.isEmpty)
          found += 1
        } else {
          // What SQLite does not use, nobody misses.
          #expect(registry.all == good)
        }
        registry.close()
      }
    }
    #expect(found > 8)
  }

  @Test func `rows that the program never writes`() async throws {
    for (sql, kind): (StaticString, RegistryError.Kind) in [
      ("UPDATE address SET origin = 'https://acme.bitrix24.com/'", .corrupt),
      ("UPDATE address SET origin = 'evil' || char(10)", .corrupt),
      ("UPDATE portal SET member_id = 'a b'", .corrupt),
      ("DELETE FROM token_key", .corrupt),
      ("UPDATE portal SET scopes = CAST(x'ff' AS TEXT)", .corrupt),
      ("PRAGMA user_version = 4", .newerVersion(4)),
      ("PRAGMA user_version = 2147483647", .newerVersion(2_147_483_647)),
      ("PRAGMA user_version = 0", .foreign),
      ("PRAGMA application_id = 7", .foreign),
      ("DROP TABLE portal", .corrupt),
    ] {
      let folder = TemporaryFolder()
      try await makeRegistry(in: folder)
      try change(folder, sql)
      let registry = PortalRegistry(folder)
      #expect(unreadable(registry)?.kind == kind, "\(sql)")
      #expect(registry.all.isEmpty)
      let error = await #expect(throws: RegistryError.self) { try await registry.remove(.acme) }
      #expect(error?.kind == kind, "\(sql)")
    }
  }

  @Test func `a database of another program is left alone`() async throws {
    try folder.overwrite(with: [])
    try change(folder, "CREATE TABLE theirs (name TEXT)")
    try await checkBad(.foreign)
  }

  @Test func `a file with nothing in it is a registry to be`() async throws {
    try folder.overwrite(with: [])
    let registry = PortalRegistry(folder)
    #expect(registry.health == .good)
    #expect(try await registry.remove(.acme) == nil)
    let portal = try await registry.register(.make())
    #expect(PortalRegistry(folder).all == [portal])
  }

  @Test func `a registry that a newer version takes over is served as it was, and not written`() async throws {
    let registry = PortalRegistry(folder)
    let portal = try await registry.register(.make())
    try change(folder, "PRAGMA user_version = 4")
    let error = await #expect(throws: RegistryError.self) { try await registry.register(.make(number: 1)) }
    #expect(error?.kind == .newerVersion(4))
    try await until("it is seen") { self.unreadable(registry)?.kind == .newerVersion(4) }
    #expect(registry.all == [portal])
    try change(folder, "PRAGMA user_version = 3")
    try await until("it is well again") { registry.health == .good }
    _ = try await registry.register(.make(number: 1))
    #expect(registry.all.count == 2)
  }

  @Test func `what was last read stays while the file is bad, and it recovers by itself`() async throws {
    let registry = PortalRegistry(folder)
    let portal = try await registry.register(.make())
    registry.close()
    let good = folder.bytes()
    let running = PortalRegistry(folder)
    for bad in [[UInt8](repeating: 7, count: 5000), Array(good.dropLast(100))] {
      try folder.replace(with: bad)
      try await until("the damage is seen") { self.unreadable(running)?.kind == .corrupt }
      #expect(running.portal(at: .acme) == portal)
      let error = await #expect(throws: RegistryError.self) { try await running.register(.make(number: 1)) }
      #expect(error?.kind == .corrupt)
      #expect(folder.bytes() == bad)
      try folder.replace(with: good)
      try await until("it is well again") { running.health == .good }
      #expect(running.all == [portal])
    }
    _ = try await running.register(.make(number: 1))
    #expect(PortalRegistry(folder).all.count == 2)
  }

  @Test func `the file alone is everything after a change`() async throws {
    let elsewhere = TemporaryFolder()
    let running = PortalRegistry(folder)
    for number in 0..<3 {
      _ = try await running.register(.make(number: number))
      try elsewhere.replace(with: folder.bytes())
      #expect(PortalRegistry(elsewhere).all == running.all)
    }
  }

  @Test func `another file in its place is read`() async throws {
    let elsewhere = TemporaryFolder()
    try await makeRegistry(in: elsewhere, .make(number: 9))
    let running = PortalRegistry(folder)
    _ = try await running.register(.make())
    try folder.replace(with: elsewhere.bytes())
    try await until("it is seen") { running.all.map(\.memberID.description) == ["m9"] }
    #expect(running.health == .good)
    _ = try await running.register(.make(number: 1))
    #expect(PortalRegistry(folder).all.map(\.memberID.description).sorted() == ["m1", "m9"])
  }

  @Test func `a file that is written over is read`() async throws {
    let elsewhere = TemporaryFolder()
    try await makeRegistry(in: elsewhere, .make(number: 9))
    try await makeRegistry(in: folder)
    let running = PortalRegistry(folder)
    #expect(running.all.map(\.memberID) == [.acme])
    try folder.overwrite(with: elsewhere.bytes())
    try await until("it is seen") { running.all.map(\.memberID.description) == ["m9"] }
    #expect(running.health == .good)
  }

  @Test func `a file that is taken away leaves what was read, and comes back by itself`() async throws {
    let registry = PortalRegistry(folder)
    let portal = try await registry.register(.make())
    let other = PortalRegistry(folder)
    rename(folder.registry, folder.file("away"))
    try await until("it is seen") { self.unreadable(registry)?.kind == .missingFile }
    #expect(registry.all == [portal])
    let error = await #expect(throws: RegistryError.self) { try await registry.remove(.acme) }
    try check(error, .missingFile)
    #expect(registry.all == [portal])
    rename(folder.file("away"), folder.registry)
    try await until("it is well again") { registry.health == .good && other.health == .good }
    #expect(registry.all == [portal])
    #expect(try await registry.remove(.acme) == portal)
    try await until("it is seen") { other.all.isEmpty }
  }

  @Test func `a registration after the file was removed starts over`() async throws {
    let registry = PortalRegistry(folder)
    _ = try await registry.register(.make())
    for name in folder.names { unlink(folder.file(name)) }
    let portal = try await registry.register(.make(number: 1))
    #expect(registry.all == [portal])
    #expect(registry.health == .good)
    #expect(PortalRegistry(folder).all == [portal])
  }

  @Test func `a lock of another ends in an error in time, and reads go on`() async throws {
    let registry = PortalRegistry(path: folder.registry, busyTimeout: .milliseconds(200))
    let portal = try await registry.register(.make())
    let other = try Database(path: folder.registry, access: .readWrite, busyTimeout: .zero)
    try other.run("BEGIN IMMEDIATE")
    let start = ContinuousClock.now
    let error = await #expect(throws: RegistryError.self) { try await registry.register(.make(number: 1)) }
    #expect(start.duration(to: .now) >= .milliseconds(200))
    #expect(start.duration(to: .now) < .seconds(5))
    try check(error, .locked)
    #expect(registry.health == .good)
    #expect(registry.all == [portal])
    #expect(PortalRegistry(folder).all == [portal])
    try other.run("ROLLBACK")
    _ = try await registry.register(.make(number: 1))
    #expect(registry.all.count == 2)
  }

  @Test func `a file that another keeps to itself`() async throws {
    try folder.overwrite(with: [])
    let other = try Database(path: folder.registry, access: .readWrite, busyTimeout: .zero)
    try other.run("BEGIN EXCLUSIVE")
    let start = ContinuousClock.now
    let registry = PortalRegistry(path: folder.registry, busyTimeout: .milliseconds(200))
    #expect(start.duration(to: .now) < .seconds(5))
    try check(unreadable(registry), .locked)
    try other.run("ROLLBACK")
    try await until("it is well again") { registry.health == .good }
  }

  @Test func `reads do not wait for a change that waits`() async throws {
    let registry = PortalRegistry(folder)
    let portal = try await registry.register(.make())
    let other = try Database(path: folder.registry, access: .readWrite, busyTimeout: .zero)
    try other.run("BEGIN IMMEDIATE")
    async let change = registry.register(.make(number: 1))
    let start = ContinuousClock.now
    var slowest = Duration.zero
    while start.duration(to: .now) < .milliseconds(300) {
      let before = ContinuousClock.now
      #expect(registry.portal(at: .acme) == portal)
      slowest = max(slowest, before.duration(to: .now))
    }
    #expect(slowest < .milliseconds(250))
    try other.run("COMMIT")
    _ = try await change
    #expect(registry.all.count == 2)
  }

  private func change(_ folder: TemporaryFolder, _ sql: StaticString) throws {
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(5))
    try database.run("PRAGMA foreign_keys = OFF")
    try database.run(sql)
  }
}
