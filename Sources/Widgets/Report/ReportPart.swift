import Bitrix24
import Bitrix24REST
import HTML
import HTTPMessage
import PortalStore
import WidgetRuntime

/// The part `report`: its figures, read in steps.
struct ReportPart: Part {
  let name = PartName.report
  let yieldsToOthers = true
  let memory: ReportMemory
  /// What operators have chosen as outcomes; without it, there are none.
  let store: (any CallStore)?
  /// Seconds since 1970-01-01T00:00:00Z.
  let clock: @Sendable () -> Int

  func query(_ fields: FormFields) -> ReportQuery { ReportQuery(fields) }

  func load(
    _ query: ReportQuery, of call: PlacementCall, from portal: RESTClient
  ) async throws(RESTError) -> ReportProgress {
    try await memory.step(of: query.resolved(by: call.options), from: portal, now: clock()).with(
      outcomesIn: store, of: call)
  }

  func html(
    _ outcome: PartOutcome<ReportProgress>, to query: ReportQuery, of call: PlacementCall, ticket: HTML?,
    in context: RenderContext
  ) -> HTML {
    let query = query.resolved(by: call.options)
    guard case .value(.complete(let state)) = outcome else {
      return ReportProgressView(name: name, language: call.language, item: query.form, now: clock())
        .html(outcome, next: query.next, ticket: ticket)
    }
    return ReportView(
      state: state, query: query, language: call.language, texts: .of(call.language),
      figures: ReportFigures(state.calls, in: state.period, query.filter, now: state.now)
    ).html
  }
}

extension ReportMemory {
  /// One step of a report, with the token that the portal is asked with.
  func step(
    of query: ReportQuery, from portal: RESTClient, now: Int
  ) async throws(RESTError) -> ReportProgress {
    let (endpoint, token) = portal.authorization
    let key = Key(portal: endpoint.address, token: token, name: query.name)
    return try await ReportReader(client: portal, memory: self, key: key, now: now).step(query)
  }
}

extension ReportProgress {
  /// A report that is complete, with the outcomes that were chosen for its calls: the portal's statistics have none. A
  /// store that fails costs these only.
  func with(outcomesIn store: (any CallStore)?, of call: PlacementCall) async -> ReportProgress {
    guard case .complete(var state) = self, let store else { return self }
    // A day more on both sides: a day is the portal's.
    let days = state.period.days
    let times = Int64((days.lowerBound - 1) * 86_400)..<Int64((days.upperBound + 3) * 86_400)
    state.calls.add(outcomes: (try? await store.outcomes(in: times, at: call.portal)) ?? [])
    return .complete(state)
  }
}
