import Bitrix24
import PortalStore

/// The calls of a report, which takes their rows in step by step, in the order of their numbers.
///
/// Its memory is bounded: so many rows, each with texts of bounded length, and texts that repeat only once.
struct ReportCalls: Sendable {
  /// The most rows that a report reads.
  static let maximumRows = 100_000

  private(set) var calls: [ReportCall] = []
  private(set) var lines = Interned()
  private(set) var numbers = Interned()
  private var indices: [String: Int32] = [:]
  /// The number of the last row: rows up to it are known already.
  private(set) var lastRow = 0
  /// How many rows it has taken in.
  private(set) var rows = 0
  private var keyCost = 0
  /// The ids of the outcomes that were chosen for calls, by the first row of the call: one for each who chose one.
  private(set) var outcomes: [Int: [String]] = [:]

  /// Takes in the rows of a page, in whatever order. One that is known already changes nothing.
  mutating func add(_ rows: [JSONValue]) {
    for row in rows.compactMap(StatisticsRow.init).sorted(by: { $0.id < $1.id }) { add(row) }
  }

  mutating func add(_ row: StatisticsRow) {
    guard row.id > lastRow, !isFull else { return }
    lastRow = row.id
    rows += 1
    let line = row.line.map { lines.number(of: $0, key: $0) } ?? -1
    // With and without a plus sign, and however it is grouped, it is the same number.
    let number = row.number.map { numbers.number(of: $0, key: Self.digits(of: $0)) } ?? -1
    if row.call.isEmpty {
      calls.append(ReportCall(row, line: line, number: number))
    } else if let index = indices[row.call] {
      calls[Int(index)].add(row, line: line, number: number)
    } else {
      indices[row.call] = Int32(calls.count)
      keyCost += row.call.utf8.count + 64
      calls.append(ReportCall(row, line: line, number: number))
    }
  }

  /// Takes in the outcomes that operators have chosen; those of other calls are left out.
  mutating func add(outcomes chosen: [ChosenOutcome]) {
    outcomes = chosen.reduce(into: [:]) { outcomes, one in
      if let index = indices[one.callID] { outcomes[calls[Int(index)].row, default: []].append(one.outcome) }
    }
  }

  /// Whether it takes no more.
  var isFull: Bool { rows >= Self.maximumRows }

  /// How many calls have no date, so that it is not known whether they belong to a report.
  var undated: Int { calls.count { $0.start == nil } }

  /// What the line of a call is called.
  func line(of call: ReportCall) -> String? { lines[call.line] }

  /// The other side's number, as it was written first.
  func number(of call: ReportCall) -> String? { numbers[call.number] }

  /// About how many bytes it takes.
  var cost: Int { calls.reduce(keyCost + lines.cost + numbers.cost) { $0 + $1.cost } }

  static func digits(of number: String) -> String {
    String(decoding: number.utf8.filter(\.isDigit), as: UTF8.self)
  }
}
