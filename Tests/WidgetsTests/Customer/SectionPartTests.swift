import Bitrix24
import PortalStore
import Testing
import WidgetTestSupport

@testable import Customers
@testable import WidgetRuntime
@testable import Widgets

/// The parts that a click opens: `deals`, `history`, `people`; and `unsent`.
struct SectionPartTests {
  private static func show(
    _ part: String, item: String? = nil, on portal: CannedPortal, options: [String: String] = [:]
  ) async -> Markup {
    let call = ["PHONE_NUMBER": "+4930123456", "CRM_ENTITY_TYPE": "CONTACT", "CRM_ENTITY_ID": "31"]
    let fields = ["VIEW": part, "ITEM": item, "PLACEMENT_OPTIONS": Portal.options(call.merging(options) { $1 })]
    return Markup(await RecordedCustomer.router(portal).answer(.widget(fields)).response)
  }

  @Test(arguments: [nil, "CONTACT:31"])
  func `all deals are told with their stages, open ones first`(_ item: String?) async throws {
    let portal = try RecordedCustomer(name: "contact").portal
    let page = await Self.show("deals", item: item, on: portal)
    #expect(page.values(of: "data-part").first == "deals" && page.values(of: "data-state").isEmpty)
    let names = [
      "Transport permit", "Rotor blades, second batch", "Sixth of twelve", "Service contract", "First order",
    ]
    let places = names.compactMap { page.text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == names.count && places == places.sorted())
    #expect(page.elements("button").map(\.text).filter { $0.hasPrefix("Stage:") }.count == 6)
    // The total of the recording is more than it has rows.
    #expect(page.text.contains("6 more deals"))
    // The second is for names that a card mostly knows already.
    #expect(portal.requests.count == 2 && portal.commands(of: 1) == portal.commands(of: 1, "crm.status.list"))
    #expect(
      portal.commands(of: 0, "crm.activity.list").isEmpty && portal.commands(of: 0, "crm.duplicate.findbycomm").isEmpty)
  }

  @Test func `all of the history is told, what is planned first`() async throws {
    let portal = try RecordedCustomer(name: "contact").portal
    let page = await Self.show("history", on: portal)
    #expect(page.values(of: "data-part").first == "history")
    let names = [
      "Visit", "Ask for the permit", "Incoming call from Anna Berger", "Meeting at the plant",
    ]
    let places = names.compactMap { page.text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == names.count && places == places.sorted())
    #expect(portal.commands(of: 0, "crm.item.list").isEmpty)
    let asked = try #require(portal.commands(of: 0, "voximplant.statistic.get").first)
    #expect(asked.contains("2026-08-"), "90 days: \(asked)")
  }

  @Test func `all who work for a company can be chosen`() async throws {
    let rows = (1...12).map { #"{"id":\#($0),"name":"Person","lastName":"\#($0)","post":"Buyer"}"# }
    let portal = RecordedCustomer.portal(["crm.item.list?companyId=17": #"{"items":[\#(rows.joined(separator: ","))]}"#]
    )
    let page = await Self.show("people", item: "COMPANY:17", on: portal)
    #expect(page.elements("button").map(\.text) == (1...12).map { "Person \($0) · Buyer" })
    #expect(page.values(of: "value") == (1...12).map { "CONTACT:\($0)" })
    let none = await Self.show("people", on: portal)
    #expect(none.text == "Not in the CRM" && portal.requests.count == 1, "a contact is no company")
  }

  @Test(arguments: [("deals", "crm.item.list"), ("history", "crm.activity.list"), ("people", "crm.item.list")])
  func `what may not be seen is said, and what is not told can be asked for again`(
    _ part: String, _ method: String
  ) async {
    let contact = #"{"item":{"id":31,"name":"Anna"}}"#
    let denied = #"{"__error__":"ACCESS_DENIED"}"#
    let refusing = RecordedCustomer.portal([
      method: denied, "crm.item.get": contact, "voximplant.statistic.get": denied,
    ])
    let item = part == "people" ? "COMPANY:17" : "CONTACT:31"
    #expect(await Self.show(part, item: item, on: refusing).values(of: "data-state") == ["denied"])
    let broken = #"{"__error__":"INTERNAL_SERVER_ERROR"}"#
    let failing = RecordedCustomer.portal([method: broken, "crm.item.get": contact, "voximplant.statistic.get": broken])
    let page = await Self.show(part, item: item, on: failing)
    #expect(page.values(of: "data-state") == ["failed"] && page.values(of: "value") == [item])
    failing.become(.status(401, #"{"error":"expired_token"}"#))
    #expect(await Self.show(part, item: item, on: failing).values(of: "data-state") == ["fresh-auth"])
  }

  @Test func `of a number alone, there are its calls`() async throws {
    let portal = try RecordedCustomer(name: "contact").portal
    let nobody = ["CRM_ENTITY_TYPE": "", "CRM_ENTITY_ID": ""]
    let history = await Self.show("history", on: portal, options: nobody)
    #expect(history.values(of: "data-state").isEmpty && history.text.contains("Missed"))
    #expect(portal.commands(of: 0, "crm.duplicate.findbycomm").isEmpty)
    #expect(await Self.show("deals", on: portal, options: nobody).text == "Not in the CRM")
  }

  @Test func `notes that are saved nowhere can be asked for alone`() async {
    let kept = """
      [{"id":"a1","time":"\(CannedPortal.now - 60)","phone":"+4930123456","text":"Wants <a crane>"},
      {"id":"a2","time":"\(CannedPortal.now)","phone":"+1","text":"Somebody else"}]
      """
    let portal = RecordedCustomer.portal(["user.option.get": kept])
    let page = await Self.show("unsent", on: portal)
    #expect(page.values(of: "data-part") == ["unsent"] && page.text.contains("Wants <a crane>"))
    #expect(!page.text.contains("Somebody else") && page.elements("button").map(\.text) == ["Save", "Discard"])
    #expect(
      await Self.show("unsent", on: RecordedCustomer.portal(["user.option.get": "false"])).source.contains(" hidden"))
  }
}
