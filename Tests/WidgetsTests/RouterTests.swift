import Bitrix24
import Testing

@testable import Widgets

struct RouterTests {
  private struct Named: Renderer {
    let name: String

    func render(_ call: PlacementCall, in setting: RenderContext) -> View {
      View(title: name, content: .empty)
    }
  }

  private let router = Router(
    [
      (.callCard, Named(name: "card")), (PlacementCode("CRM_DEAL_DETAIL_TAB"), Named(name: "deal")),
      (PlacementCode("NEW_PLACE"), Named(name: "new")),
    ],
    fallback: Named(name: "other")
  )

  @Test(arguments: [
    ("CALL_CARD", "card"), ("CRM_DEAL_DETAIL_TAB", "deal"), ("NEW_PLACE", "new"), ("DEFAULT", "other"),
    ("CRM_LEAD_DETAIL_TAB", "other"), ("call_card", "other"), ("", "other"),
  ])
  func `finds the renderer of a placement, else the one for all others`(_ code: String, _ name: String) {
    #expect((router.renderer(for: PlacementCode(code)) as? Named)?.name == name)
  }

  @Test func `knows which placements have a page, in the order of their registration`() {
    #expect(Site.placements.map(\.description) == ["CALL_CARD", "DEFAULT"])
  }
}
