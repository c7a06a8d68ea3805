import Bitrix24
import Bitrix24REST
import HTML

/// What came of a part's question, whatever part it is.
struct PartReply: Sendable {
  /// Whether the page gets a token to ask once more.
  let isRepeatable: Bool
  let statistics: RESTStatistics
  /// Why there is no answer, or why a piece of it is missing.
  let error: RESTError?
  /// Too many questions run already.
  let limit: RateLimitError?
  /// The element.
  let html: @Sendable (_ ticket: HTML?, _ context: RenderContext) -> HTML

  init<P: Part>(
    of part: P, to query: P.Query, of call: PlacementCall, _ outcome: PartOutcome<P.Value>,
    _ statistics: RESTStatistics = RESTStatistics()
  ) {
    self.statistics = statistics
    var limit: RateLimitError?
    switch outcome {
    case .value(let value):
      isRepeatable = part.isRepeatable(value)
      error = part.error(in: value) ?? statistics.faults.first?.error
    case .failed(let failure):
      isRepeatable = failure.remedy != .authorization
      error = failure
    case .busy(let reached):
      isRepeatable = true
      error = nil
      limit = reached
    }
    self.limit = limit
    html = { ticket, context in part.html(outcome, to: query, of: call, ticket: ticket, in: context) }
  }
}

extension RESTStatistics {
  /// The commands that failed for another reason than a right, or since there is nothing.
  fileprivate var faults: [CommandFailure] { failures.filter { !$0.error.isDenial && $0.error != .notFound } }
}

extension RequestRecord {
  /// Takes in what came of a part's question.
  mutating func note(_ reply: PartReply) {
    note(reply.statistics)
    restError = reply.error
    failedCommands = reply.statistics.faults
    if let limit = reply.limit { reason = limit.rawValue }
  }
}
