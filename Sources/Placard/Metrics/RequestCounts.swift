/// All that is counted of requests.
struct RequestCounts: Sendable {
  /// What requests are counted by. Each part has few values, so there are few of these.
  struct Key: Hashable, Sendable {
    let placement: String
    let kind: RequestKind
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
  private var histograms = [Histogram](repeating: Histogram(), count: RequestKind.allCases.count)

  func histogram(of kind: RequestKind) -> Histogram {
    histograms[kind.rawValue]
  }

  mutating func add(_ summary: RequestSummary, status: Int, time: Duration, isSlow: Bool) {
    requests[Key(placement: summary.placement, kind: summary.kind, status: status), default: 0] += 1
    if let portal = summary.portal { add(portal, status: status) }
    if let reason = summary.reason { reasons.add(reason) }
    if let error = summary.restError { restErrors.add(error) }
    if isSlow { slow += 1 }
    histograms[summary.kind.rawValue].add(time)
  }

  /// What came of a question whose answer nobody fetched: no request, but the portal was asked.
  mutating func addUnused(_ summary: RequestSummary) {
    if let reason = summary.reason { reasons.add(reason) }
    if let error = summary.restError { restErrors.add(error) }
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
