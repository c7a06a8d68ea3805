import Bitrix24
import Bitrix24REST
import HTTPMessage

/// What is known of one request: for its line of the log, and for what is counted. It is filled in where things happen.
package struct RequestRecord: Sendable {
  /// What a request is for.
  package enum Target: Hashable, Sendable {
    /// Not known, or refused before it is.
    case unknown
    /// A health check, an asset, a page for a person, as it was asked for.
    case resource(Request.Method, path: String)
    /// A widget's page.
    case page
    /// A part of one, by the name that the request has.
    case part(String)
    /// What an operator writes, by the name that the request has.
    case action(String)
    /// An administrator's page for installing the application.
    case installation
    /// A portal's server tells something; the name only if it looks like one.
    case event(String)
  }

  /// What an administrator has to do about it.
  package enum Attention: Int, Comparable, Sendable {
    case none
    /// Perhaps something.
    case warning
    case error

    package static func < (one: Attention, other: Attention) -> Bool { one.rawValue < other.rawValue }
  }

  /// As the web server knows it too.
  package let id: String
  package internal(set) var target = Target.unknown
  /// As it was posted, if it looks like one.
  package internal(set) var placement: PlacementCode?
  /// As it was posted: anybody can post any name. See ``isFromStranger``.
  package internal(set) var portal: PortalAddress?
  var memberID: MemberID?
  var language: Language?
  var attempt: Attempt?
  /// What the widget says about the call.
  var widgetFields: [LogField] = []
  /// What asking a portal took, if one was to be asked.
  var statistics: RESTStatistics?
  /// Why an answer of a portal, or a piece of it, is missing.
  package internal(set) var restError: RESTError?
  /// The commands that failed for another reason than a right.
  var failedCommands: [CommandFailure] = []
  /// What came of an action, an installation or an event: a word of the contract.
  package var result: String?
  /// Why a request did not get what it asked for, or what is special about it: a word of the contract.
  package var reason: String?
  /// What else there is to be said of that.
  package var details: [LogField] = []
  /// Whether the portal is not one that is served, as far as is known.
  package var isFromStranger = false
  package var attention = Attention.none

  package init(id: String) { self.id = id }

  /// Takes in what is known of every call of a widget; nothing that failed its syntax.
  mutating func note(_ call: PlacementCall) {
    if call.placement.isWellFormed { placement = call.placement }
    (portal, memberID, language) = (call.portal, call.memberID, call.language)
  }

  /// Takes in what the widget says about the call, without secrets, wherever a stranger may have put them.
  mutating func note(_ widget: any Widget, _ call: PlacementCall) {
    let redactor = call.redactor
    widgetFields = widget.logFields(of: call).map { $0.redacted(redactor) }
  }

  /// Takes in that a portal is served again which was said to have removed the application.
  mutating func noteTakenBack() {
    (result, reason, attention) = ("taken_back", "false_uninstall", .error)
  }

  /// Takes in what asking a portal took. Credentials of the application that are not taken are an administrator's concern.
  mutating func note(_ statistics: RESTStatistics) {
    self.statistics = statistics
    if statistics.refreshError == .invalidClient { attention = max(attention, .warning) }
  }

  /// Takes in why a request is refused.
  mutating func note(_ error: RequestError) {
    if let word = error.reason { reason = word }
    details += error.details
    switch error {
    case .notAdmitted(.unknownPortal), .notAdmitted(.insecurePortal): isFromStranger = true
    default: break
    }
  }

  /// The fields of the log's line.
  package var logFields: [LogField] {
    var fields: [LogField] = []
    forEachField { fields.append($0) }
    return fields
  }

  /// The fields of the log's line, in the order of the contract.
  package func forEachField(_ body: (LogField) -> Void) {
    func field(_ name: StaticString, _ value: String?) {
      if let value { body(LogField(name, value)) }
    }
    if case .resource(let method, let path) = target {
      field("method", method.name)
      field("path", path)
    }
    if case .event(let name) = target { field("event", name) }
    field("placement", placement?.description)
    switch target {
    case .part(let name): field("view", name)
    case .installation: field("view", "install")
    case .action(let name): field("action", name)
    case .unknown, .resource, .page, .event: break
    }
    if let attempt {
      field("action_id", attempt.shortID)
      field("attempt", String(attempt.number))
    }
    field("portal", portal?.description)
    field("member", memberID?.shortened)
    field("lang", language?.rawValue)
    widgetFields.forEach(body)
    if let statistics {
      field("rest_calls", String(statistics.calls))
      field("rest_ms", String(milliseconds: statistics.time))
      field("refresh_error", statistics.refreshError?.logCode)
    }
    field("result", result)
    field("rest_error", restError?.logCode)
    if !failedCommands.isEmpty { field("rest_failed", failedCommands.prefix(4).map(\.name).joined(separator: ",")) }
    field("reason", reason)
    details.forEach(body)
  }
}

extension CommandFailure {
  /// `crm.item.get:operation_time_limit`
  fileprivate var name: String { "\(method):\(error.logCode)" }
}

extension String {
  /// Milliseconds with one digit behind the point, as the log writes times.
  fileprivate init(milliseconds duration: Duration) {
    let tenths = Int((duration / .microseconds(100)).rounded())
    self = "\(tenths / 10).\(tenths % 10)"
  }
}
