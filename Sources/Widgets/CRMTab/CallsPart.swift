import Bitrix24
import Bitrix24REST
import Customers
import HTML
import HTTPMessage
import PortalStore
import WidgetRuntime

/// The part `calls`: the calls with the client in whose card the page is.
struct CallsPart: Part {
  let name = PartName.calls
  let isPrefetched = true
  /// What portals call their people.
  let names: PortalCache<PortalNames>
  /// Knows which outcomes were chosen; `nil` where none are kept.
  let work: CallWork?
  /// Seconds since 1970-01-01T00:00:00Z.
  let clock: @Sendable () -> Int

  /// How much is told (`ALL=yes`).
  struct Query: Equatable, Sendable {
    let isFull: Bool
    /// How many calls.
    var maximum: Int { isFull ? 40 : 12 }
  }

  struct Value: Sendable {
    let calls: Customer.Section<ClientCalls>
    /// What came of calls, by their `CALL_ID`, as the portal's settings call it.
    let outcomes: [String: PortalSettings.Outcome]
    let failure: RESTError?
  }

  func query(_ fields: FormFields) -> Query { Query(isFull: (try? fields.flag("ALL")) ?? false) }

  func load(_ query: Query, of call: PlacementCall, from portal: RESTClient) async throws(RESTError) -> Value {
    guard let item = call.item else { return Value(calls: .none, outcomes: [:], failure: nil) }
    let answer = try await ClientCallsLookup(client: portal, names: names, language: call.language, now: clock())
      .calls(with: item, maximum: query.maximum, option: PortalSettings.option)
    return Value(
      calls: answer.calls, outcomes: await outcomes(of: answer, at: call.portal, in: call.language),
      failure: answer.failure)
  }

  /// Of several operators who had a call, whoever has said last what came of it counts.
  private func outcomes(
    of answer: ClientCallsLookup.Answer, at portal: PortalAddress, in language: Language
  ) async -> [String: PortalSettings.Outcome] {
    guard let work, case .known(let calls) = answer.calls else { return [:] }
    let ids = calls.calls.compactMap(\.callID)
    let chosen = await work.stored { store throws(StoreError) in try await store.outcomes(ofCalls: ids, at: portal) }
    let settings = PortalSettings.orDefaults(answer.option)
    return (chosen ?? []).reduce(into: [:]) { outcomes, one in
      if let outcome = settings.outcome(one.outcome, in: language) { outcomes[one.callID] = outcome }
    }
  }

  func error(in value: Value) -> RESTError? { value.failure }

  func isRepeatable(_ value: Value) -> Bool {
    if case .known(let calls) = value.calls { calls.isPartial || calls.hasMore } else { false }
  }

  func html(
    _ outcome: PartOutcome<Value>, to query: Query, of call: PlacementCall, ticket: HTML?, in context: RenderContext
  ) -> HTML {
    let texts = CRMTabTexts.of(call.language)
    guard case .value(let value) = outcome else {
      return PartFailure(
        name, outcome, in: call.language, ticket: ticket, field: "ALL", value: query.isFull ? "yes" : nil
      ).html
    }
    switch value.calls {
    case .known(let calls):
      return CallsView(
        calls: calls, outcomes: value.outcomes, isFull: query.isFull, portal: call.portal, language: call.language,
        texts: .of(call.language), tab: texts, ticket: ticket
      ).html
    case .denied: return element("data-state=\"denied\"", texts.noAccess)
    case .none, .failed: return element("", CallCardTexts.of(call.language).customer.unknown)
    }
  }

  private func element(_ state: HTML, _ text: String) -> HTML {
    "<section data-part=\"\(name.description)\" class=\"panel\" \(state)><p class=\"hint\">\(text)</p></section>\n"
  }
}

extension PartName {
  /// The calls with a client.
  static let calls = PartName("calls")
}
