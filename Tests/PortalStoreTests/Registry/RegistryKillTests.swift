import Glibc
import TestSupport
import Testing

@testable import Bitrix24
@testable import PortalStore

/// A process that is ended in the middle of its registrations, again and again.
@Suite struct RegistryKillTests {
  private static let rounds = 100

  @Test func `a registration that a kill interrupts is there entirely or not at all`() async throws {
    let folder = TemporaryFolder(named: "kill")
    var interrupted = 0
    for round in 1...Self.rounds {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        try await Self.registerUntilKilled(TemporaryFolder(ofParent: "kill"))
      }
      let started = folder.lines(appendedTo: "started")
      let finished = folder.lines(appendedTo: "finished")
      try #require(started.count - finished.count <= round)
      if started.last != finished.last { interrupted += 1 }

      let registry = PortalRegistry(folder)
      #expect(registry.health == .good)
      let there = registry.all.map(\.memberID.description)
      #expect(Set(finished).isSubset(of: there))
      #expect(Set(there).isSubset(of: started))
      for portal in registry.all { try #require(Self.isComplete(portal)) }
      // In turns: a process that finds everything in order, and one that finds a log.
      if round.isMultiple(of: 2) { registry.close() }
    }
    #expect(interrupted > Self.rounds / 2)
    #expect(folder.lines(appendedTo: "finished").count > Self.rounds / 10)
  }

  /// Registers one portal after the other, and says of each when it starts and when it is done.
  private static func registerUntilKilled(_ folder: TemporaryFolder) async throws {
    let registry = PortalRegistry(folder)
    let first = folder.lines(appendedTo: "started").count
    for number in first... {
      try folder.append("m\(number)", to: "started")
      if number == first { killSoon() }
      _ = try await registry.register(.make(number: number))
      try folder.append("m\(number)", to: "finished")
    }
  }

  /// Ends this process in a moment, at a moment that nobody knows.
  private static func killSoon() {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        usleep(.random(in: 0..<30_000))
        kill(getpid(), SIGKILL)
        return nil
      }, nil)
  }

  private static func isComplete(_ portal: InstalledPortal) -> Bool {
    let number = portal.memberID.description.dropFirst()
    return portal.addresses.map(\.origin) == ["https://p\(number).bitrix24.com"]
      && portal.applicationToken?.matches(Secret("token\(number)")) == true
      && portal.scopes.names == ["placement", "telephony", "crm", "user_brief"] && portal.status == .local
  }
}
