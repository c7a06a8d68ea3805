import Bitrix24
import Bitrix24REST
import Customers
import HTML
import HTTPMessage
import Localization
import WidgetRuntime

/// What a click opens of a customer, of which the card shows the first lines: the parts `deals`, `history` and `people`.
/// Each is about whom it is asked for (`ITEM`), else about whom the call is linked to.
struct SectionPart: Part {
  let name: PartName
  /// What is asked for.
  private let extent: CustomerQuery.Extent
  /// What portals call their stages and people.
  private let names: PortalCache<PortalNames>
  /// Seconds since 1970-01-01T00:00:00Z.
  private let clock: @Sendable () -> Int

  /// Whom it is about; `nil` for whom the call is linked to.
  struct Query: Equatable, Sendable {
    let item: CRMItem?
  }

  /// All three.
  static func all(names: PortalCache<PortalNames>, clock: @escaping @Sendable () -> Int) -> [any Part] {
    func part(_ name: PartName, _ extent: CustomerQuery.Extent) -> SectionPart {
      SectionPart(name: name, extent: extent, names: names, clock: clock)
    }
    return [part(.deals, .deals), part(.history, .history), part(.people, .people)]
  }

  func query(_ fields: FormFields) -> Query { Query(item: try? fields.item("ITEM")) }

  func load(_ query: Query, of call: PlacementCall, from portal: RESTClient) async throws(RESTError) -> Customer {
    let context = call.callContext
    let question = CustomerQuery(items: query.item.map { [$0] } ?? context.items, phone: context.phone, extent)
    return try await CustomerLookup(
      client: portal, portal: portal.portal, names: names, language: call.language, now: clock()
    ).customer(question)
  }

  func error(in value: Customer) -> RESTError? { value.failure }

  func html(
    _ outcome: PartOutcome<Customer>, to query: Query, of call: PlacementCall, ticket: HTML?, in context: RenderContext
  ) -> HTML {
    if case .value(let customer) = outcome, let element = element(of: customer, call) { return element }
    return PartFailure(name, outcome, in: call.language, ticket: ticket, value: query.item?.name).html
  }

  /// - Returns: `nil` where the portal has not told.
  private func element(of customer: Customer, _ call: PlacementCall) -> HTML? {
    let (portal, language, texts) = (call.portal, call.language, CallCardTexts.of(call.language))
    return switch extent {
    case .deals:
      element(customer.deals, called: texts.customer.deals, denied: texts.customer.noAccessToDeals, texts) {
        DealsView(deals: $0, portal: portal, language: language, texts: texts, isFull: true).all
      }
    case .history:
      element(customer.history, called: texts.customer.history, denied: texts.customer.noAccessToHistory, texts) {
        HistoryView(history: $0, portal: portal, language: language, texts: texts).all
      }
    case .people, .summary:
      element(customer.staff, called: texts.customer.peopleOfCompany, denied: texts.customer.noAccessToItem, texts) {
        PeopleView(people: $0.shown, untold: $0.count - $0.shown.count).html
      }
    }
  }

  private func element<Value>(
    _ section: Customer.Section<Value>, called label: String, denied: String, _ texts: CallCardTexts,
    html: (Value) -> HTML
  ) -> HTML? {
    let (state, content): (HTML, HTML)
    switch section {
    case .known(let value): (state, content) = ("class=\"whole\"", html(value))
    case .denied: (state, content) = ("data-state=\"denied\"", "<p class=\"hint\">\(denied)</p>\n")
    case .none: (state, content) = ("class=\"whole\"", "<p class=\"hint\">\(texts.customer.unknown)</p>\n")
    case .failed: return nil
    }
    return """
      <section data-part="\(name.description)" \(state) aria-label="\(label)">
      \(content)</section>

      """
  }
}

extension PartName {
  /// All deals of a client.
  static let deals = PartName("deals")
  /// All that has happened with a client, and what is planned.
  static let history = PartName("history")
  /// All who work for a company.
  static let people = PartName("people")
}
