import Glibc

/// What code costs in processor time of its thread: what others do on the machine does not count, except that they may
/// slow the processor down.
package enum ProcessorTime {
  /// Of one run.
  package static func of(_ body: () throws -> Void) rethrows -> Duration {
    let start = now
    try body()
    return now - start
  }

  /// The best of up to five runs, until one is under a bound. A run on a processor that is slower than the one on which
  /// bounds were measured, or that is shared with another thread, counts in proportion.
  package static func best(under bound: Duration, _ body: () throws -> Void) rethrows -> Duration {
    var best = Duration.seconds(60)
    for _ in 0..<5 where best >= bound {
      let cost = try of(body)
      let slowdown = cost < bound ? 1 : max(1, (0..<3).map { _ in of(work) }.min()! / nominal)
      best = min(best, cost / slowdown)
    }
    return best
  }

  #if DEBUG
    /// What ``work()`` takes where the bounds were measured: the least of many runs.
    private static let nominal = Duration.microseconds(4000)
  #else
    private static let nominal = Duration.microseconds(650)
  #endif

  /// Something that takes a processor the same time again and again, of the kind that is measured: bytes are looked at
  /// one by one, and strings made of them.
  private static func work() {
    var bytes: [UInt8] = []
    for round in 0..<400 {
      for index in 0..<1000 { bytes.append((UInt8(truncatingIfNeeded: index &* 31 &+ round) | 0x20) & 0x7F) }
      precondition(String(decoding: bytes, as: UTF8.self).utf8.count >= bytes.count)
      bytes.removeAll(keepingCapacity: true)
    }
  }

  private static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
