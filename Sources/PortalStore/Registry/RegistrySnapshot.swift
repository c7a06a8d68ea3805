import Synchronization

/// What readers see. The lock is held for as long as it takes to exchange a reference, never while something is waited
/// for.
final class RegistrySnapshot: Sendable {
  private struct State {
    var contents = RegistryContents.empty
    var health = RegistryHealth.good
  }

  private let state = Mutex(State())

  var contents: RegistryContents { state.withLock { $0.contents } }
  var health: RegistryHealth { state.withLock { $0.health } }

  func publish(_ contents: RegistryContents? = nil, health: RegistryHealth) {
    state.withLock { state in
      if let contents { state.contents = contents }
      state.health = health
    }
  }
}
