import Glibc

/// A moment in UTC, to the millisecond, as RFC 3339 writes it.
struct Timestamp: Sendable, CustomStringConvertible {
  let description: String

  init(seconds: Int, nanoseconds: Int) {
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    func padded(_ number: Int32, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let date = [padded(parts.tm_year + 1900, 4), padded(parts.tm_mon + 1, 2), padded(parts.tm_mday, 2)]
    let clock = [padded(parts.tm_hour, 2), padded(parts.tm_min, 2), padded(parts.tm_sec, 2)]
    description =
      date.joined(separator: "-") + "T" + clock.joined(separator: ":") + "." + padded(Int32(nanoseconds / 1_000_000), 3)
      + "Z"
  }

  /// - Parameter seconds: since 1970, UTC, where nothing finer is known.
  init(seconds: Int64) {
    let precise = Timestamp(seconds: Int(seconds), nanoseconds: 0).description
    description = precise.prefix { $0 != "." } + "Z"
  }

  static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
  }
}
