import Bitrix24
import Customers
import Localization

/// A row of telephony's statistics, as far as a report reads it. A call that was passed on has several.
/// Source: <https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html>
struct StatisticsRow {
  /// When a call began: the instant, and the day and hour that the row itself writes, with its own offset from UTC.
  struct Start: Equatable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    let seconds: Int
    /// Days since 1970-01-01.
    let day: Int
    /// 0 to 23.
    let hour: Int
  }

  /// Of the row, more than 0: later rows have higher ones, whenever their calls were.
  let id: Int
  /// Empty where the row names no call: then it is one of its own.
  let call: String
  let direction: ReportDirection
  /// `nil` where the portal writes no date: `{}` of PHP's empty object, or one before 1971.
  let start: Start?
  /// Seconds that were talked, 0 of a row that was not answered.
  let length: Int
  let isAnswered: Bool
  /// The employee's id; `nil` where there is none.
  let person: Int?
  /// The portal's number or line; `nil` where there is none.
  let line: String?
  /// The other side's number as it is written; `nil` without digits, as of somebody who hides it.
  let number: String?

  /// Longer names of calls, lines and numbers are cut: what a portal writes must not take memory without bounds.
  private static let maximumCharacters = 128
  /// The longest call that is believed, in seconds.
  private static let maximumLength = 7 * 86_400

  /// - Returns: `nil` for what has no number, by which it could not be told from a row that was read twice.
  init?(_ value: JSONValue) {
    // One pass over the members: a lookup by name for each field would look at all of them each time.
    var fields = Fields()
    for member in value.members where member.value != .null { fields.take(member) }
    guard let id = fields.id, id > 0 else { return nil }
    self.id = id
    call = fields.call
    direction = ReportDirection(type: fields.type)
    start = fields.start
    let talked = min(max(0, fields.length), Self.maximumLength)
    isAnswered = CallOutcome.isAnswered(length: talked, code: fields.code)
    length = isAnswered ? talked : 0
    person = fields.person
    line = fields.line
    number = fields.number.flatMap { $0.utf8.contains(where: \.isDigit) ? $0 : nil }
  }

  private struct Fields {
    var id: Int?
    var call = ""
    var type: Int?
    var start: Start?
    var length = 0
    var code: String?
    var person: Int?
    var line: String?
    var number: String?

    mutating func take(_ member: JSONValue.Member) {
      let value = member.value
      switch member.name {
      case "ID": id = value.integer
      case "CALL_ID": call = StatisticsRow.name(value) ?? ""
      case "CALL_TYPE": type = value.integer
      case "CALL_START_DATE": start = value.text.flatMap { PortalTime(known: $0) }.map(Start.init)
      case "CALL_DURATION": length = value.integer ?? 0
      case "CALL_FAILED_CODE": code = value.text
      case "PORTAL_USER_ID": person = value.integer.flatMap { $0 > 0 ? $0 : nil }
      case "PORTAL_NUMBER": line = StatisticsRow.name(value)
      case "PHONE_NUMBER": number = StatisticsRow.name(value)
      default: break
      }
    }
  }

  private static func name(_ value: JSONValue) -> String? {
    guard let text = value.nonEmptyText else { return nil }
    return text.utf8.count > maximumCharacters ? String(text.unicodeScalars.prefix(maximumCharacters)) : text
  }
}

extension StatisticsRow.Start {
  init(_ time: PortalTime) {
    self.init(seconds: time.seconds, day: time.day, hour: time.minute / 60)
  }
}
