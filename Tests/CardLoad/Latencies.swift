/// Times in the order of their size.
struct Latencies {
  private let sorted: [Duration]

  init(_ durations: [Duration]) {
    sorted = durations.sorted()
  }

  /// The time within which so much of all came; the last for 1.
  func percentile(_ share: Double) -> Duration? {
    guard !sorted.isEmpty else { return nil }
    return sorted[min(Int((share * Double(sorted.count)).rounded(.up)), sorted.count) - (share > 0 ? 1 : 0)]
  }

  /// `post_p50_ms=0.81 …`
  func report(_ name: String) -> String {
    [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("max", 1)].map { label, share in
      "\(name)_\(label)_ms=\(percentile(share).map { Self.milliseconds($0) } ?? "-")"
    }.joined(separator: " ")
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let hundredths = Int((duration / .microseconds(10)).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
