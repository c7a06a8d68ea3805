/// A call, of all its rows: what came of it, and whose it was. Texts are numbers of ``ReportCalls``, so that a report of
/// a hundred thousand calls fits into memory.
struct ReportCall: Sendable {
  /// What an employee had to do with it.
  struct Leg: Sendable {
    /// The employee's id; 0 where there is none.
    let person: Int
    /// Seconds that were talked.
    var length: Int
    var isAnswered: Bool
  }

  /// A call that goes through more hands than these is not told in full: each row is compared with them.
  static let maximumLegs = 64

  /// The number of its first row.
  let row: Int
  /// The earliest of its rows.
  private(set) var start: StatisticsRow.Start?
  /// As the first row says that says it, like the next ones.
  private(set) var direction: ReportDirection
  /// The line and the number; -1 where there is none.
  private(set) var line: Int32
  private(set) var number: Int32
  /// Whether somebody answered, on any row.
  private(set) var isAnswered: Bool
  /// Seconds that were talked, on all rows.
  private(set) var length: Int
  private var first: Leg
  private var others: [Leg] = []

  init(_ row: StatisticsRow, line: Int32, number: Int32) {
    self.row = row.id
    start = row.start
    direction = row.direction
    self.line = line
    self.number = number
    isAnswered = row.isAnswered
    length = row.length
    first = Leg(row)
  }

  /// Takes in a further row, of a higher number.
  mutating func add(_ row: StatisticsRow, line: Int32, number: Int32) {
    if let other = row.start, start.map({ other.seconds < $0.seconds }) ?? true { start = other }
    if direction == .other { direction = row.direction }
    if self.line < 0 { self.line = line }
    if self.number < 0 { self.number = number }
    isAnswered = isAnswered || row.isAnswered
    length += row.length
    add(Leg(row))
  }

  private mutating func add(_ leg: Leg) {
    if leg.person == first.person {
      first.add(leg)
    } else if let index = others.firstIndex(where: { $0.person == leg.person }) {
      others[index].add(leg)
    } else if others.count < Self.maximumLegs - 1 {
      others.append(leg)
    }
  }

  /// One for each employee whom it reached, in the order of the rows.
  var legs: [Leg] { [first] + others }

  /// Whether somebody called and nobody answered.
  var isMissed: Bool { direction == .incoming && !isAnswered }

  /// About how many bytes it takes.
  var cost: Int { MemoryLayout<ReportCall>.stride + (others.isEmpty ? 0 : 32 + others.count * 24) }
}

extension ReportCall.Leg {
  fileprivate init(_ row: StatisticsRow) {
    self.init(person: row.person ?? 0, length: row.length, isAnswered: row.isAnswered)
  }

  fileprivate mutating func add(_ other: ReportCall.Leg) {
    length += other.length
    isAnswered = isAnswered || other.isAnswered
  }
}
