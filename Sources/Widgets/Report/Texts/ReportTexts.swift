import Localization

/// The supervisor's report of calls (`TELEPHONY_ANALYTICS_MENU`).
struct ReportTexts: LocalizedTexts {
  /// Of the portal's menu item and the page.
  let title: String
  /// Until the first part of an answer is there.
  let reading: String
  /// Cards' questions go first: the report goes on by itself.
  let waiting: String
  /// Buttons: periods.
  let today: String
  let yesterday: String
  let sevenDays: String
  let thirtyDays: String
  /// Labels of the first and the last day.
  let from: String
  let to: String
  /// Button: shows the report of these days, or with these filters.
  let show: String
  /// Labels: whose calls and over which lines. Also the headings of the tables.
  let operators: String
  let lines: String
  /// Calls that have none.
  let noOperator: String
  let noLine: String
  /// An employee whose name is not known; a number follows.
  let employee: String

  /// Whose calls these are.
  let allCalls: String
  let departmentCalls: String
  let ownCalls: String

  /// The right is missing: its name, as Bitrix24 calls it, and where an administrator gives it.
  let noRight: String
  let whereRight: String
  /// Too many calls for a server without a memory between two questions.
  let tooMany: String
  /// More calls than a report reads.
  let truncated: String
  /// Calls without a date are not counted.
  let undated: String

  /// The figures.
  let calls: String
  let incoming: String
  let answered: String
  let missed: String
  let missedForAnHour: String
  let missedForADay: String
  let outgoing: String
  let reached: String
  let talkingTime: String
  /// The column of the same days before.
  let before: String

  /// Heading: calls by hour of the week.
  let hours: String
  /// Heading of the numbers that called most.
  let callers: String
  /// Column: the other side's number.
  let number: String
  /// Column: when a call began.
  let time: String
  /// Link: the figures as a file for spreadsheets.
  let download: String
  /// There is nothing to show.
  let none: String
  /// Only the latest are listed.
  let latest: String
  /// The days of the week, short, from Monday.
  let days: [String]
}
