import WidgetRuntime

/// All that is counted of requests.
struct RequestCounts: Sendable {
  /// What requests are counted by. Each part has few values, so there are few of these.
  struct Key: Hashable, Sendable {
    let placement: String
    let view: String
    let status: Int
  }

  static let maximumPortals = 200
  /// Of reasons and error codes, which are fixed words but for a portal's status codes.
  private static let maximumWords = 64

  private(set) var requests: [Key: Int] = [:]
  /// By portal, and then by status.
  private(set) var portals: [String: [Int: Int]] = [:]
  private(set) var reasons = BoundedCounter(maximum: maximumWords)
  private(set) var restErrors = BoundedCounter(maximum: maximumWords)
  private(set) var slow = 0
  /// By what requests were for. All are there from the beginning, so that none appears out of nothing.
  private(set) var histograms: [String: Histogram]

  /// - Parameter parts: the names of the parts that pages have.
  init(parts: some Sequence<String>) {
    let views = ["page", "action", "install", "event", "other"] + parts
    histograms = Dictionary(views.map { ($0, Histogram()) }) { one, _ in one }
  }

  mutating func add(_ record: RequestRecord, status: Int, time: Duration, isSlow: Bool) {
    let view = record.view
    requests[Key(placement: record.placementLabel, view: view, status: status), default: 0] += 1
    if let portal = record.countedPortal { add(portal, status: status) }
    addReasons(of: record)
    if isSlow { slow += 1 }
    histograms[view, default: Histogram()].add(time)
  }

  /// What came of a question whose answer nobody fetched: no request, but the portal was asked.
  mutating func addUnused(_ record: RequestRecord) { addReasons(of: record) }

  private mutating func addReasons(of record: RequestRecord) {
    if let reason = record.reason { reasons.add(reason) }
    if let error = record.restError { restErrors.add(error.logCode) }
  }

  private mutating func add(_ portal: String, status: Int) {
    if let index = portals.index(forKey: portal) {
      portals.values[index][status, default: 0] += 1
      return
    }
    // The last place is for all the others.
    let label = portals.count < Self.maximumPortals ? portal : BoundedCounter.rest
    portals[label, default: [:]][status, default: 0] += 1
  }
}
