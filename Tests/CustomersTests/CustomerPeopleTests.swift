import Testing
import WidgetTestSupport

@testable import Bitrix24
@testable import Bitrix24REST
@testable import Customers

/// The employees of a history: those of the rows that are shown have names, however the customer is known.
struct CustomerPeopleTests {
  /// Calls of the number, each with another employee, the newest first.
  private static func calls(_ people: ClosedRange<Int>) -> String {
    let rows = people.enumerated().map { index, person in
      """
      {"ID":"\(index)","CALL_START_DATE":"2026-11-\(22 - index)T10:00:00Z","CALL_DURATION":"5","CALL_TYPE":"2",\
      "PORTAL_USER_ID":"\(person)"}
      """
    }
    return "[\(rows.joined(separator: ","))]"
  }

  private static let lateRiser = #"[{"ID":"51","NAME":"Late","LAST_NAME":"Riser"}]"#

  @Test func `of a number without a customer they are asked for once it is known whose calls are shown`() async throws {
    let portal = RecordedCustomer.portal([
      "voximplant.statistic.get": Self.calls(51...58), "user.get": Self.lateRiser,
    ])
    let (page, facts) = try await RecordedCustomer.show("unknown", portal)
    #expect(page.text.contains("Not in the CRM"))
    #expect(portal.requests.count == 2 && facts["rest_error"] == nil)
    #expect(portal.commands(of: 1).count == 1)
    let asked = try #require(portal.commands(of: 1, "user.get").first)
    for person in 51...55 { #expect(asked.contains("=\(person)")) }
    #expect(!asked.contains("=56"), "that call is not shown")
  }

  @Test func `nobody is asked for where nothing is shown`() async throws {
    let portal = RecordedCustomer.portal(["voximplant.statistic.get": "[]"])
    let (page, _) = try await RecordedCustomer.show("unknown", portal)
    #expect(page.text.contains("Not in the CRM") && portal.requests.count == 1)
  }

  @Test func `whom the portal does not know is asked for once`() async throws {
    let portal = CannedPortal(Self.unknownCaller.merging(["user.get": "[]"]) { $1 })
    let names = PortalCache<PortalNames>(lifetime: .seconds(60))
    for requests in [2, 3] {
      let customer = try await CustomerInquiryTests.ask(portal, names: names)
      #expect(customer.identity == .unknown && customer.failure == nil)
      #expect(portal.requests.count == requests)
    }
  }

  @Test func `a caller is shown without the names that fail`() async throws {
    let portal = CannedPortal(Self.unknownCaller)
    portal.become(.failure(.deadline), after: 1)
    let customer = try await CustomerInquiryTests.ask(portal)
    guard case .known(let history) = customer.history else {
      Issue.record("no history")
      return
    }
    #expect(customer.identity == .unknown && history.events.count == 1 && history.events[0].person == nil)
  }

  private static let unknownCaller = [
    "crm.duplicate.findbycomm?CONTACT": "[]", "crm.duplicate.findbycomm?COMPANY": "[]",
    "crm.duplicate.findbycomm?LEAD": "[]", "telephony.externalCall.searchCrmEntities": "[]",
    "voximplant.statistic.get": calls(51...51),
  ]

  @Test func `of one who was found they are asked for with the rest`() async throws {
    let portal = RecordedCustomer.portal([
      "crm.duplicate.findbycomm?CONTACT": #"{"CONTACT":[31]}"#, "voximplant.statistic.get": Self.calls(51...58),
      "user.get?FILTER.ID.=5": Self.lateRiser,
    ])
    let (page, _) = try await RecordedCustomer.show("unknown", portal)
    #expect(page.text.contains("Ada Quill"))
    #expect(portal.requests.count == 2)
    let asked = try #require(portal.commands(of: 1, "user.get?ID.=").last)
    for person in 51...55 { #expect(asked.contains("=\(person)")) }
  }

  @Test func `also of a call that nobody has returned`() async throws {
    let missed = """
      [{"ID":"70","SUBJECT":"Not taken","TYPE_ID":"2","DIRECTION":"1","START_TIME":"2026-11-20T10:00:00Z",\
      "END_TIME":"2026-11-20T10:00:00Z","RESPONSIBLE_ID":"51"}]
      """
    let record = """
      [{"ID":"1","CALL_START_DATE":"2026-11-20T10:00:00Z","CALL_DURATION":"0","CALL_TYPE":"2",\
      "CALL_FAILED_CODE":"304","PORTAL_USER_ID":"51","CRM_ACTIVITY_ID":"70"}]
      """
    let portal = RecordedCustomer.portal([
      "crm.duplicate.findbycomm?CONTACT": #"{"CONTACT":[31]}"#, "voximplant.statistic.get": record,
      "crm.activity.list?COMPLETED=N": missed, "user.get?FILTER.ID.=5": Self.lateRiser,
    ])
    let (page, _) = try await RecordedCustomer.show("unknown", portal)
    #expect(page.text.contains("Not called back · Late Riser · Not taken"))
    #expect(portal.requests.count == 2)
  }

  @Test func `of several, it is told when something was last done and how many deals are open`() async throws {
    let portal = RecordedCustomer.portal(
      [
        "crm.duplicate.findbycomm?CONTACT": #"{"CONTACT":[31,32]}"#,
        "crm.item.get?entityTypeId=3&id=32":
          #"{"item":{"id":32,"name":"Peter","lastActivityTime":"2026-11-20T10:04:00+02:00"}}"#,
        "crm.item.list?contactId=32": #"{"items":[{"id":1},{"id":2}]}"#,
      ], totals: ["crm.item.list?contactId=32": 2])
    let page = try await RecordedCustomer.show("unknown", portal).page
    #expect(page.text.contains("Peter Last activity 2026-11-20 · 2 open deals Choose"))
    #expect(page.text.contains("Ada Quill Choose"), "of whom nothing is known")
  }

  @Test func `of several nobody knows yet whose calls they are`() async throws {
    let portal = RecordedCustomer.portal([
      "crm.duplicate.findbycomm?CONTACT": #"{"CONTACT":[31,32]}"#, "voximplant.statistic.get": Self.calls(51...58),
    ])
    _ = try await RecordedCustomer.show("unknown", portal)
    #expect(portal.requests.count == 2 && portal.commands(of: 1, "user.get?ID.=").isEmpty)
  }

  @Test(arguments: [
    (#""NAME":"Анна","SECOND_NAME":"Сергеевна","LAST_NAME":"Петрова""#, "Анна Сергеевна Петрова"),
    (#""NAME":"Анна","SECOND_NAME":"","LAST_NAME":"Петрова""#, "Анна Петрова"),
    (#""SECOND_NAME":null,"LAST_NAME":"Петрова""#, "Петрова"),
    (#""NAME":"花子","SECOND_NAME":"","LAST_NAME":"佐藤""#, "佐藤 花子"),
  ])
  func `they are named as customers are`(_ fields: String, _ name: String) {
    var names = PortalNames()
    names.add(people: RecordedCustomer.json("[{\"ID\":\"7\",\(fields)}]").elements)
    #expect(names.person(7) == name)
  }
}
