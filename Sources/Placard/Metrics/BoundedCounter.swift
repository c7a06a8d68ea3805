/// Counts by name, for as many names as it was made for; later ones are counted together as `other`.
struct BoundedCounter: Sendable {
  static let rest = "other"

  private let maximum: Int
  private(set) var counts: [String: Int] = [:]

  init(maximum: Int) {
    self.maximum = maximum
  }

  /// Counts one more of that name.
  mutating func add(_ name: String) {
    if counts[name] == nil && counts.count >= maximum {
      counts[Self.rest, default: 0] += 1
    } else {
      counts[name, default: 0] += 1
    }
  }

  /// In the order of the names.
  var sorted: [(name: String, count: Int)] {
    counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
