/// How many durations were how long.
struct Histogram: Sendable {
  /// The upper ends of the buckets; what is longer is in the last one, which has none.
  static let bounds: [Duration] = [
    .microseconds(250), .microseconds(500), .milliseconds(1), .microseconds(2500), .milliseconds(5), .milliseconds(10),
    .milliseconds(25), .milliseconds(50), .milliseconds(100), .milliseconds(250), .milliseconds(500), .seconds(1),
    .milliseconds(2500), .seconds(5), .seconds(10),
  ]

  /// Not cumulated; one more than there are bounds.
  private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
  private(set) var sum = Duration.zero

  var count: Int { counts.reduce(0, +) }

  mutating func add(_ duration: Duration) {
    counts[Self.bounds.firstIndex { duration <= $0 } ?? Self.bounds.count] += 1
    sum += duration
  }

  /// The bound that so large a part of the durations stays within, or `nil` where there is none, or nothing was counted.
  func bound(of part: Double) -> Duration? {
    let wanted = part * Double(count)
    var cumulated = 0
    for (bound, count) in zip(Self.bounds, counts) {
      cumulated += count
      if cumulated > 0 && Double(cumulated) >= wanted { return bound }
    }
    return nil
  }
}
