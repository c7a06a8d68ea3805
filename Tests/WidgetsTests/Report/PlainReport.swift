import Bitrix24
import FoundationEssentials

/// A report as it is written down: slow, and without a line of what it is compared with.
struct PlainReport {
  struct Row {
    let id: Int
    let call: String
    let type: String
    /// As it is written: `2026-03-29T03:15:00+02:00`.
    let date: String
    let moment: Date?
    let talked: Int
    let isAnswered: Bool
    let person: Int
    let line: String
    let number: String

    init(_ fields: [String: JSONValue]) {
      func text(_ name: String) -> String {
        switch fields[name] {
        case .string(let text), .number(let text): text
        default: ""
        }
      }
      id = Int(text("ID")) ?? 0
      call = text("CALL_ID").isEmpty ? "row \(id)" : text("CALL_ID")
      type = text("CALL_TYPE")
      date = text("CALL_START_DATE")
      moment = date.hasPrefix("0000") ? nil : try? Date(date, strategy: .iso8601)
      let duration = Int(text("CALL_DURATION")) ?? 0
      let isFailure = ["304", "603-S"].contains(text("CALL_FAILED_CODE").uppercased())
      isAnswered = duration > 0 && !isFailure
      talked = isAnswered ? duration : 0
      person = Int(text("PORTAL_USER_ID")) ?? 0
      line = text("PORTAL_NUMBER")
      number = text("PHONE_NUMBER").filter(\.isNumber)
    }
  }

  struct Call {
    let rows: [Row]
    let moment: Date?
    /// As it is written.
    let day: String
    let hour: Int
    let line: String
    let number: String
    let isIncoming: Bool
    let isOutgoing: Bool
    let isAnswered: Bool

    var isMissed: Bool { isIncoming && !isAnswered }

    init(_ rows: [Row]) {
      self.rows = rows
      let dated = rows.filter { $0.moment != nil }
        .min { ($0.moment ?? .distantFuture) < ($1.moment ?? .distantFuture) }
      moment = dated?.moment
      day = String(dated?.date.prefix(10) ?? "")
      hour = Int(dated?.date.dropFirst(11).prefix(2) ?? "") ?? -1
      line = rows.map(\.line).first { !$0.isEmpty } ?? ""
      number = rows.map(\.number).first { !$0.isEmpty } ?? ""
      let type = rows.map(\.type).first { ["1", "2", "3", "4", "5"].contains($0) } ?? ""
      isIncoming = ["2", "3"].contains(type)
      isOutgoing = ["1", "4", "5"].contains(type)
      isAnswered = rows.contains(where: \.isAnswered)
    }

    /// Zeller's congruence, from Monday.
    var weekday: Int {
      let parts = day.split(separator: "-").compactMap { Int($0) }
      guard parts.count == 3 else { return -1 }
      let (month, year) = parts[1] < 3 ? (parts[1] + 12, parts[0] - 1) : (parts[1], parts[0])
      let saturday = (parts[2] + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7
      return (saturday + 5) % 7
    }
  }

  let calls: [Call]
  /// The moments at which a number was talked to.
  private let answered: [String: [Date]]

  init(_ rows: [[String: JSONValue]]) {
    let rows = rows.map(Row.init)
    var names: [String] = []
    var byName: [String: [Row]] = [:]
    for row in rows {
      if byName[row.call] == nil { names.append(row.call) }
      byName[row.call, default: []].append(row)
    }
    calls = names.compactMap { byName[$0] }.map { Call($0.sorted { $0.id < $1.id }) }
    answered = calls.reduce(into: [:]) { moments, call in
      if call.isAnswered, let moment = call.moment { moments[call.number, default: []].append(moment) }
    }
  }

  func isCalledBack(_ missed: Call, within seconds: Double) -> Bool {
    guard !missed.number.isEmpty, let moment = missed.moment else { return false }
    return (answered[missed.number] ?? []).contains { later in
      let delay = later.timeIntervalSince(moment)
      return delay > 0 && delay <= seconds
    }
  }

  /// The figures of some calls, by name.
  func figures(_ calls: [Call], of person: Int? = nil) -> [String: Int] {
    func rows(_ call: Call) -> [Row] { call.rows.filter { person == nil || $0.person == person } }
    let incoming = calls.filter(\.isIncoming)
    let missed = calls.filter(\.isMissed)
    let outgoing = calls.filter(\.isOutgoing)
    return [
      "calls": calls.count, "incoming": incoming.count,
      "answered": incoming.filter { rows($0).contains(where: \.isAnswered) }.count, "missed": missed.count,
      "missed-hour": missed.filter { !isCalledBack($0, within: 3600) }.count,
      "missed-day": missed.filter { !isCalledBack($0, within: 86_400) }.count,
      "outgoing": outgoing.count, "reached": outgoing.filter { rows($0).contains(where: \.isAnswered) }.count,
      "length": calls.flatMap(rows).map(\.talked).reduce(0, +),
    ]
  }

  /// Those of certain days, both included, of certain people and lines.
  func calls(from first: String, to last: String, people: Set<Int> = [], lines: Set<String> = []) -> [Call] {
    calls.filter { call in
      call.moment != nil && call.day >= first && call.day <= last
        && (people.isEmpty || call.rows.contains { people.contains($0.person) })
        && (lines.isEmpty || lines.contains(call.line))
    }
  }

  /// Groups with the most calls first; of as many, in the order of their keys.
  static func ranked<Key: Hashable & Comparable>(_ calls: [Call], by keys: (Call) -> [Key]) -> [(Key, [Call])] {
    var groups: [Key: [Call]] = [:]
    for call in calls { for key in Set(keys(call)) { groups[key, default: []].append(call) } }
    return groups.sorted { $0.value.count == $1.value.count ? $0.key < $1.key : $0.value.count > $1.value.count }
      .map { ($0.key, $0.value) }
  }
}
