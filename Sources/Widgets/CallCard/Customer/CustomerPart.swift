import Bitrix24
import Bitrix24REST
import Customers
import HTML
import HTTPMessage
import Localization
import WidgetRuntime

/// The call card's part `customer`: who is calling, or why that cannot be said and what can be done.
struct CustomerPart: Part {
  let name = PartName.customer
  let isPrefetched = true
  /// What portals call their stages and people.
  let names: PortalCache<PortalNames>
  /// What waits for the activities of earlier calls; `nil` where nothing can.
  let work: CallWork?
  /// Seconds since 1970-01-01T00:00:00Z.
  let clock: @Sendable () -> Int

  /// The people on the line, and what of the portal's settings and of the operator's own is shown with them.
  struct Value: Sendable {
    var customer: Customer
    /// The defaults where the portal's cannot be read.
    var settings = PortalSettings()
    /// The operator's notes about the number that are saved nowhere.
    var unsent: [UnsentNotes.Entry] = []
  }

  /// Who it is of several, as the operator has chosen.
  struct Query: Equatable, Sendable {
    let chosen: CRMItem?
  }

  /// Anything but an item is as good as none: then the operator chooses anew.
  func query(_ fields: FormFields) -> Query {
    Query(chosen: try? fields.item("ITEM"))
  }

  func load(_ query: Query, of call: PlacementCall, from portal: RESTClient) async throws(RESTError) -> Value {
    let customer = try await customer(query, of: call, from: portal)
    work?.startDueWork(continuing: portal)
    return value(customer, call.callContext.phone)
  }

  /// Nothing is parked that is not shown: what is kept in the portal may be long.
  private func value(_ customer: Customer, _ phone: PhoneNumber) -> Value {
    var value = Value(customer: customer, settings: .orDefaults(customer.option))
    value.unsent = UnsentNotes.entries(in: customer.userOption ?? .null, about: phone, now: clock())
    value.customer.option = nil
    value.customer.userOption = nil
    return value
  }

  private func customer(
    _ query: Query, of call: PlacementCall, from portal: RESTClient
  ) async throws(RESTError) -> Customer {
    try await CustomerLookup(client: portal, portal: portal.portal, names: names, language: call.language, now: clock())
      .customer(
        Self.question(call, about: query.chosen), as: query.chosen == nil ? .linked : .chosen,
        reading: { PortalSettings.orDefaults($0).furtherFields })
  }

  // Not inlined: its locals would live in the frame of every card that waits.
  @inline(never)
  private static func question(_ call: PlacementCall, about chosen: CRMItem?) -> CustomerQuery {
    let context = call.callContext
    return CustomerQuery(
      items: chosen.map { [$0] } ?? context.items, phone: context.phone, option: PortalSettings.option,
      userOption: UnsentNotes.option, noteOf: context.notedActivity)
  }

  func error(in value: Value) -> RESTError? { value.customer.failure }

  /// There is somebody to choose, or something is missing.
  func isRepeatable(_ value: Value) -> Bool {
    [.several, .chosen].contains(value.customer.identity) || value.customer.isIncomplete
  }

  func html(
    _ outcome: PartOutcome<Value>, to query: Query, of call: PlacementCall, ticket: HTML?, in context: RenderContext
  ) -> HTML {
    let texts = CallCardTexts.of(call.language)
    guard case .value(let value) = outcome else {
      return PartFailure(
        name, outcome, in: call.language, ticket: ticket, value: query.chosen?.name, failed: texts.live.customerFailed,
        planWithoutREST: texts.customer.planWithoutREST
      ).html
    }
    return CustomerView(
      customer: value.customer, settings: value.settings, unsent: value.unsent, call: call.callContext,
      portal: call.portal, language: call.language,
      texts: texts, chosen: query.chosen, ticket: ticket
    ).html
  }
}

extension PartName {
  /// Who is calling.
  static let customer = PartName("customer")
}
