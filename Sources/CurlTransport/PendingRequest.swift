import Bitrix24
import Bitrix24REST
import Synchronization

/// A request between the task that awaits the answer and the loop that gets it.
///
/// The loop, a cancellation and a stop may all want to end it. The first one does; the others have no effect.
final class PendingRequest: Sendable {
  typealias Outcome = Result<TransportResponse, TransportError>

  private enum Phase {
    case new
    case awaited(CheckedContinuation<Outcome, Never>)
    /// Ended before the task came to await the outcome.
    case endedEarly(Outcome)
    case ended
  }

  let request: TransportRequest
  private let phase = Mutex(Phase.new)

  init(_ request: TransportRequest) {
    self.request = request
  }

  /// Makes a task wait for the outcome. Called once.
  ///
  /// - Returns: whether there is something to wait for; otherwise the task goes on at once.
  func await(_ continuation: CheckedContinuation<Outcome, Never>) -> Bool {
    let early: Outcome? = phase.withLock { phase in
      if case .endedEarly(let outcome) = phase {
        phase = .ended
        return outcome
      }
      phase = .awaited(continuation)
      return nil
    }
    if let early { continuation.resume(returning: early) }
    return early == nil
  }

  /// Ends the exchange, if it has not ended.
  func end(_ outcome: Outcome) {
    let continuation: CheckedContinuation<Outcome, Never>? = phase.withLock { phase in
      switch phase {
      case .new:
        phase = .endedEarly(outcome)
        return nil
      case .awaited(let continuation):
        phase = .ended
        return continuation
      case .endedEarly, .ended:
        return nil
      }
    }
    continuation?.resume(returning: outcome)
  }

  func fail(_ error: TransportError) {
    end(.failure(error))
  }

  var hasEnded: Bool {
    phase.withLock { phase in
      switch phase {
      case .new, .awaited: false
      case .endedEarly, .ended: true
      }
    }
  }
}
