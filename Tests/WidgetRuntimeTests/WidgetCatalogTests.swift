import Bitrix24
import Bitrix24REST
import HTML
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct WidgetCatalogTests {
  private struct Named: Widget {
    let name: String
    var placements: [PlacementCode] = []
    var scopes: [String] = []
    var parts: [any Part] = []

    struct Nothing: Part {
      let name = PartName("customer")

      func load(_ query: NoFields, of call: PlacementCall, from portal: RESTClient) async throws(RESTError) -> Bool {
        true
      }

      func html(
        _ outcome: PartOutcome<Bool>, to query: NoFields, of call: PlacementCall, ticket: HTML?,
        in context: RenderContext
      ) -> HTML { .empty }
    }

    func title(in language: Language) -> String { name }

    func serves(_ placement: PlacementCode) -> Bool {
      if case .crm(.dynamic, .detailTab) = placement { name == "tabs" } else { false }
    }

    func render(_ call: PlacementCall, in context: RenderContext) -> View {
      View(title: name, content: .empty)
    }
  }

  private let catalog = WidgetCatalog(
    [
      Named(name: "card", placements: [.callCard], scopes: ["crm", "telephony"], parts: [Named.Nothing()]),
      Named(
        name: "tabs", placements: [PlacementCode("CRM_DEAL_DETAIL_TAB"), PlacementCode("NEW_PLACE")],
        scopes: ["task", "crm"]),
    ],
    fallback: Named(name: "other"))

  @Test(arguments: [
    ("CALL_CARD", "card"), ("CRM_DEAL_DETAIL_TAB", "tabs"), ("NEW_PLACE", "tabs"), ("DEFAULT", "other"),
    ("CRM_LEAD_DETAIL_TAB", "other"), ("CRM_DYNAMIC_183_DETAIL_TAB", "tabs"), ("CRM_DYNAMIC_183_LIST_MENU", "other"),
    ("CRM_DYNAMIC_x_DETAIL_TAB", "other"), ("call_card", "other"), ("", "other"),
  ])
  func `finds the widget of a placement, else the one for all others`(_ code: String, _ name: String) {
    #expect((catalog.widget(for: PlacementCode(code)) as? Named)?.name == name)
    #expect(catalog.serves(PlacementCode(code)) == (name != "other"))
  }

  @Test func `knows the placements and parts of its widgets, and the permissions that they need`() {
    #expect(catalog.placements.map(\.description) == ["CALL_CARD", "CRM_DEAL_DETAIL_TAB", "NEW_PLACE"])
    #expect(catalog.partNames == ["customer"])
    #expect(catalog.scopes(for: [.callCard]) == ["placement", "crm", "telephony"])
    #expect(catalog.scopes(for: catalog.placements) == ["placement", "crm", "telephony", "task"])
    #expect(catalog.scopes(for: [.application]) == ["placement"])
  }

  @Test func `a group has the placements of widgets, and of smart processes those that the portal lists`() {
    func codes(_ group: PlacementGroup, listed: [String] = []) -> [String] {
      catalog.placements(in: group, listed: listed.map { PlacementCode($0) }).map(\.description)
    }
    #expect(codes(.card) == ["CALL_CARD"])
    #expect(codes(.tabs) == ["CRM_DEAL_DETAIL_TAB"])
    #expect(codes(.report).isEmpty && codes(.desk).isEmpty)
    let listed = [
      "CALL_CARD", "LEFT_MENU", "CRM_LEAD_DETAIL_TAB", "CRM_DYNAMIC_183_DETAIL_TAB", "CRM_DYNAMIC_183_LIST_MENU",
      "CRM_DYNAMIC_128_DETAIL_TAB",
    ]
    #expect(
      codes(.tabs, listed: listed) == [
        "CRM_DEAL_DETAIL_TAB", "CRM_DYNAMIC_183_DETAIL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB",
      ])
    #expect(codes(.card, listed: listed) == ["CALL_CARD"])
    #expect(codes(.desk, listed: listed).isEmpty)
    let choices: [PlacementChoice] = [
      .code(PlacementCode("CRM_LEAD_LIST_MENU")), .group(.tabs), .group(.card),
      .code(PlacementCode("CRM_DEAL_DETAIL_TAB")),
    ]
    #expect(
      catalog.placements(for: choices, listed: [PlacementCode("CRM_DYNAMIC_183_DETAIL_TAB")]).map(\.description) == [
        "CRM_LEAD_LIST_MENU", "CRM_DEAL_DETAIL_TAB", "CRM_DYNAMIC_183_DETAIL_TAB", "CALL_CARD",
      ])
  }

  @Test func `the permissions are those of the methods that are called`() {
    let catalog = WidgetCatalog.standard
    #expect(Set(catalog.scopes(for: catalog.placements)) == Set(RESTMethods.all.compactMap { $0.scope }))
  }

  @Test(arguments: RecordedCustomer.all)
  func `the call card's permissions cover what it asks about a customer`(_ recording: RecordedCustomer) async throws {
    let portal = try recording.portal
    _ = try await recording.show(portal)
    let commands: [String] = portal.requests.indices.flatMap { portal.commands(of: $0) }
    let called = Set(commands.map { String($0.prefix { $0 != "?" }) })
    let methods = RESTMethods.all.filter { called.contains($0.name) }
    #expect(methods.count == called.count)
    #expect(Set(WidgetCatalog.standard.widget(for: .callCard).scopes).isSuperset(of: methods.compactMap { $0.scope }))
  }

  @Test func `the call card and the application's own page have widgets`() {
    let catalog = WidgetCatalog.standard
    #expect(catalog.placements.starts(with: [.callCard, .application]))
    #expect(catalog.widget(for: .callCard) is CallCard && catalog.widget(for: .application) is Home)
    #expect(catalog.widget(for: PlacementCode("NOT_A_PLACEMENT")) is UnknownPlacement)
  }
}
