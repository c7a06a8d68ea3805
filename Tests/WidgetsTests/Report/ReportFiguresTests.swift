import Bitrix24
import PortalStore
import TestSupport
import Testing

@testable import Widgets

/// The figures equal a plain recomputation, over ten thousand rows with everything that is odd about them.
struct ReportFiguresTests {
  /// 2026-02-20T00:00:00Z to 2026-04-05T00:00:00Z: summer time begins within, in two of the zones.
  private static let span = 1_771_545_600..<1_775_347_200

  /// A period, and the days before and after it as they are written.
  struct Case: CustomTestStringConvertible {
    let zone: GeneratedCalls.Zone
    var period = ("2026-03-16", "2026-03-31")
    var before = ("2026-02-28", "2026-03-15")
    var people: Set<Int> = []
    var lines: Set<String> = []

    var testDescription: String { "\(zone) \(period) \(people) \(lines)" }

    static let all =
      GeneratedCalls.Zone.allCases.map { Case(zone: $0) } + [
        Case(zone: .berlin, period: ("2026-03-29", "2026-03-29"), before: ("2026-03-28", "2026-03-28")),
        Case(zone: .newYork, period: ("2026-03-08", "2026-03-14"), before: ("2026-03-01", "2026-03-07")),
        Case(zone: .kolkata, people: [3, 0]), Case(zone: .berlin, people: [5], lines: ["reg133788", ""]),
      ]
  }

  private static func rows(_ zone: GeneratedCalls.Zone) -> GeneratedCalls {
    GeneratedCalls(10_000, in: zone, during: span)
  }

  /// Read in pages, some of them twice.
  private static func calls(_ rows: GeneratedCalls) -> ReportCalls {
    var calls = ReportCalls()
    let values = rows.values
    for start in stride(from: 0, to: values.count, by: 50) {
      let page = Array(values[start..<min(start + 50, values.count)])
      calls.add(page)
      if start % 300 == 0 { calls.add(page) }
    }
    return calls
  }

  private static func named(_ figures: CallFigures) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: CallFigures.Name.allCases.map { ($0.rawValue, figures[$0]) })
  }

  @Test(arguments: Case.all)
  func `all figures equal a plain recomputation`(_ test: Case) throws {
    let rows = Self.rows(test.zone)
    let plain = PlainReport(rows.rows)
    let period = try #require(ReportPeriod(from: test.period.0, to: test.period.1))
    let filter = ReportFilter(people: test.people, lines: test.lines)
    let report = ReportFigures(Self.calls(rows), in: period, filter)
    let now = plain.calls(from: test.period.0, to: test.period.1, people: test.people, lines: test.lines)
    let before = plain.calls(from: test.before.0, to: test.before.1, people: test.people, lines: test.lines)
    #expect(now.count > 20 && before.count > 20, "there is something to compare")
    #expect(Self.named(report.figures) == plain.figures(now))
    #expect(Self.named(report.before) == plain.figures(before))
    #expect(report.undated == plain.calls.filter { $0.moment == nil }.count)

    let people = PlainReport.ranked(now) {
      $0.rows.map(\.person).filter { test.people.isEmpty || test.people.contains($0) }
    }
    #expect(report.people.map(\.key) == people.map(\.0))
    for (row, expected) in zip(report.people, people) {
      #expect(Self.named(row.figures) == plain.figures(expected.1, of: expected.0), "employee \(row.key)")
    }
    let lines = PlainReport.ranked(now) { [$0.line] }
    #expect(report.lines.map(\.key) == lines.map(\.0))
    for (row, expected) in zip(report.lines, lines) {
      #expect(Self.named(row.figures) == plain.figures(expected.1), "line \(row.key)")
    }
    for hour in 0..<168 {
      let expected = now.filter { $0.weekday == hour / 24 && $0.hour == hour % 24 }
      #expect(Self.named(report.hours[hour]) == plain.figures(expected), "hour \(hour)")
    }
    let callers = PlainReport.ranked(now.filter { $0.isIncoming && !$0.number.isEmpty }) { [$0.number] }
    #expect(report.numbers.map(\.figures.calls) == callers.prefix(10).map(\.1.count))
    for row in report.numbers {
      let digits = row.key.filter(\.isNumber)
      let expected = try #require(callers.first { $0.0 == digits })
      #expect(Self.named(row.figures) == plain.figures(expected.1), "number \(row.key)")
    }
  }

  @Test(arguments: [Case.all[0], Case.all[5]])
  func `every figure has as many calls behind it`(_ test: Case) throws {
    let calls = Self.calls(Self.rows(test.zone))
    let period = try #require(ReportPeriod(from: test.period.0, to: test.period.1))
    let filter = ReportFilter(people: test.people, lines: test.lines)
    let report = ReportFigures(calls, in: period, filter)
    var figures: [(CallSelection.Scope, CallFigures)] = [(.period, report.figures), (.before, report.before)]
    figures += report.people.prefix(2).map { (.person($0.key), $0.figures) }
    figures += report.lines.prefix(2).map { (.line($0.key), $0.figures) }
    figures += [33, 167].map { (.hour($0), report.hours[$0]) }
    figures += report.numbers.prefix(2).map { (.number($0.key), $0.figures) }
    for (scope, expected) in figures {
      for name in CallFigures.Name.allCases {
        let found = CallSelection(figure: name, scope: scope).calls(of: calls, in: period, filter)
        if name == .length {
          #expect(found.isEmpty == (expected.length == 0))
        } else {
          #expect(found.count == expected[name], "\(scope) \(name)")
        }
        #expect(found.map { $0.start?.seconds ?? 0 } == found.map { $0.start?.seconds ?? 0 }.sorted(by: >))
      }
    }
  }

  @Test func `rows of summer time's night are in the hours that they write`() throws {
    // The hour from two to three is not there on that night, and a call right before it is an hour's distance of a minute.
    let calls = Self.calls([
      [
        "ID": "1", "CALL_ID": "a", "CALL_TYPE": "2", "PHONE_NUMBER": "+4930",
        "CALL_START_DATE": "2026-03-29T01:59:30+01:00",
      ],
      [
        "ID": "2", "CALL_ID": "b", "CALL_TYPE": "1", "PHONE_NUMBER": "4930", "CALL_DURATION": "9",
        "CALL_START_DATE": "2026-03-29T03:00:30+02:00",
      ],
    ])
    let period = try #require(ReportPeriod(from: "2026-03-29", to: "2026-03-29"))
    let report = ReportFigures(calls, in: period)
    #expect(report.hours.indices.filter { report.hours[$0].calls > 0 } == [6 * 24 + 1, 6 * 24 + 3])
    #expect(report.figures.missed == 1 && report.figures.missedForAnHour == 0)
  }

  private static func calls(_ rows: [[String: JSONValue]]) -> ReportCalls {
    var calls = ReportCalls()
    calls.add(rows.map { .object($0.map { .init(name: $0.key, value: $0.value) }) })
    return calls
  }

  @Test func `a call that comes an hour to the second later has called back, one at the same second has not`() throws {
    func missed(next: String) throws -> CallFigures {
      let calls = Self.calls([
        ["ID": "1", "CALL_TYPE": "2", "PHONE_NUMBER": "+1 555", "CALL_START_DATE": "2026-03-10T23:30:00+02:00"],
        ["ID": "2", "CALL_TYPE": "2", "PHONE_NUMBER": "1555", "CALL_DURATION": "3", "CALL_START_DATE": .string(next)],
      ])
      let period = try #require(ReportPeriod(from: "2026-03-10", to: "2026-03-10"))
      return ReportFigures(calls, in: period).figures
    }
    #expect(try missed(next: "2026-03-10T22:30:00+00:00").missedForAnHour == 0)
    #expect(try missed(next: "2026-03-10T22:30:01+00:00").missedForAnHour == 1)
    #expect(try missed(next: "2026-03-11T21:30:00+00:00").missedForADay == 0)
    #expect(try missed(next: "2026-03-11T21:30:01+00:00").missedForADay == 1)
    #expect(try missed(next: "2026-03-10T21:30:00+00:00").missedForADay == 1)
  }

  @Test func `a call whose hour is not over may still be returned within it`() throws {
    let calls = Self.calls([
      ["ID": "1", "CALL_TYPE": "2", "PHONE_NUMBER": "1555", "CALL_START_DATE": "2026-03-10T09:55:00+02:00"]
    ])
    let period = try #require(ReportPeriod(from: "2026-03-10", to: "2026-03-10"))
    let start = try #require(calls.calls.first?.start?.seconds)
    for (age, hour, day) in [(0, 0, 0), (3600, 0, 0), (3601, 1, 0), (86_400, 1, 0), (86_401, 1, 1)] {
      let figures = ReportFigures(calls, in: period, now: start + age).figures
      #expect((figures.missed, figures.missedForAnHour, figures.missedForADay) == (1, hour, day), "\(age)")
      let behind = CallSelection(figure: .missedForAnHour, scope: .period)
        .calls(of: calls, in: period, ReportFilter(), now: start + age)
      #expect(behind.count == hour, "\(age)")
    }
  }

  @Test func `a colleague who answers has, and the one whose phone rang has not`() throws {
    let calls = Self.calls([
      [
        "ID": "1", "CALL_ID": "x", "CALL_TYPE": "2", "PORTAL_USER_ID": "5", "CALL_DURATION": "0",
        "CALL_FAILED_CODE": "304", "CALL_START_DATE": "2026-03-10T10:00:00+01:00",
      ],
      [
        "ID": "2", "CALL_ID": "x", "CALL_TYPE": "3", "PORTAL_USER_ID": "6", "CALL_DURATION": "95",
        "CALL_START_DATE": .object([]),
      ],
    ])
    let period = try #require(ReportPeriod(from: "2026-03-10", to: "2026-03-10"))
    let report = ReportFigures(calls, in: period)
    #expect(report.figures.incoming == 1 && report.figures.answered == 1 && report.figures.missed == 0)
    #expect(report.people.map(\.key) == [5, 6] && report.people.map(\.figures.answered) == [0, 1])
    #expect(report.people.map(\.figures.missed) == [0, 0] && report.people.map(\.figures.length) == [0, 95])
  }

  @Test func `a call through the hands of everybody is told of some`() {
    let calls = Self.calls(
      (1...200).map { ["ID": .number("\($0)"), "CALL_ID": "x", "CALL_TYPE": "2", "PORTAL_USER_ID": .number("\($0)")] })
    #expect(calls.calls.count == 1 && calls.calls.first?.legs.count == ReportCall.maximumLegs)
  }

  @Test func `outcomes are counted by call, of calls that are in the report`() throws {
    var calls = Self.calls([
      ["ID": "1", "CALL_ID": "x", "CALL_TYPE": "2", "CALL_START_DATE": "2026-03-10T10:00:00+01:00"],
      ["ID": "2", "CALL_ID": "y", "CALL_TYPE": "1", "CALL_START_DATE": "2026-03-10T11:00:00+01:00"],
      ["ID": "3", "CALL_ID": "z", "CALL_TYPE": "1", "CALL_START_DATE": "2026-03-12T11:00:00+01:00"],
    ])
    calls.add(
      outcomes: [
        ("x", 5, "reached"), ("x", 6, "reached"), ("x", 7, "sold"), ("y", 5, "sold"), ("z", 5, "sold"),
        ("?", 5, "sold"),
      ]
      .map { ChosenOutcome(callID: $0.0, user: $0.1, outcome: $0.2, chosenAt: 0) })
    let period = try #require(ReportPeriod(from: "2026-03-10", to: "2026-03-10"))
    let report = ReportFigures(calls, in: period)
    #expect(report.outcomes.map(\.key) == ["sold", "reached"] && report.outcomes.map(\.figures.calls) == [2, 1])
    let sold = CallSelection(figure: .calls, scope: .outcome("sold")).calls(of: calls, in: period, ReportFilter())
    #expect(sold.map(\.row) == [2, 1])
  }

  @Test(arguments: [
    ("2026-02-30", "2026-03-01"), ("2026-03-02", "2026-03-01"), ("2026-01-01", "2026-04-01"), ("", ""),
    ("2026-3-1", "2026-3-2"), ("0000-01-01", "9999-12-31"),
  ])
  func `a period has one to ninety days of the calendar`(_ first: String, _ last: String) {
    #expect(ReportPeriod(from: first, to: last) == nil)
  }

  @Test func `both periods are read, and the day after, wherever the portal is`() throws {
    let period = try #require(ReportPeriod(from: "2026-01-01", to: "2026-03-31"))
    #expect(period.days.count == 90)
    #expect(period.range.since == "2025-10-03T00:00:00+14:00" && period.range.until == "2026-04-02T00:00:00-12:00")
  }
}
