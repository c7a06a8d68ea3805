import Bitrix24
import PortalStore
import Testing
import WidgetTestSupport

@testable import Customers
@testable import WidgetRuntime
@testable import Widgets

struct StagesPartTests {
  private static let rows = """
    [{"STATUS_ID":"NEW","NAME":"New","COLOR":"#39A8EF"},{"STATUS_ID":"TALKS","NAME":"<Talks>"},
    {"STATUS_ID":"WON","NAME":"Delivered","SEMANTICS":"S"},{"STATUS_ID":"LOSE","NAME":"Too dear","SEMANTICS":"F"}]
    """

  private static func show(_ item: String, _ answers: KeyValuePairs<String, String>) async -> Markup {
    let router = RecordedCustomer.router(RecordedCustomer.portal(answers))
    return Markup(await router.answer(.widget(["VIEW": "stages", "ITEM": item])).response)
  }

  @Test func `every stage but the present one is a button, those that end it behind another`() async throws {
    let page = await Self.show(
      "DEAL:25",
      [
        "crm.status.list": Self.rows,
        "crm.item.get?entityTypeId=2": """
        {"item":{"id":25,"title":"Tower","stageId":"TALKS"}}
        """,
      ])
    #expect(page.elements("button").map(\.text) == ["New", "Delivered", "Too dear"])
    #expect(page.values(of: "value") == ["DEAL:25", "TALKS", "NEW", "WON", "LOSE"])
    #expect(page.source.contains("aria-current=\"step\"><bdi>&lt;Talks&gt;</bdi>"))
    let folded = try #require(page.source.firstRange(of: "<details>")?.lowerBound)
    #expect(try #require(page.source.firstRange(of: "Delivered")?.lowerBound) > folded)
    #expect(try #require(page.source.firstRange(of: "value=\"NEW\"")?.lowerBound) < folded)
  }

  @Test func `a lead is not made a converted one by its stage`() async {
    let page = await Self.show(
      "LEAD:8",
      [
        "crm.status.list": Self.rows,
        "crm.item.get?entityTypeId=1": """
        {"item":{"id":8,"title":"Carport","stageId":"NEW"}}
        """,
      ])
    #expect(page.elements("button").map(\.text) == ["<Talks>", "Too dear"])
  }

  @Test(arguments: ["", "CONTACT:31", "DEAL:0", "x"])
  func `what has no stages has none`(_ item: String) async {
    let page = await Self.show(item, ["crm.status.list": Self.rows])
    #expect(page.values(of: "data-state") == ["failed"] && page.elements("form").isEmpty)
  }
}
