import FastCGI
import Glibc
import Synchronization
import WidgetRuntime

/// What the program counts of itself, for as long as it runs. Counting takes one lock that nobody holds for long.
final class Metrics: Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  let startTime = time(nil)
  private let counts: Mutex<RequestCounts>
  private let rest = Mutex(Histogram())
  private let incidents = Mutex(BoundedCounter(maximum: 16))
  private let inFlight = Atomic<Int>(0)
  private let serverUsage = Mutex<(@Sendable () -> Server.Usage)?>(nil)

  /// - Parameter parts: the names of the parts that pages have.
  init(parts: Set<String>) {
    counts = Mutex(RequestCounts(parts: parts))
  }

  /// Has the numbers of a server, from the time at which there is one.
  func observe(_ usage: @escaping @Sendable () -> Server.Usage) {
    serverUsage.withLock { $0 = usage }
  }

  func requestBegins() {
    inFlight.add(1, ordering: .relaxed)
  }

  /// A request has its answer.
  func requestEnds(_ answer: HandledRequest, time: Duration, isSlow: Bool) {
    inFlight.subtract(1, ordering: .relaxed)
    counts.withLock { $0.add(answer.record, status: answer.response.status.code, time: time, isSlow: isSlow) }
  }

  /// A portal was asked for a card that did not fetch the answer.
  func addUnused(_ record: RequestRecord) {
    counts.withLock { $0.addUnused(record) }
  }

  /// A portal or an authorization server was asked once, however that went.
  func addRESTCall(time: Duration) {
    rest.withLock { $0.add(time) }
  }

  func add(_ incident: ConnectionEvent) {
    incidents.withLock { $0.add(incident.name) }
  }

  /// The counts as they are now.
  var snapshot: MetricsSnapshot {
    MetricsSnapshot(
      startTime: startTime, counts: counts.withLock { $0 }, rest: rest.withLock { $0 },
      incidents: incidents.withLock { $0 }, requestsInFlight: inFlight.load(ordering: .relaxed),
      server: serverUsage.withLock { $0 }?() ?? Server.Usage())
  }
}

/// The counts of one moment.
struct MetricsSnapshot: Sendable {
  let startTime: time_t
  let counts: RequestCounts
  let rest: Histogram
  let incidents: BoundedCounter
  let requestsInFlight: Int
  let server: Server.Usage
}

extension ConnectionEvent {
  /// The same for all of its kind.
  fileprivate var name: String {
    switch self {
    case .acceptFailed: "accept_failed"
    case .timedOut: "timed_out"
    case .malformed: "malformed"
    case .clientGone: "client_gone"
    case .failed: "failed"
    }
  }
}
