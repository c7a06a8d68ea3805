import Dispatch
import Synchronization
import Threads

/// The one thread on which the registry's file is used. It is not on Swift's cooperative pool, which must not wait for
/// a disk, and signals are blocked in it, see ``Thread/Signals/blocked``.
final class RegistryThread: Sendable {
  typealias Job = @Sendable (RegistryWriter) -> Void

  private struct State {
    var jobs: [Job] = []
    var isStopped = false
  }

  private let state = Mutex(State())
  private let wakeUp = DispatchSemaphore(value: 0)
  private let hasRead = DispatchSemaphore(value: 0)
  private let hasEnded = DispatchSemaphore(value: 0)

  /// Starts the thread, which refreshes the writer at once, after every interval, and when it is woken for nothing.
  ///
  /// - Parameter writer: made on the thread, and gone with it.
  /// - Returns: `nil` when the system has no thread to give.
  init?(every interval: Duration, writer: @escaping @Sendable () -> RegistryWriter) {
    let thread = try? Thread(signals: .blocked) { [self] in
      run(writer(), every: interval)
      hasEnded.signal()
    }
    guard let thread else { return nil }
    thread.detach()
  }

  /// - Returns: `false` when nothing is taken any more.
  func submit(_ job: @escaping Job) -> Bool {
    let isTaken = state.withLock { state in
      if !state.isStopped { state.jobs.append(job) }
      return !state.isStopped
    }
    if isTaken { wakeUp.signal() }
    return isTaken
  }

  /// Ends the thread when it has done what it has taken.
  func stop() {
    state.withLock { $0.isStopped = true }
    wakeUp.signal()
  }

  /// Returns when the writer has been refreshed once. Called once.
  func waitUntilRead() {
    hasRead.wait()
  }

  /// Returns when the thread has ended. After ``stop()``.
  func join() {
    hasEnded.wait()
    hasEnded.signal()
  }

  private func run(_ writer: RegistryWriter, every interval: Duration) {
    let interval = DispatchTimeInterval.milliseconds(Int(interval / .milliseconds(1)))
    writer.refresh()
    hasRead.signal()
    while true {
      let (jobs, isStopped) = state.withLock { state in
        defer { state.jobs = [] }
        return (state.jobs, state.isStopped)
      }
      for job in jobs { job(writer) }
      if !jobs.isEmpty { continue }
      if isStopped { return }
      _ = wakeUp.wait(timeout: .now() + interval)
      if state.withLock({ $0.jobs.isEmpty && !$0.isStopped }) { writer.refresh() }
    }
  }
}
