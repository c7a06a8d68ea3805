import Localization

/// The days of a report, at most 90.
struct ReportPeriod: Hashable, Sendable {
  static let maximumDays = 90

  /// Days since 1970-01-01, the first and the last.
  let days: ClosedRange<Int>

  /// - Returns: `nil` for more than 90 days, and for none.
  init?(from first: Int, to last: Int) {
    guard first <= last, last - first < Self.maximumDays else { return nil }
    days = first...last
  }

  /// - Parameters:
  ///   - first: `2026-11-01`
  ///   - last: `2026-11-30`
  init?(from first: String, to last: String) {
    guard let first = Self.day(first), let last = Self.day(last) else { return nil }
    self.init(from: first, to: last)
  }

  /// A day that the calendar has, as `2026-11-01`.
  private static func day(_ text: String) -> Int? {
    guard let day = PortalTime("\(text)T00:00:00Z")?.day, PortalTime.date(ofDay: day) == text else { return nil }
    return day
  }

  /// As many days, just before.
  var before: ClosedRange<Int> { (days.lowerBound - days.count)...(days.lowerBound - 1) }

  /// `2026-11-01`
  var first: String { PortalTime.date(ofDay: days.lowerBound) }
  /// `2026-11-30`
  var last: String { PortalTime.date(ofDay: days.upperBound) }

  /// The moments from and before which calls are read: both periods, and the day after in which calls may be answered;
  /// wherever the portal's clock is, from the first to the last zone on earth.
  var range: (since: String, until: String) {
    (
      "\(PortalTime.date(ofDay: before.lowerBound))T00:00:00+14:00",
      "\(PortalTime.date(ofDay: days.upperBound + 2))T00:00:00-12:00"
    )
  }
}
