import Glibc
import TestSupport
import Testing

@testable import Bitrix24
@testable import PortalStore

/// What the system does not let a process do, in processes of which it is true.
@Suite struct RegistryLimitTests {
  @Test func `a disk without room for a change`() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      let registry = PortalRegistry(folder)
      let portal = try await registry.register(.make())

      Limit.fileSize(4096)
      for _ in 0..<3 {
        let error = await #expect(throws: RegistryError.self) { try await registry.register(.make(number: 1)) }
        #expect(error?.kind == .full)
        #expect(registry.health.error?.kind == .full)
        #expect(registry.all == [portal])
      }
      #expect(PortalRegistry(folder).all == [portal])

      Limit.fileSize(nil)
      _ = try await registry.register(.make(number: 1))
      #expect(registry.health == .good)
      #expect(registry.all.count == 2)
      #expect(PortalRegistry(folder).all == registry.all)
    }
  }

  @Test func `a disk without room for a registry`() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      let registry = PortalRegistry(folder)
      for size: UInt in [0, 4096, 10_000] {
        Limit.fileSize(size)
        let error = await #expect(throws: RegistryError.self) { try await registry.register(.make()) }
        #expect(error?.kind == .full)
        #expect(registry.all.isEmpty)
        #expect(PortalRegistry(folder).all.isEmpty)
      }
      Limit.fileSize(nil)
      let portal = try await registry.register(.make())
      #expect(PortalRegistry(folder).all == [portal])
    }
  }

  @Test func `a change that fits the log but not the file is kept in the log`() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      let registry = PortalRegistry(folder)
      for number in 0..<40 { _ = try await registry.register(.make(number: number)) }
      #expect(folder.bytes().count > 26_000)

      Limit.fileSize(26_000)
      let portal = try await registry.register(.make())
      #expect(!folder.bytes(of: "placard.sqlite-wal").isEmpty)
      #expect(registry.health == .good)
      #expect(registry.all.count == 41)
      #expect(PortalRegistry(folder).portal(member: .acme) == portal)
    }
  }

  @Test func `a file that may only be read is served`() async throws {
    let folder = TemporaryFolder(named: "file")
    try await makeRegistry(in: folder)
    chmod(folder.registry, 0o444)
    chmod(folder.path, 0o777)
    await #expect(processExitsWith: .success) {
      Limit.dropPrivileges()
      let folder = TemporaryFolder(ofParent: "file")
      let registry = PortalRegistry(folder)
      guard case .unwritable(let failure) = registry.health else {
        Issue.record("\(registry.health)")
        return
      }
      #expect(failure.kind == .permissionDenied)
      let portal = try #require(registry.portal(at: .acme))
      let error = await #expect(throws: RegistryError.self) { try await registry.remove(.acme) }
      #expect(error == failure)
      #expect(registry.all == [portal])
    }
  }

  @Test func `a folder that may only be read is served`() async throws {
    let folder = TemporaryFolder(named: "folder")
    try await makeRegistry(in: folder)
    // The file is opened by a URI then, in which none of these may mean anything.
    rename(folder.registry, folder.file("a b?c#d%20e&immutable=0.sqlite"))
    chmod(folder.file("a b?c#d%20e&immutable=0.sqlite"), 0o644)
    chmod(folder.path, 0o555)
    await #expect(processExitsWith: .success) {
      Limit.dropPrivileges()
      let folder = TemporaryFolder(ofParent: "folder")
      let registry = PortalRegistry(path: folder.file("a b?c#d%20e&immutable=0.sqlite"))
      guard case .unwritable(let failure) = registry.health else {
        Issue.record("\(registry.health)")
        return
      }
      #expect(failure.kind == .permissionDenied)
      #expect(registry.all.map(\.memberID) == [.acme])
      let error = await #expect(throws: RegistryError.self) { try await registry.remove(.acme) }
      #expect(error == failure)
      #expect(folder.names == ["a b?c#d%20e&immutable=0.sqlite"])
    }
  }

  @Test func `a folder in which no file can be made`() async throws {
    let folder = TemporaryFolder(named: "empty")
    chmod(folder.path, 0o555)
    await #expect(processExitsWith: .success) {
      Limit.dropPrivileges()
      let registry = PortalRegistry(TemporaryFolder(ofParent: "empty"))
      guard case .unwritable(let failure) = registry.health else {
        Issue.record("\(registry.health)")
        return
      }
      #expect(failure.kind == .permissionDenied)
      let error = await #expect(throws: RegistryError.self) { try await registry.register(.make()) }
      #expect(error?.kind == .permissionDenied)
    }
    #expect(folder.names.isEmpty)
  }

  @Test func `a file that may not be read`() async throws {
    let folder = TemporaryFolder(named: "closed")
    try await makeRegistry(in: folder)
    chmod(folder.registry, 0)
    await #expect(processExitsWith: .success) {
      Limit.dropPrivileges()
      let registry = PortalRegistry(TemporaryFolder(ofParent: "closed"))
      guard case .unreadable(let failure) = registry.health else {
        Issue.record("\(registry.health)")
        return
      }
      #expect(failure.kind == .permissionDenied)
      #expect(registry.all.isEmpty)
    }
  }

  @Test func `the files are the owner's to write and the group's to read, whatever the process's mask is`() async {
    await #expect(processExitsWith: .success) {
      for mask: mode_t in [0, 0o022, 0o077] {
        umask(mask)
        let folder = TemporaryFolder()
        let registry = PortalRegistry(folder)
        _ = try await registry.register(.make())
        #expect(folder.names == ["placard.sqlite", "placard.sqlite-shm", "placard.sqlite-wal"])
        for name in folder.names { #expect(folder.mode(of: name) == 0o640, "\(name) with the mask \(mask)") }
      }
    }
  }
}

/// What a process can have taken from it.
enum Limit {
  /// How large a file may become; `nil` for what it was allowed at first. A write beyond it fails as on a full disk.
  static func fileSize(_ bytes: UInt?) {
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    limit.rlim_cur = bytes ?? limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  }

  /// For root no file's mode means anything. Becomes a user who owns nothing.
  static func dropPrivileges() {
    guard geteuid() == 0 else { return }
    guard setgroups(0, nil) == 0, setgid(65_534) == 0, setuid(65_534) == 0 else { fatalError("still root") }
  }
}
