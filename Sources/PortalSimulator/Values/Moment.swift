import Glibc

/// A point in time as a portal writes it: to the second, in the portal's own time zone.
struct Moment: Sendable, Comparable, CustomStringConvertible {
  /// Not UTC, so that nobody who mixes the two gets away with it.
  static let zone = "+02:00"
  private static let zoneSeconds = 7200
  static let day = 86400.0

  /// Seconds since 1970 in UTC.
  var seconds: Double

  static var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(seconds: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
  }

  init(seconds: Double) {
    self.seconds = seconds
  }

  /// Reads `2026-11-22`, `2026-11-22T09:14:03` or with a zone, `Z` or `+01:00`; without one it is the portal's.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      bytes.count >= range.upperBound ? Int(String(decoding: bytes[range], as: UTF8.self)) : nil
    }
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var parts = tm()
    parts.tm_year = Int32(year - 1900)
    parts.tm_mon = Int32(month - 1)
    parts.tm_mday = Int32(day)
    if bytes.count > 10 {
      guard bytes.count >= 16, let hour = number(11..<13), let minute = number(14..<16), hour < 25, minute < 61
      else { return nil }
      parts.tm_hour = Int32(hour)
      parts.tm_min = Int32(minute)
      parts.tm_sec = Int32(number(17..<19) ?? 0)
    }
    var offset = Self.zoneSeconds
    if bytes.last == UInt8(ascii: "Z") { offset = 0 }
    if bytes.count >= 25, let hours = number(bytes.count - 5..<bytes.count - 3),
      let minutes = number(bytes.count - 2..<bytes.count), let sign = text.dropLast(5).last, "+-".contains(sign)
    {
      offset = (hours * 60 + minutes) * 60 * (sign == "-" ? -1 : 1)
    }
    seconds = Double(timegm(&parts) - offset)
  }

  var description: String {
    var time = time_t(seconds.rounded(.down)) + Self.zoneSeconds
    var parts = tm()
    gmtime_r(&time, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
    return "\(date)T\(padded(parts.tm_hour)):\(padded(parts.tm_min)):\(padded(parts.tm_sec))\(Self.zone)"
  }

  /// Midnight in the portal's time zone.
  var startOfDay: Moment {
    let local = seconds + Double(Self.zoneSeconds)
    return Moment(seconds: (local / Self.day).rounded(.down) * Self.day - Double(Self.zoneSeconds))
  }

  func adding(days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Int = 0) -> Moment {
    Moment(seconds: self.seconds + Double(days * 86400 + hours * 3600 + minutes * 60 + seconds))
  }

  static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }
}
