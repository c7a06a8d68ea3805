import Bitrix24
import Customers
import HTML

/// What has been read of a report, from step to step.
struct ReportState: Sendable {
  let period: ReportPeriod
  /// When reading began, on the portal's clock, in seconds since 1970-01-01T00:00:00Z.
  let now: Int
  /// The id of who reads it; `nil` where the portal did not say.
  let viewer: Int?
  /// Whether the portal lets the viewer see everything.
  let isAdministrator: Bool
  var calls = ReportCalls()
  /// How many rows there are, as the portal counted last.
  var total = 0
  /// Whether all rows have come.
  var isRead = false
  /// Whether names were asked for.
  var isNamed = false
  /// What employees are called, by id.
  var names: [Int: String] = [:]
  /// The departments of employees, by id, where the application may know them.
  var departments: [Int: Set<Int>] = [:]
  /// How long the portal took for a page of the last batch.
  var timePerPage: Duration?
  /// Until when nothing is asked, since cards need the same method.
  var pausedUntil: ContinuousClock.Instant?

  /// Whether there is nothing more to be asked.
  var isComplete: Bool { isRead && isNamed }

  /// Takes in the answer of `user.get`.
  mutating func add(people rows: [JSONValue]) {
    for row in rows {
      guard let id = row["ID"]?.integer, id > 0 else { continue }
      func text(_ name: String) -> String? { row[name]?.nonEmptyText?.shortened(to: 100) }
      let name = PersonName(given: text("NAME"), second: text("SECOND_NAME"), family: text("LAST_NAME"))
      if let text = name.text { names[id] = text }
      departments[id] = Set((row["UF_DEPARTMENT"]?.elements ?? []).compactMap(\.integer))
    }
  }

  /// The employees whose names are wanted: those of the calls, and the viewer.
  var people: [Int] {
    var ids = Set(calls.calls.flatMap { $0.legs.map(\.person) })
    if let viewer { ids.insert(viewer) }
    ids.remove(0)
    return ids.sorted()
  }

  /// Whose calls these are.
  enum Extent: Sendable {
    case all
    case department
    case own
  }

  /// What the right *Call statistics: view* covers is not to be asked for, so it is told from what came.
  var extent: Extent {
    guard !isAdministrator, let viewer else { return .all }
    let people = Set(calls.calls.flatMap { $0.legs.map(\.person) })
    if people.isSubset(of: [viewer]) { return people.isEmpty ? .all : .own }
    guard let own = departments[viewer], !own.isEmpty else { return .all }
    let isDepartment = people.allSatisfy { person in
      person == 0 || departments[person].map { !$0.isDisjoint(with: own) } ?? false
    }
    return isDepartment ? .department : .all
  }

  /// About how many bytes it takes.
  var cost: Int { calls.cost + names.values.reduce(4096) { $0 + $1.utf8.count + 128 } }
}
