import Bitrix24
import Bitrix24REST
import HTML
import HTTPMessage
import PortalStore
import WidgetRuntime

/// The part `calls`: the calls behind a figure of the report (`ITEM`).
struct ReportCallsPart: Part {
  let name = PartName.calls
  let yieldsToOthers = true
  let memory: ReportMemory
  /// What operators have chosen as outcomes; without it, there are none.
  let store: (any CallStore)?
  /// Seconds since 1970-01-01T00:00:00Z.
  let clock: @Sendable () -> Int

  struct Query: Equatable, Sendable {
    /// `nil` where no figure is open.
    var selection: CallSelection?
    var report = ReportQuery()
  }

  func query(_ fields: FormFields) -> Query {
    guard let item = fields.bytes("ITEM") else { return Query() }
    return Query(selection: CallSelection(FormFields(urlEncoded: item)), report: ReportQuery(fields))
  }

  /// - Returns: `nil` where no figure is open.
  func load(_ query: Query, of call: PlacementCall, from portal: RESTClient) async throws(RESTError) -> ReportProgress?
  {
    guard query.selection != nil else { return nil }
    return try await memory.step(of: query.report, from: portal, now: clock()).with(outcomesIn: store, of: call)
  }

  func html(
    _ outcome: PartOutcome<ReportProgress?>, to query: Query, of call: PlacementCall, ticket: HTML?,
    in context: RenderContext
  ) -> HTML {
    guard let selection = query.selection else { return "<div data-part=\"calls\" hidden></div>\n" }
    let progress: PartOutcome<ReportProgress>
    switch outcome {
    case .value(nil): return "<div data-part=\"calls\" hidden></div>\n"
    case .value(.complete(let state)?):
      return ReportCallsView(
        state: state, calls: selection.calls(of: state.calls, in: state.period, query.report.filter, now: state.now),
        language: call.language, texts: .of(call.language)
      ).html
    case .value(let value?): progress = .value(value)
    case .failed(let error): progress = .failed(error)
    case .busy(let error): progress = .busy(error)
    }
    let item = "\(selection.form)&\(query.report.form)"
    return ReportProgressView(name: name, language: call.language, item: item, now: clock())
      .html(progress, next: query.report.next, ticket: ticket)
  }
}
