import Bitrix24
import Bitrix24REST
import HTTPMessage
import Synchronization
import WidgetRuntime
import Widgets

/// A portal that gives a batch's commands their answers by what they ask, and keeps what it was asked.
package final class CannedPortal: Transport {
  /// What is answered instead of a batch's results.
  package enum Accident: Sendable {
    case status(Int, String)
    case failure(TransportError)
    /// Never answers; ends when the request is given up.
    case silence
  }

  /// Commands by their method and parameters.
  package struct Pattern: Sendable {
    package let method: String
    /// What the parameters contain.
    package let conditions: [String]

    /// - Parameter name: `crm.activity.list?filter.COMPLETED=N`.
    package init(_ name: String) {
      let halves = name.split(separator: "?", maxSplits: 1).map(String.init)
      method = halves[0]
      conditions = halves.count > 1 ? halves[1].split(separator: "&").map(String.init) : []
    }

    fileprivate func fits(_ command: String) -> Bool {
      let halves = command.split(separator: "?", maxSplits: 1)
      let parameters = (halves.dropFirst().first ?? "").replacing("[", with: ".").replacing("]", with: "")
      return halves[0] == method && conditions.allSatisfy { parameters.replacing("%40", with: "@").contains($0) }
    }

    /// How much it says.
    fileprivate var specificity: (Int, Int) { (conditions.count, conditions.reduce(0) { $0 + $1.utf8.count }) }
  }

  /// What the commands of a pattern are answered; the first of those that fit.
  package struct Recorded: Sendable {
    package let pattern: Pattern
    package let value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      pattern = Pattern(name)
      self.value = value
    }

    /// - Parameter json: the value's text.
    package init(_ name: String, json: String) { self.init(name, RecordedCustomer.json(json)) }

    /// - Parameter error: a code, or a code and its description: `ERROR_CORE:Handler already binded`.
    package init(_ name: String, error: String) {
      self.init(name, .object([.init(name: "__error__", value: .string(error))]))
    }

    fileprivate func fits(_ command: String) -> Bool { pattern.fits(command) }

    fileprivate static func specificFirst(_ all: [Recorded]) -> [Recorded] {
      all.sorted { $0.pattern.specificity > $1.pattern.specificity }
    }
  }

  private struct State {
    var recorded: [Recorded]
    var totals: [Recorded] = []
    var multipliesBindings = false
    /// After so many requests the accident happens.
    var healthyRequests = 0
    var accident: Accident?
    /// What an authorization server says of the token.
    var proof = #"{"error":"expired_token"}"#
    var proofs = 0
    var requests: [[(name: String, value: String)]] = []
  }

  private let state: Mutex<State>

  /// - Parameters:
  ///   - results: JSON by the commands' pattern.
  ///   - errors: codes by the commands' pattern; of one pattern, the error counts.
  package init(_ results: [String: String] = [:], errors: [String: String] = [:], accident: Accident? = nil) {
    state = Mutex(State(recorded: Self.recorded(results, errors), accident: accident))
  }

  private static func recorded(_ results: [String: String], _ errors: [String: String]) -> [Recorded] {
    Recorded.specificFirst(
      errors.map { Recorded($0.key, error: $0.value) }
        + results.filter { errors[$0.key] == nil }.map { Recorded($0.key, json: $0.value) })
  }

  /// The forms of all requests, in order.
  package var requests: [[(name: String, value: String)]] { state.withLock { $0.requests } }

  /// How often an authorization server was asked.
  package var proofs: Int { state.withLock { $0.proofs } }

  /// The commands of a request, in order.
  package func commands(of request: Int) -> [String] {
    requests[request].filter { $0.name.hasPrefix("cmd[") }.map(\.value)
  }

  /// Those that fit a pattern.
  package func commands(of request: Int, _ pattern: String) -> [String] {
    commands(of: request).filter(Pattern(pattern).fits)
  }

  /// Has an authorization server say something else of the token.
  package func prove(_ proof: String) { state.withLock { $0.proof = proof } }

  /// Answers something else from now on.
  package func answer(_ results: [String: String], errors: [String: String] = [:]) {
    state.withLock { $0.recorded = Self.recorded(results, errors) }
  }

  /// Answers as recorded from now on, and what no recording names with what is usual.
  package func answer(recorded: [Recorded], totals: [Recorded], multipliesBindings: Bool) {
    state.withLock {
      $0.recorded = Recorded.specificFirst(recorded) + Recorded.specificFirst(Self.usual)
      $0.totals = Recorded.specificFirst(totals)
      $0.multipliesBindings = multipliesBindings
    }
  }

  /// Goes on another way, be it after a few more requests.
  package func become(_ accident: Accident?, after requests: Int = 0) {
    state.withLock {
      $0.accident = accident
      $0.healthyRequests = requests
    }
  }

  package func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    let fields = FormFields(urlEncoded: request.form).all
    let (accident, body) = state.withLock { state in
      if request.path == "/rest/app.info" {
        state.proofs += 1
        return (nil as Accident?, state.proof)
      }
      state.requests.append(fields)
      if state.healthyRequests > 0 {
        state.healthyRequests -= 1
        return (nil, Self.body(request, fields, state))
      }
      return (state.accident, Self.body(request, fields, state))
    }
    switch accident {
    case nil: return TransportResponse(status: 200, body: Array(body.utf8))
    case .status(let status, let body): return TransportResponse(status: status, body: Array(body.utf8))
    case .failure(let error): throw error
    case .silence:
      try? await Task.sleep(until: request.deadline, clock: .continuous)
      throw Task.isCancelled ? .cancelled : .deadline
    }
  }

  private static func body(
    _ request: TransportRequest, _ fields: [(name: String, value: String)], _ state: State
  ) -> String {
    let method = request.path.replacing("/rest/", with: "").replacing(".json", with: "")
    if method != "batch" { return answer(to: "\(method)?\(String(decoding: request.form, as: UTF8.self))", state) }
    return body(fields, state)
  }

  /// To a method that is called alone.
  private static func answer(to command: String, _ state: State) -> String {
    guard let recorded = state.recorded.first(where: { $0.fits(command) }) else { return "{}" }
    if let error = recorded.value["__error__"]?.text { return "{\"error\":\"\(error)\"}" }
    return "{\"result\":\(rows(recorded.value, command, state)),\"time\":{}}"
  }

  private static func body(_ fields: [(name: String, value: String)], _ state: State) -> String {
    var (results, errors, totals): ([String], [String], [String]) = ([], [], [])
    for field in fields where field.name.hasPrefix("cmd[") {
      let name = String(field.name.dropFirst(4).dropLast())
      if let recorded = state.recorded.first(where: { $0.fits(field.value) }) {
        if let error = recorded.value["__error__"]?.text {
          let parts = error.split(separator: ":", maxSplits: 1)
          errors.append(
            "\"\(name)\":{\"error\":\"\(parts[0])\",\"error_description\":\"\(parts.dropFirst().joined())\"}")
        } else {
          results.append("\"\(name)\":\(rows(recorded.value, field.value, state))")
        }
      }
      if let total = state.totals.first(where: { $0.fits(field.value) }) { totals.append("\"\(name)\":\(total.value)") }
    }
    func map(_ members: [String]) -> String { "{\(members.joined(separator: ","))}" }
    return """
      {"result":{"result":\(map(results)),"result_error":\(map(errors)),"result_total":\(map(totals)),\
      "result_next":[],"result_time":[]},"time":{}}
      """
  }

  /// An activity comes once for each item that was asked for.
  private static func rows(_ value: JSONValue, _ command: String, _ state: State) -> JSONValue {
    guard state.multipliesBindings, command.hasPrefix("crm.activity.list?") else { return value }
    let bindings = command.matches(of: /\[OWNER_ID\]=/).count
    return .array(value.elements.flatMap { Array(repeating: $0, count: bindings) })
  }
}

extension CannedPortal {
  /// What is answered where a recording says nothing: who there is, and nothing that has happened.
  private static let usual = [
    ("crm.item.get?entityTypeId=1", #"{"item":{"id":8,"title":"Lead of the test","assignedById":5}}"#),
    ("crm.item.get?entityTypeId=2", #"{"item":{"id":25,"title":"Deal of the test","contactId":31,"assignedById":5}}"#),
    ("crm.item.get?entityTypeId=3", #"{"item":{"id":31,"name":"Ada","lastName":"Quill","assignedById":5}}"#),
    ("crm.item.get?entityTypeId=4", #"{"item":{"id":17,"title":"Quill & Sons","assignedById":5}}"#),
    ("crm.item.list", #"{"items":[]}"#),
    ("user.get", #"[{"ID":"5","NAME":"Jonas","LAST_NAME":"Keller"},{"ID":"6","NAME":"Maria","LAST_NAME":"Sommer"}]"#),
    ("crm.status.list", "[]"), ("crm.activity.list", "[]"), ("voximplant.statistic.get", "[]"),
    ("crm.duplicate.findbycomm", "[]"), ("telephony.externalCall.searchCrmEntities", "[]"),
  ].map { Recorded($0.0, json: $0.1) }

  /// A contact with a deal and a call.
  package static let contact: [String: String] = [
    "crm.item.get?entityTypeId=3": """
    {"item":{"id":42,"name":"Anna","lastName":"Berger","post":"Buyer","companyId":17,"assignedById":7,
    "fm":[{"typeId":"PHONE","value":"+4930123456"},{"typeId":"EMAIL","value":"anna@example.com"}]}}
    """,
    "user.get": #"[{"ID":"7","NAME":"Jonas","LAST_NAME":"Keller"}]"#,
    "crm.item.get?entityTypeId=4": #"{"item":{"id":17,"title":"Nordlicht <GmbH>"}}"#,
    "crm.item.list?stageSemanticId=P": """
    {"items":[{"id":301,"title":"Rotor blades","stageId":"NEW","stageSemanticId":"P","opportunity":128000,
    "currencyId":"EUR","closedate":"2026-12-25T00:00:00+02:00"}]}
    """,
    "crm.item.list?stageSemanticId.=S": """
    {"items":[{"id":300,"title":"First order","stageId":"C5:WON","stageSemanticId":"S","opportunity":"9.50",
    "currencyId":"EUR","closedate":"2026-10-01T00:00:00+02:00"}]}
    """,
    "crm.activity.list?COMPLETED=Y": """
    [{"ID":"5","TYPE_ID":"2","SUBJECT":"Call back","START_TIME":"2026-11-21T18:02:00+02:00",
    "END_TIME":"2026-11-21T18:02:00+02:00","DIRECTION":"1","RESPONSIBLE_ID":"7"}]
    """,
    "crm.activity.list?COMPLETED=N": """
    [{"ID":"6","SUBJECT":"Send the offer","DEADLINE":"2026-11-20T10:00:00+02:00"},
    {"ID":"7","SUBJECT":"Visit","DEADLINE":"2026-11-25T10:00:00+02:00"}]
    """,
    "voximplant.statistic.get": """
    [{"CALL_START_DATE":"2026-11-22T10:00:00+02:00","CALL_DURATION":"65","CALL_TYPE":"2","CALL_FAILED_CODE":"200"},
    {"CALL_START_DATE":"2026-11-22T09:00:00+02:00","CALL_DURATION":"0","CALL_TYPE":"2","CALL_FAILED_CODE":"304"},
    {"CALL_START_DATE":"2026-11-21T18:02:00+02:00","CALL_DURATION":"0","CALL_TYPE":"2","CALL_FAILED_CODE":"304"}]
    """,
    "crm.status.list?ENTITY_ID=DEAL_STAGE": #"[{"STATUS_ID":"NEW","NAME":"Negotiation"}]"#,
    "crm.status.list?ENTITY_ID=DEAL_STAGE_5": #"[{"STATUS_ID":"C5:WON","NAME":"Delivered"}]"#,
  ]

  /// 2026-11-22T12:00:00Z
  package static let now = 1_795_348_800
}

extension PortalClients {
  package convenience init(
    _ portal: CannedPortal, maximum: Int = 16, confirmed: @escaping @Sendable (PortalAddress) -> Void = { _ in },
    succeeding previous: PortalClients? = nil
  ) {
    let oauth = OAuth(transport: portal, servers: [], credentials: nil)
    self.init(
      rest: RESTService(transport: portal, oauth: oauth), maximum: maximum, confirmed: confirmed, succeeding: previous)
  }
}

extension PartService {
  package convenience init(
    _ portal: CannedPortal, isPrefetching: Bool = true, timeout: Duration = .seconds(120), maximumTickets: Int = 8,
    maximumInFlight: Int = 16, confirmed: @escaping @Sendable (PortalAddress) -> Void = { _ in },
    succeeding previous: PartService? = nil, onUnused: @escaping @Sendable (RequestRecord) -> Void = { _ in }
  ) {
    self.init(
      PortalClients(portal, maximum: maximumInFlight, confirmed: confirmed, succeeding: previous?.clients),
      options: Options(timeout: timeout, isPrefetching: isPrefetching, maximumTickets: maximumTickets),
      succeeding: previous, onUnused: onUnused)
  }
}

extension WidgetCatalog.Services {
  /// What widgets share, with the clock of the recordings.
  package static var recorded: WidgetCatalog.Services { WidgetCatalog.Services { CannedPortal.now } }
}
