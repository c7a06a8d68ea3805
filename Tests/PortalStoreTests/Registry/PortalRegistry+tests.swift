import Synchronization
import TestSupport
import Testing

@testable import Bitrix24
@testable import PortalStore

/// A clock that goes on by a second each time it is looked at.
final class TestClock: Sendable {
  private let seconds = Atomic<Int64>(1_000)

  var now: Int64 { seconds.load(ordering: .relaxed) }
  func tick() -> Int64 { seconds.wrappingAdd(1, ordering: .relaxed).newValue }
}

/// A clock that stands still until it is set forward.
final class StandingClock: Sendable {
  private let seconds = Atomic<Int64>(1_763_802_843)

  var now: Int64 { seconds.load(ordering: .relaxed) }
  func advance(seconds more: Int64) { seconds.wrappingAdd(more, ordering: .relaxed) }
  func advance(days: Int64) { advance(seconds: days * 86_400) }
}

extension PortalRegistry {
  convenience init(_ folder: TemporaryFolder) {
    self.init(path: folder.registry)
  }

  convenience init(_ folder: TemporaryFolder, _ clock: StandingClock) {
    self.init(path: folder.registry, now: { clock.now }, onLeft: { _ in })
  }

  /// One that waits for others as long as it takes on a machine that is busy with other tests.
  convenience init(patient folder: TemporaryFolder) {
    self.init(path: folder.registry, busyTimeout: .seconds(60))
  }
}

/// A registry with one portal in it, closed.
func makeRegistry(in folder: TemporaryFolder, _ installation: Installation? = nil) async throws {
  let registry = PortalRegistry(folder)
  _ = try await registry.register(try installation ?? .make())
  registry.close()
}

/// Returns as soon as the condition holds.
///
/// - Throws: when it does not in time.
func until(
  _ what: Comment, within limit: Duration = .seconds(10), sourceLocation: SourceLocation = #_sourceLocation,
  _ condition: () throws -> Bool
) async throws {
  let end = ContinuousClock.now.advanced(by: limit)
  while try !condition() {
    try #require(ContinuousClock.now < end, what, sourceLocation: sourceLocation)
    try await Task.sleep(for: .milliseconds(2))
  }
}
