import Bitrix24
import Bitrix24REST
import Testing
import WidgetTestSupport

@testable import Customers

struct CustomerInquiryTests {
  private static let address = PortalAddress("xxx.bitrix24.com", isSecure: true)!

  private static func lookup(
    _ portal: CannedPortal, names: PortalCache<PortalNames> = PortalCache(lifetime: .seconds(60))
  ) -> CustomerLookup {
    let service = RESTService(transport: portal, oauth: OAuth(transport: portal, servers: [], credentials: nil))
    let client = service.client(
      for: RESTEndpoint(address, allowsPrivateAddress: false), user: UserAuthorization(accessToken: Secret("token-1")),
      deadline: .now + .seconds(120))
    return CustomerLookup(client: client, portal: address, names: names, language: .english, now: CannedPortal.now)
  }

  static func ask(
    _ portal: CannedPortal, items: [(String, String)] = [], number: String? = "+4930123456",
    names: PortalCache<PortalNames> = PortalCache(lifetime: .seconds(60))
  ) async throws -> Customer {
    try await lookup(portal, names: names).customer(
      CustomerQuery(items: items.compactMap { CRMItem(type: $0.0, id: $0.1) }, phone: PhoneNumber(number)))
  }

  private static func fields(_ customer: Customer, _ index: Int = 0) throws -> Customer.Profile.Fields {
    guard case .known(let fields) = try #require(customer.profiles.dropFirst(index).first).details else {
      throw ExpectationFailed()
    }
    return fields
  }

  private struct ExpectationFailed: Error {}

  @Test func `a linked contact is told in one request, but for the stages of a pipeline that is new`() async throws {
    let portal = CannedPortal(CannedPortal.contact)
    let names = PortalCache<PortalNames>(lifetime: .seconds(60))
    let customer = try await Self.ask(portal, items: [("CONTACT", "42")], names: names)
    #expect(customer.identity == .linked)
    let fields = try Self.fields(customer)
    #expect(fields.name == "Anna Berger" && fields.position == "Buyer" && fields.responsible?.name == "Jonas Keller")
    #expect(fields.company?.name == "Nordlicht <GmbH>")
    #expect(fields.phones == ["+4930123456"] && fields.emails == ["anna@example.com"])
    guard case .known(let deals) = customer.deals else { throw ExpectationFailed() }
    #expect(deals.shown.map(\.title) == ["Rotor blades"] && deals.shown[0].stage?.name == "Negotiation")
    #expect(deals.shown[0].expectedClose == "2026-12-25" && !deals.shown[0].isLinked && deals.count == 2)
    #expect(deals.closed.map(\.outcome) == [.won] && deals.closed[0].stage?.name == "Delivered")
    #expect(portal.requests.count == 2)
    #expect(portal.commands(of: 1) == portal.commands(of: 1, "crm.status.list?ENTITY_ID=DEAL_STAGE_5"))
    #expect(portal.commands(of: 1).count == 1)

    _ = try await Self.ask(portal, items: [("CONTACT", "42")], names: names)
    #expect(portal.requests.count == 3, "the names are known now")
    #expect(portal.commands(of: 2, "crm.status.list").isEmpty)
  }

  @Test func `deals are those of the call, then the others by the day of their close`() async throws {
    let open = """
      {"items":[{"id":7,"title":"Undated"},{"id":25,"title":"Linked"},{"id":8,"title":"Late","closedate":"2027-02-01T00:00:00+02:00"},
      {"id":9,"title":"Soon","closedate":"2026-12-01T00:00:00+02:00"}]}
      """
    let results = CannedPortal.contact.merging([
      "crm.item.list?stageSemanticId=P": open,
      "crm.item.get?entityTypeId=2":
        #"{"item":{"id":25,"title":"Linked","closedate":"2028-01-01T00:00:00+02:00","contactId":42}}"#,
    ]) { $1 }
    let customer = try await Self.ask(CannedPortal(results), items: [("DEAL", "25"), ("CONTACT", "42")])
    guard case .known(let deals) = customer.deals else { throw ExpectationFailed() }
    #expect(deals.shown.map(\.title) == ["Linked", "Soon", "Late"], "the first ones")
    #expect(deals.count == 5, "with one that is closed")
    #expect(deals.shown.map(\.isLinked) == [true, false, false])
  }

  @Test(arguments: ["12", "7"])
  func `what a colleague has written about a call comes with the customer`(_ author: String) async throws {
    let portal = CannedPortal(
      CannedPortal.contact.merging([
        "crm.timeline.note.get":
          #"{"text":"\#(author == "7" ? "Jonas" : "Maria"), 2026-11-22 09:10 [89abcdef]\nAngry, be kind","createdById":7,"updatedById":"\#(author)"}"#,
        "profile": #"{"ID":"7","NAME":"Jonas"}"#,
        "crm.activity.list?ID=803": #"[{"ID":"803","OWNER_TYPE_ID":"3","OWNER_ID":"42"}]"#,
      ]) { $1 })
    let query = CustomerQuery(
      items: [CRMItem(type: "CONTACT", id: "42")!], phone: PhoneNumber("+4930123456"),
      noteOf: 803)
    let customer = try await Self.lookup(portal).customer(query)
    #expect(customer.note == (author == "7" ? nil : "Maria, 2026-11-22 09:10\nAngry, be kind"), "of another user")
    let asked = try #require(portal.commands(of: 0, "crm.timeline.note.get").first)
    #expect(asked.contains("[0][OWNER_ID]&itemType=2&itemId=803"))
    #expect(try await Self.ask(portal, items: [("CONTACT", "42")]).note == nil)
  }

  @Test func `a stage is as far as those before it, in the portal's color`() throws {
    var names = PortalNames()
    let rows = RecordedCustomer.json(
      """
      [{"STATUS_ID":"NEW","NAME":"New","COLOR":"#39A8EF"},
      {"STATUS_ID":"TALKS","NAME":"Talks","EXTRA":{"COLOR":"f7a700"}},
      {"STATUS_ID":"WON","NAME":"Won","SEMANTICS":"S","COLOR":"red\\"><b>"}]
      """)
    names.add(rows.elements, of: .deals(0))
    #expect(names.stage("NEW", of: .deals(0)) == .init(id: "NEW", name: "New", color: "#39a8ef", position: 1, count: 2))
    #expect(
      names.stage("TALKS", of: .deals(0)) == .init(id: "TALKS", name: "Talks", color: "#f7a700", position: 2, count: 2))
    #expect(names.stage("WON", of: .deals(0)) == .init(id: "WON", name: "Won", position: 2, count: 2))
    #expect(names.stage("LOST", of: .deals(0)) == nil && names.stage("NEW", of: .leads) == nil)
  }

  @Test(arguments: [
    ("9", Customer.Event.Kind.incomingCall), ("\"\"", .incomingCall), ("null", .incomingCall), ("4", .callback),
    ("1", .outgoingCall),
  ])
  func `a record of an unknown type does not take a call's direction`(
    _ type: String, _ kind: Customer.Event.Kind
  ) async throws {
    for length in [0, 60] {
      var results = CannedPortal.contact
      results["crm.activity.list?COMPLETED=Y"] = """
        [{"ID":"5","TYPE_ID":"2","SUBJECT":"Call back","START_TIME":"2026-11-21T18:02:00+02:00",
        "END_TIME":"2026-11-21T18:02:\(length == 0 ? "00" : "59")+02:00","DIRECTION":"1","RESPONSIBLE_ID":"7"}]
        """
      results["voximplant.statistic.get"] = """
        [{"CALL_START_DATE":"2026-11-21T18:02:00+02:00","CALL_DURATION":"\(length)","CALL_TYPE":\(type),
        "CALL_FAILED_CODE":"\(length == 0 ? "304" : "200")","CRM_ACTIVITY_ID":"5"}]
        """
      let customer = try await Self.ask(CannedPortal(results), items: [("CONTACT", "42")])
      guard case .known(let history) = customer.history else { throw ExpectationFailed() }
      #expect(history.events.map(\.kind) == [kind] && history.events.map(\.isUnanswered) == [length == 0])
    }
  }

  @Test func `its history is told by the portal's clock`() async throws {
    let customer = try await Self.ask(CannedPortal(CannedPortal.contact), items: [("CONTACT", "42")])
    guard case .known(let history) = customer.history else { throw ExpectationFailed() }
    #expect(history.events.map(\.isUnanswered) == [true] && history.events[0].kind == .incomingCall)
    #expect(history.events[0].person == "Jonas Keller")
    #expect(history.overdue.map(\.subject) == ["Send the offer"] && history.overdue[0].isOverdue)
    #expect(history.planned.map(\.subject) == ["Visit"])
  }

  @Test func `what the operator may not see is named, and costs nothing else`() async throws {
    var results = CannedPortal.contact
    for name in results.keys where name.hasPrefix("crm.item.list") || name.hasPrefix("crm.activity.list") {
      results[name] = nil
    }
    let portal = CannedPortal(
      results,
      errors: [
        "crm.item.list?stageSemanticId=P": "ACCESS_DENIED", "crm.activity.list?COMPLETED=Y": "insufficient_scope",
        "voximplant.statistic.get": "Access_Denied",
      ])
    let customer = try await Self.ask(portal, items: [("CONTACT", "42")])
    #expect(customer.deals == .denied)
    #expect(customer.history == .denied)
    #expect(try Self.fields(customer).name == "Anna Berger")
  }

  @Test(arguments: [
    ("insufficient_scope", Customer.Section<Customer.History>.denied), ("INTERNAL_SERVER_ERROR", .failed),
  ])
  func `a history of which half is not known is not said to be empty`(
    _ code: String, _ history: Customer.Section<Customer.History>
  ) async throws {
    var results = CannedPortal.contact
    results["crm.activity.list?COMPLETED=Y"] = nil
    results["voximplant.statistic.get"] = "[]"
    let portal = CannedPortal(results, errors: ["crm.activity.list?COMPLETED=Y": code])
    #expect(try await Self.ask(portal, items: [("CONTACT", "42")]).history == history)
  }

  @Test(arguments: [
    ("ACCESS_DENIED", Customer.Profile.Details.denied), ("NOT_FOUND", .gone), ("SOMETHING_ELSE", .failed),
  ])
  func `an item that is not told is named by what it is`(
    _ code: String, _ details: Customer.Profile.Details
  ) async throws {
    var results = CannedPortal.contact
    results["crm.item.get?entityTypeId=3"] = nil
    let portal = CannedPortal(results, errors: ["crm.item.get?entityTypeId=3": code])
    #expect(try await Self.ask(portal, items: [("CONTACT", "42")]).profiles.map(\.details) == [details])
  }

  @Test func `one who has the number is probably on the line`() async throws {
    var results = CannedPortal.contact
    results.merge(Self.nobody.merging(["crm.duplicate.findbycomm?CONTACT": #"{"CONTACT":[42]}"#]) { $1 }) { $1 }
    results["telephony.externalCall.searchCrmEntities"] = nil
    let portal = CannedPortal(results, errors: ["telephony.externalCall.searchCrmEntities": "insufficient_scope"])
    let customer = try await Self.ask(portal)
    #expect(customer.identity == .probable)
    #expect(try Self.fields(customer).name == "Anna Berger")
    #expect(portal.requests.count == 2)
    #expect(portal.commands(of: 0, "crm.duplicate.findbycomm?CONTACT&%2B4930123456").count == 1)
    #expect(portal.commands(of: 1, "voximplant.statistic.get").isEmpty, "the calls are known already")
    guard case .known(let history) = customer.history else { throw ExpectationFailed() }
    #expect(!history.events.isEmpty)
  }

  /// What the searches say of a number that nobody has.
  private static let nobody = [
    "crm.duplicate.findbycomm?CONTACT": "[]", "crm.duplicate.findbycomm?COMPANY": "[]",
    "crm.duplicate.findbycomm?LEAD": "[]", "telephony.externalCall.searchCrmEntities": "[]",
  ]

  @Test func `several who have the number are a choice`() async throws {
    let portal = CannedPortal([
      "crm.duplicate.findbycomm?CONTACT": #"{"CONTACT":["42",43]}"#,
      "crm.duplicate.findbycomm?COMPANY": #"{"COMPANY":[]}"#, "crm.duplicate.findbycomm?LEAD": "[]",
      "telephony.externalCall.searchCrmEntities": #"[{"CRM_ENTITY_TYPE":"CONTACT","CRM_ENTITY_ID":42}]"#,
      "crm.item.get?entityTypeId=3&id=42": #"{"item":{"id":42,"name":"Anna"}}"#,
      "crm.item.get?entityTypeId=3&id=43": #"{"item":{"id":43,"lastName":"Bruno"}}"#,
    ])
    let customer = try await Self.ask(portal)
    #expect(customer.identity == .several)
    #expect(customer.profiles.map(\.item.id) == ["42", "43"])
    #expect(customer.deals == .none && customer.history == .none)
  }

  @Test(
    arguments: [
      (nobody, [:], Customer.Identity.unknown),
      (nobody, ["telephony.externalCall.searchCrmEntities": "insufficient_scope"], .unknown),
      (nobody, ["crm.duplicate.findbycomm?CONTACT": "ACCESS_DENIED"], .unknown),
      (
        nobody,
        [
          "crm.duplicate.findbycomm?CONTACT": "ACCESS_DENIED", "crm.duplicate.findbycomm?COMPANY": "ACCESS_DENIED",
          "telephony.externalCall.searchCrmEntities": "insufficient_scope",
        ],
        .undisclosed
      ),
      (
        nobody,
        [
          "crm.duplicate.findbycomm?CONTACT": "ACCESS_DENIED",
          "telephony.externalCall.searchCrmEntities": "INTERNAL_SERVER_ERROR",
        ], .unsearched
      ),
      (nobody, ["crm.duplicate.findbycomm?LEAD": "OPERATION_TIME_LIMIT"], .unsearched),
      (nobody, ["telephony.externalCall.searchCrmEntities": "ERROR_CORE"], .unsearched),
      (nobody.filter { $0.key != "crm.duplicate.findbycomm?COMPANY" }, [:], .unsearched),
      (nobody.merging(["crm.duplicate.findbycomm?CONTACT": "null"]) { $1 }, [:], .unsearched),
      (nobody.merging(["crm.duplicate.findbycomm?CONTACT": #"{"CONTACT":[[],[]]}"#]) { $1 }, [:], .unsearched),
      (nobody.merging(["telephony.externalCall.searchCrmEntities": "[[],[]]"]) { $1 }, [:], .unsearched),
    ] as [([String: String], [String: String], Customer.Identity)])
  func `nobody is told apart from nobody that may be seen`(
    _ results: [String: String], _ errors: [String: String], _ identity: Customer.Identity
  ) async throws {
    #expect(try await Self.ask(CannedPortal(results, errors: errors)).identity == identity)
  }

  @Test(arguments: [nil, "hidden", "unknown"])
  func `without a number and a link nobody is asked`(_ number: String?) async throws {
    let portal = CannedPortal()
    #expect(try await Self.ask(portal, number: number).identity == .unknown)
    #expect(portal.requests.isEmpty)
  }

  @Test func `whatever a portal answers, there is a customer`() async throws {
    for garbage in ["null", "[]", "{}", "17", "\"x\"", "[[]]", #"{"item":[]}"#, #"{"items":{"0":null}}"#, "true"] {
      let results = CannedPortal.contact.mapValues { _ in garbage }
      let customer = try await Self.ask(CannedPortal(results), items: [("CONTACT", "42"), ("DEAL", "301")])
      #expect(customer.profiles.count == 2, "\(garbage)")
    }
  }
}
