/// What a report says of a period, beside the one before.
struct ReportFigures: Sendable {
  /// The calls of an employee, over a line, or with a number.
  struct Row<Key: Hashable & Sendable>: Sendable {
    let key: Key
    let figures: CallFigures
  }

  /// How many numbers are told.
  static let maximumNumbers = 10

  let period: ReportPeriod
  private(set) var figures = CallFigures()
  private(set) var before = CallFigures()
  /// By employee: those with the most calls first. 0 is for calls that have none.
  let people: [Row<Int>]
  /// By line: those with the most calls first. Empty is for calls that have none.
  let lines: [Row<String>]
  /// By the hour of the week, from Monday 0:00, all 168: incoming and outgoing calls, and those that were missed.
  private(set) var hours = Array(repeating: CallFigures(), count: 168)
  /// The numbers that called most: at most ten, those with the most incoming calls first.
  let numbers: [Row<String>]
  /// Calls by what came of them, by the id of the outcome: those with the most first.
  let outcomes: [Row<String>]
  /// Calls without a date: nobody knows when they were.
  let undated: Int

  /// - Parameter now: when they were read, in seconds since 1970-01-01T00:00:00Z.
  init(_ calls: ReportCalls, in period: ReportPeriod, _ filter: ReportFilter = ReportFilter(), now: Int = .max) {
    self.period = period
    let answered = AnsweredCalls(calls)
    let before = period.before
    var people: [Int: CallFigures] = [:]
    var lines: [Int32: CallFigures] = [:]
    var numbers: [Int32: CallFigures] = [:]
    var outcomes: [String: CallFigures] = [:]
    for call in calls.calls {
      guard let start = call.start, filter.contains(call, of: calls) else { continue }
      let isNow = period.days.contains(start.day)
      guard isNow || before.contains(start.day) else { continue }
      let delay = call.isMissed ? answered.delay(after: call) : nil
      let age = now - start.seconds
      func add(_ call: ReportCall, to figures: inout CallFigures) {
        figures.add(call, isAnswered: call.isAnswered, length: call.length, delay: delay, age: age)
      }
      guard isNow else {
        add(call, to: &self.before)
        continue
      }
      add(call, to: &figures)
      add(call, to: &lines[call.line, default: CallFigures()])
      add(call, to: &hours[Self.hour(of: start)])
      if call.number >= 0, call.direction == .incoming { add(call, to: &numbers[call.number, default: CallFigures()]) }
      for outcome in Set(calls.outcomes[call.row] ?? []) { add(call, to: &outcomes[outcome, default: CallFigures()]) }
      for leg in call.legs where filter.people.isEmpty || filter.people.contains(leg.person) {
        people[leg.person, default: CallFigures()].add(
          call, isAnswered: leg.isAnswered, length: leg.length, delay: delay, age: age)
      }
    }
    self.people = Self.ranked(people.map { Row(key: $0.key, figures: $0.value) })
    self.lines = Self.ranked(lines.map { Row(key: calls.lines[$0.key] ?? "", figures: $0.value) })
    let callers = Self.ranked(numbers.map { Row(key: calls.numbers[$0.key] ?? "", figures: $0.value) })
    self.numbers = Array(callers.prefix(Self.maximumNumbers))
    self.outcomes = Self.ranked(outcomes.map { Row(key: $0.key, figures: $0.value) })
    undated = calls.undated
  }

  /// The hour of the week from Monday 0:00, 0 to 167. The first of January 1970 was a Thursday.
  static func hour(of start: StatisticsRow.Start) -> Int { (start.day + 3) % 7 * 24 + start.hour }

  /// Those with the most calls first; of as many, in the order of their keys.
  private static func ranked<Key: Comparable>(_ rows: [Row<Key>]) -> [Row<Key>] {
    rows.sorted { left, right in
      left.figures.calls != right.figures.calls ? left.figures.calls > right.figures.calls : left.key < right.key
    }
  }
}
