/// A point in time as a portal writes it, with its own offset: `2026-11-22T18:37:30+02:00` (ISO 8601).
package struct PortalTime: Hashable, Sendable {
  /// As it was written, for the browser.
  package let text: String
  /// Days since 1970-01-01, and minutes of the day, on the portal's clock.
  package let day: Int
  package let minute: Int
  /// Seconds since 1970-01-01T00:00:00Z.
  package let seconds: Int
  /// Minutes east of Greenwich.
  package let offset: Int

  private static let shape = Array("0000-00-00T00:00:00".utf8)
  private static let shapeOfOffset = Array("00:00".utf8)

  /// - Returns: `nil` for anything but a date and time with offset.
  package init?(_ text: String) {
    // By bytes: a card has a hundred of them, and a regular expression takes a hundred times as long.
    let bytes = Array(text.utf8)
    guard bytes.count == 25 || bytes.count == 20, Self.has(Self.shape, bytes[..<19]) else { return nil }
    func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) } }
    let (month, dayOfMonth) = (number(5..<7), number(8..<10))
    let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
    guard (1...12).contains(month), (1...31).contains(dayOfMonth), hour < 24, minute < 60, second < 61 else {
      return nil
    }
    var offset = 0
    switch bytes[19] {
    case UInt8(ascii: "Z") where bytes.count == 20: break
    case UInt8(ascii: "+") where bytes.count == 25, UInt8(ascii: "-") where bytes.count == 25:
      guard Self.has(Self.shapeOfOffset, bytes[20...]), number(20..<22) < 15, number(23..<25) < 60 else { return nil }
      offset = (number(20..<22) * 60 + number(23..<25)) * (bytes[19] == UInt8(ascii: "-") ? -1 : 1)
    default: return nil
    }
    self.text = text
    self.offset = offset
    self.minute = hour * 60 + minute
    day = Self.days(year: number(0..<4), month: month, day: dayOfMonth)
    seconds = day * 86_400 + self.minute * 60 + second - offset * 60
  }

  /// A point in time that somebody has set: portals write the end of time, or its beginning, for a deadline that there
  /// is not.
  ///
  /// - Returns: `nil` for these, too.
  package init?(known text: String) {
    self.init(text)
    guard Self.knownDays.contains(day) else { return nil }
  }

  /// 1971 to 8999.
  private static let knownDays = days(year: 1971, month: 1, day: 1)..<days(year: 9000, month: 1, day: 1)

  /// Whether there are digits where a shape has zeros, and otherwise the same.
  private static func has(_ shape: [UInt8], _ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == shape.count
      && zip(bytes, shape).allSatisfy { byte, expected in
        expected == UInt8(ascii: "0")
          ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == expected
      }
  }

  /// A moment in Greenwich's time.
  ///
  /// - Parameter seconds: since 1970-01-01T00:00:00Z.
  package init(secondsSince1970 seconds: Int) {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    day = Int((Double(seconds) / 86_400).rounded(.down))
    let second = seconds - day * 86_400
    minute = second / 60
    self.seconds = seconds
    offset = 0
    text = "\(Self.date(ofDay: day))T\(two(second / 3600)):\(two(minute % 60)):\(two(second % 60))Z"
  }

  /// `2026-11-22`
  package var date: String { String(text.prefix(10)) }

  /// `18:37`
  package var clock: String { String(text.dropFirst(11).prefix(5)) }

  /// The day on the portal's clock at another moment.
  ///
  /// - Parameter seconds: since 1970-01-01T00:00:00Z.
  package func day(at seconds: Int) -> Int {
    Int(((Double(seconds) + Double(offset) * 60) / 86_400).rounded(.down))
  }

  /// A day, counted from 1970-01-01, as `2026-11-22`.
  package static func date(ofDay day: Int) -> String {
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))"
  }

  /// Days since 1970-01-01 in the Gregorian calendar; the year starts in March, so that a leap day is its last.
  /// Source: https://howardhinnant.github.io/date_algorithms.html#days_from_civil
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
