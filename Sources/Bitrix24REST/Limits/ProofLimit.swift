import Bitrix24
import HTTPMessage
import Synchronization

/// How often authorization servers are asked for strangers: only questions that do not end in a proof count.
///
/// Portals' servers send everybody's events from a few addresses, so a question that has proven something gives its
/// share back. While the questions of an address use up what it may have and are still undecided, further ones wait for
/// that. Once they have ended in refusals, further ones are refused.
package final class ProofLimit: Sendable {
  /// For all addresses together: as many at once, and afterwards twenty a minute.
  private static let capacity = 38.0
  private static let mostForOne = 20.0
  private static let forNewcomers = 8.0
  private static let perSecond = 1.0 / 3
  /// How many wait at most.
  private static let maximumWaiting = 256

  /// The right to ask one question. Unless it was confirmed, the question counts.
  package final class Question: Sendable {
    private let limit: ProofLimit
    private let client: ClientAddress
    private let isDecided = Mutex(false)

    fileprivate init(_ limit: ProofLimit, _ client: ClientAddress) {
      self.limit = limit
      self.client = client
    }

    deinit {
      decide(givesBack: false)
    }

    /// What was to be proven has been: the question does not count. A second time does nothing.
    package func confirm() {
      decide(givesBack: true)
    }

    private func decide(givesBack: Bool) {
      let wasDecided = isDecided.withLock { isDecided in
        defer { isDecided = true }
        return isDecided
      }
      if !wasDecided { limit.decide(client, givesBack: givesBack) }
    }
  }

  private typealias Waiter = CheckedContinuation<Bool?, Never>

  private struct State {
    var bucket: SharedTokenBucket
    /// How many questions of an address are being asked.
    var undecided: [ClientAddress: Int] = [:]
    var waiters: [Int: Waiter] = [:]
    var lastWaiter = 0

    mutating func take(_ client: ClientAddress, now: ContinuousClock.Instant) -> Bool {
      guard bucket.take(client, now: now) else { return false }
      undecided[client, default: 0] += 1
      return true
    }

    /// Whether it may become possible when a question is decided.
    func canWait(_ client: ClientAddress) -> Bool {
      guard waiters.count < ProofLimit.maximumWaiting else { return false }
      return undecided[client] != nil || (bucket.isExhausted(for: client) && !undecided.isEmpty)
    }
  }

  private let clock: any MonotonicClock
  private let state: Mutex<State>

  package init(clock: any MonotonicClock = ContinuousClock()) {
    self.clock = clock
    state = Mutex(
      State(
        bucket: SharedTokenBucket(
          capacity: Self.capacity,
          sharing: .reserved(mostForOne: Self.mostForOne, forNewcomers: Self.forNewcomers),
          perSecond: Self.perSecond, now: clock.now)))
  }

  /// Takes the right to ask a question.
  ///
  /// - Parameter deadline: until when the caller waits for those who ask already.
  /// - Returns: `nil` where too many questions have ended in refusals of late.
  package func question(by client: ClientAddress, until deadline: ContinuousClock.Instant) async -> Question? {
    var isTaken: Bool?
    while isTaken == nil { isTaken = await take(client, until: deadline) }
    return isTaken == true ? Question(self, client) : nil
  }

  /// - Returns: whether there is one, or `nil` where that is to be tried again, since a question has been decided.
  private func take(_ client: ClientAddress, until deadline: ContinuousClock.Instant) async -> Bool? {
    let number = state.withLock { state in
      state.lastWaiter += 1
      return state.lastWaiter
    }
    var alarm: Task<Void, Never>?
    defer { alarm?.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { (waiter: Waiter) in
        if let isTaken = take(client, number, waiter) { return waiter.resume(returning: isTaken) }
        alarm = Task { [clock] in
          try? await clock.sleep(until: deadline, tolerance: nil)
          if !Task.isCancelled { giveUp(number) }
        }
        // The handler below has found nobody if it ran before.
        if Task.isCancelled { giveUp(number) }
      }
    } onCancel: {
      giveUp(number)
    }
  }

  /// - Returns: `nil` where it waits.
  private func take(_ client: ClientAddress, _ number: Int, _ waiter: Waiter) -> Bool? {
    let now = clock.now
    return state.withLock { state in
      if state.take(client, now: now) { return true }
      guard state.canWait(client) else { return false }
      state.waiters[number] = waiter
      return nil
    }
  }

  private func giveUp(_ number: Int) {
    state.withLock { $0.waiters.removeValue(forKey: number) }?.resume(returning: false)
  }

  private func decide(_ client: ClientAddress, givesBack: Bool) {
    let now = clock.now
    let waiters = state.withLock { state in
      if givesBack { state.bucket.giveBack(client, now: now) }
      let left = state.undecided[client, default: 1] - 1
      state.undecided[client] = left > 0 ? left : nil
      defer { state.waiters = [:] }
      return state.waiters
    }
    for waiter in waiters.values { waiter.resume(returning: nil) }
  }
}
