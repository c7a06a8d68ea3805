/// All that is counted of requests.
struct RequestCounts: Sendable {
  /// What requests are counted by. Each part has few values, so there are few of these.
  struct Key: Hashable, Sendable {
    let placement: String
    let kind: RequestKind
    let status: Int
  }

  struct PortalKey: Hashable, Sendable {
    let portal: String
    let status: Int
  }

  static let maximumPortals = 200
  /// Of reasons and error codes, which are fixed words but for a portal's status codes.
  private static let maximumWords = 64

  private(set) var requests: [Key: Int] = [:]
  private(set) var portals: [PortalKey: Int] = [:]
  private(set) var reasons = BoundedCounter(maximum: maximumWords)
  private(set) var restErrors = BoundedCounter(maximum: maximumWords)
  private(set) var slow = 0
  private var histograms = [Histogram](repeating: Histogram(), count: RequestKind.allCases.count)
  private var knownPortals: Set<String> = []

  func histogram(of kind: RequestKind) -> Histogram {
    histograms[RequestKind.allCases.firstIndex(of: kind)!]
  }

  mutating func add(_ summary: RequestSummary, status: Int, time: Duration, isSlow: Bool) {
    requests[Key(placement: summary.placement, kind: summary.kind, status: status), default: 0] += 1
    if let portal = summary.portal {
      portals[PortalKey(portal: label(for: portal), status: status), default: 0] += 1
    }
    if let reason = summary.reason { reasons.add(reason) }
    if let error = summary.restError { restErrors.add(error) }
    if isSlow { slow += 1 }
    histograms[RequestKind.allCases.firstIndex(of: summary.kind)!].add(time)
  }

  /// What came of a question whose answer nobody fetched: no request, but the portal was asked.
  mutating func addUnused(_ summary: RequestSummary) {
    if let reason = summary.reason { reasons.add(reason) }
    if let error = summary.restError { restErrors.add(error) }
  }

  private mutating func label(for portal: String) -> String {
    if knownPortals.contains(portal) { return portal }
    guard knownPortals.count < Self.maximumPortals else { return BoundedCounter.rest }
    knownPortals.insert(portal)
    return portal
  }
}
