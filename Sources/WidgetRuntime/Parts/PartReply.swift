import Bitrix24
import Bitrix24REST
import HTML

/// What came of a part's question, whatever part it is.
struct PartReply: Sendable {
  /// Whether the page gets a token to ask once more.
  let isRepeatable: Bool
  /// What the log says about it.
  let facts: [Fact]
  /// The element.
  let html: @Sendable (_ ticket: HTML?, _ context: RenderContext) -> HTML

  init<P: Part>(
    of part: P, to query: P.Query, of call: PlacementCall, _ outcome: PartOutcome<P.Value>,
    _ statistics: RESTStatistics = RESTStatistics()
  ) {
    var facts = statistics.facts
    let failures = statistics.failures.filter { !$0.error.isDenial && $0.error != .notFound }
    switch outcome {
    case .value(let value):
      isRepeatable = part.isRepeatable(value)
      // Why a piece of it is missing.
      if let error = part.error(in: value) ?? failures.first?.error { facts.append(Fact("rest_error", error.logCode)) }
    case .failed(let error):
      isRepeatable = error.remedy != .authorization
      facts.append(Fact("rest_error", error.logCode))
    case .busy(let refusal):
      isRepeatable = true
      facts.append(Fact("reason", refusal.rawValue))
    }
    if !failures.isEmpty { facts.append(Fact("rest_failed", failures.prefix(4).map(\.name).joined(separator: ","))) }
    self.facts = facts
    html = { ticket, context in part.html(outcome, to: query, of: call, ticket: ticket, in: context) }
  }
}

extension CommandFailure {
  /// `crm.item.get:operation_time_limit`
  fileprivate var name: String { "\(method):\(error.logCode)" }
}

extension RESTStatistics {
  /// What the log says about what portals were asked.
  var facts: [Fact] {
    let facts = [Fact("rest_calls", String(calls)), Fact("rest_ms", String(milliseconds: time))]
    return facts + (refreshError.map { [Fact("refresh_error", $0.logCode)] } ?? [])
  }
}

extension String {
  /// Milliseconds with one digit behind the point, as the log writes times.
  fileprivate init(milliseconds duration: Duration) {
    let tenths = Int((duration / .microseconds(100)).rounded())
    self = "\(tenths / 10).\(tenths % 10)"
  }
}
