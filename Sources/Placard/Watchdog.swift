import Glibc

/// Waits for signals, and comes back in between as often as the manager's watchdog wants to hear from the program.
struct Watchdog {
  private let interval: Duration?
  private var next: ContinuousClock.Instant

  /// - Parameter timeout: after how long without a message the watchdog acts; `nil` for none. Half of it is the
  ///   interval, as systemd recommends.
  init(_ timeout: Duration?) {
    interval = timeout.map { $0 / 2 }
    next = .now
  }

  /// The next signal, which the calling thread has blocked; `nil` when it is time for a message, at once at first.
  mutating func nextSignal(of signals: sigset_t) -> Int32? {
    var signals = signals
    while true {
      guard let interval else {
        var signal: Int32 = 0
        if sigwait(&signals, &signal) == 0 { return signal }
        continue
      }
      let left = max(.zero, ContinuousClock.Instant.now.duration(to: next)).components
      var time = timespec(tv_sec: Int(left.seconds), tv_nsec: Int(left.attoseconds / 1_000_000_000))
      let signal = sigtimedwait(&signals, nil, &time)
      if signal > 0 { return signal }
      if errno == EAGAIN {
        next = .now.advanced(by: interval)
        return nil
      }
    }
  }
}
