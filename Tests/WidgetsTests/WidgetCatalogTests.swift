import Bitrix24
import Testing

@testable import Widgets

struct RegistryTests {
  @Test func `the call card and the application's own page have renderers`() {
    let router = Router(WidgetCatalog.entries, fallback: WidgetCatalog.fallback)
    #expect(router.renderer(for: .callCard) is CallCard)
    #expect(router.renderer(for: .application) is Home)
    #expect(router.renderer(for: PlacementCode("NOT_A_PLACEMENT")) is UnknownPlacement)
  }

  @Test func `no placement is registered twice`() {
    let placements = WidgetCatalog.entries.map(\.0)
    #expect(Set(placements).count == placements.count)
  }
}
