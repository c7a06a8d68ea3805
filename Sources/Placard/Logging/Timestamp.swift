import Glibc

/// A moment in UTC, to the millisecond, as RFC 3339 writes it.
struct Timestamp: Sendable, CustomStringConvertible {
  private let seconds: time_t
  /// `nil` where nothing finer than seconds is known.
  private let milliseconds: Int?

  init(seconds: Int, nanoseconds: Int) {
    self.seconds = seconds
    milliseconds = nanoseconds / 1_000_000
  }

  /// - Parameter seconds: since 1970, UTC, where nothing finer is known.
  init(seconds: Int64) {
    self.seconds = Int(seconds)
    milliseconds = nil
  }

  static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
  }

  var description: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the text: every line of the log begins with it.
  func append(to bytes: inout [UInt8]) {
    var seconds = seconds
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func append(_ number: Int, _ digits: Int, _ end: Unicode.Scalar) {
      var divisor = 1
      for _ in 1..<digits { divisor *= 10 }
      while divisor > 0 {
        bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
        divisor /= 10
      }
      bytes.append(UInt8(ascii: end))
    }
    append(Int(parts.tm_year) + 1900, 4, "-")
    append(Int(parts.tm_mon) + 1, 2, "-")
    append(Int(parts.tm_mday), 2, "T")
    append(Int(parts.tm_hour), 2, ":")
    append(Int(parts.tm_min), 2, ":")
    append(Int(parts.tm_sec), 2, milliseconds == nil ? "Z" : ".")
    if let milliseconds { append(milliseconds, 3, "Z") }
  }
}
