import Bitrix24

/// Values that are kept for a while, within bounds: when it is full, the oldest go first.
package struct ExpiringCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Entry {
    let value: Value
    let cost: Int
    let expires: ContinuousClock.Instant
    /// Tells it from an earlier entry under the same key.
    let number: UInt64
  }

  private let maximumEntries: Int
  private let maximumCost: Int
  private var entries: [Key: Entry] = [:]
  /// Keys in the order in which they came, from `first` on. Those of entries that were replaced or removed stay until
  /// it is their turn.
  private var order: [(key: Key, number: UInt64)] = []
  private var first = 0
  private var nextNumber: UInt64 = 0
  /// Of all entries together.
  package private(set) var cost = 0

  /// - Parameters:
  ///   - maximumEntries: how many values are kept at most.
  ///   - maximumCost: what they may cost in all, in the unit in which their cost is given: bytes, as a rule.
  package init(maximumEntries: Int, maximumCost: Int = .max) {
    self.maximumEntries = maximumEntries
    self.maximumCost = maximumCost
  }

  package var count: Int { entries.count }

  /// The value under a key that has not expired.
  package func value(for key: Key, now: ContinuousClock.Instant) -> Value? {
    guard let entry = entries[key], now < entry.expires else { return nil }
    return entry.value
  }

  /// Keeps a value until it expires, in the place of an earlier one. One that costs more than all may is not kept.
  package mutating func insert(
    _ value: Value, for key: Key, cost: Int = 1, until expires: ContinuousClock.Instant
  ) {
    remove(key)
    guard cost <= maximumCost, maximumEntries > 0 else { return }
    while entries.count >= maximumEntries || self.cost > maximumCost - cost { removeOldest() }
    entries[key] = Entry(value: value, cost: cost, expires: expires, number: nextNumber)
    order.append((key, nextNumber))
    nextNumber += 1
    self.cost += cost
    compact()
  }

  package mutating func remove(_ key: Key) {
    guard let entry = entries.removeValue(forKey: key) else { return }
    cost -= entry.cost
  }

  private mutating func removeOldest() {
    let oldest = order[first]
    first += 1
    if entries[oldest.key]?.number == oldest.number { remove(oldest.key) }
  }

  /// Forgets keys that are no longer in use when they are the greater part, so that it costs next to nothing on average.
  private mutating func compact() {
    guard order.count > 2 * entries.count + 16 else { return }
    order = order[first...].filter { entries[$0.key]?.number == $0.number }
    first = 0
  }
}
