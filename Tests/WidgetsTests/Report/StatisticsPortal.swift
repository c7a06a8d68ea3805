import Bitrix24
import Bitrix24REST
import HTTPMessage
import Synchronization

/// A portal with statistics, which answers batches as the documentation says: pages of 50, by the conditions that it is
/// asked with, references to earlier commands put in; an empty condition is none.
final class StatisticsPortal: Transport {
  struct State {
    var rows: [[String: JSONValue]]
    /// Seconds that a page takes, and those that the method has used.
    var secondsPerPage = 0.1
    var operating = 1.0
    /// What comes of the next requests; then all is well.
    var accidents: [TransportError] = []
    /// Code of an error that statistics answer.
    var error: String?
    /// The profile, and whether it is an administrator's.
    var viewer = (id: 5, isAdministrator: false)
    var time = "2026-03-31T10:00:00+02:00"
    var departments: [Int: [Int]] = [:]
    var countsTotals = true
    /// What it says instead of how many there are.
    var total: Int?
    /// Whether the rows of a page come the other way round.
    var turnsPages = false
    /// The conditions of every page that was asked for, request by request.
    var requests: [[[String: String]]] = []
    var people: [[Int]] = []
  }

  private let state: Mutex<State>

  init(_ rows: [[String: JSONValue]]) {
    state = Mutex(State(rows: rows))
  }

  func change(_ body: (inout sending State) -> Void) { state.withLock { body(&$0) } }

  /// How many pages each request has asked for, but for those without any.
  var pages: [Int] { state.withLock { $0.requests.map(\.count).filter { $0 > 0 } } }
  var requests: [[[String: String]]] { state.withLock { $0.requests } }
  var people: [[Int]] { state.withLock { $0.people } }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    let commands = FormFields(urlEncoded: request.form).all.filter { $0.name.hasPrefix("cmd[") }
    let (accident, body) = state.withLock { state -> (TransportError?, String) in
      if !state.accidents.isEmpty {
        state.requests.append(commands.filter { $0.value.hasPrefix("voximplant") }.map { _ in [:] })
        return (state.accidents.removeFirst(), "")
      }
      return (nil, Self.answer(commands, &state))
    }
    if let accident { throw accident }
    return TransportResponse(status: 200, body: Array(body.utf8))
  }

  private static func answer(_ commands: [(name: String, value: String)], _ state: inout State) -> String {
    var results: [String: [[String: JSONValue]]] = [:]
    var (answers, errors, totals, times): ([String], [String], [String], [String]) = ([], [], [], [])
    var asked: [[String: String]] = []
    for command in commands {
      let name = String(command.name.dropFirst(4).dropLast())
      let halves = command.value.split(separator: "?", maxSplits: 1)
      let fields = FormFields(urlEncoded: (halves.dropFirst().first ?? "").utf8).all
      times.append("\"\(name)\":{\"operating\":\(state.operating),\"operating_reset_at\":1000.0,\"finish\":700.0}")
      switch halves[0] {
      case "server.time": answers.append("\"\(name)\":\"\(state.time)\"")
      case "profile": answers.append("\"\(name)\":{\"ID\":\"\(state.viewer.id)\"}")
      case "user.admin": answers.append("\"\(name)\":\(state.viewer.isAdministrator)")
      case "user.get":
        let ids = fields.compactMap { Int($0.value) }
        state.people.append(ids)
        let rows = ids.map {
          "{\"ID\":\"\($0)\",\"NAME\":\"Person\",\"LAST_NAME\":\"\($0)\",\"UF_DEPARTMENT\":\(state.departments[$0] ?? [])}"
        }
        answers.append("\"\(name)\":[\(rows.joined(separator: ","))]")
      default:
        if let error = state.error {
          errors.append("\"\(name)\":{\"error\":\"\(error)\",\"error_description\":\"\"}")
          continue
        }
        var conditions: [String: String] = [:]
        for field in fields { conditions[field.name] = resolved(field.value, results) }
        asked.append(conditions)
        let found = state.rows.filter { matches($0, conditions) }.sorted { number($0) < number($1) }
        results[name] = Array(found.prefix(50))
        let listed = Array(found.prefix(50))
        let page = (state.turnsPages ? listed.reversed() : listed).map { row in
          JSONValue.object(row.map { .init(name: $0.key, value: $0.value) }).description
        }
        answers.append("\"\(name)\":[\(page.joined(separator: ","))]")
        if state.countsTotals { totals.append("\"\(name)\":\(state.total ?? found.count)") }
      }
    }
    state.requests.append(asked)
    func map(_ members: [String]) -> String { "{\(members.joined(separator: ","))}" }
    return """
      {"result":{"result":\(map(answers)),"result_error":\(map(errors)),"result_total":\(map(totals)),\
      "result_next":[],"result_time":\(map(times))},"time":{"duration":\(state.secondsPerPage * Double(asked.count))}}
      """
  }

  private static func number(_ row: [String: JSONValue]) -> Int { row["ID"]?.integer ?? 0 }

  private static func resolved(_ text: String, _ results: [String: [[String: JSONValue]]]) -> String {
    guard let match = text.wholeMatch(of: /\$result\[(.+)\]\[([0-9]+)\]\[ID\]/) else { return text }
    guard let rows = results[String(match.1)], let index = Int(match.2), rows.indices.contains(index) else { return "" }
    return "\(number(rows[index]))"
  }

  private static func matches(_ row: [String: JSONValue], _ conditions: [String: String]) -> Bool {
    if let after = conditions["FILTER[>ID]"], let id = Int(after), let number = row["ID"]?.integer, number <= id {
      return false
    }
    // A row whose date is not written has one in the portal's database.
    guard let date = row["CALL_START_DATE"]?.text, date.count == 25, !date.hasPrefix("0000") else { return true }
    let day = date.prefix(10)
    return day >= (conditions["FILTER[>=CALL_START_DATE]"] ?? "").prefix(10)
      && day < (conditions["FILTER[<CALL_START_DATE]"] ?? "9").prefix(10)
  }
}
