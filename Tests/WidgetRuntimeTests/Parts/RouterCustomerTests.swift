import Bitrix24
import HTML
import HTTPMessage
import PortalStore
import Synchronization
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct RouterCustomerTests {
  private static let contact = Portal.options([
    "CRM_ENTITY_TYPE": "CONTACT", "CRM_ENTITY_ID": "42", "PHONE_NUMBER": "+4930123456",
  ])

  private static func router(_ customers: PartService, token: String? = nil) -> Router {
    var options = Router.Options(
      accessPolicy: AccessPolicy(
        portals: [PortalPattern("xxx.bitrix24.com")!], applicationToken: token.flatMap(ApplicationToken.init)),
      theme: .light, library: .bitrix24Library, basePath: "/", hasClientCredentials: false)
    options.parts = customers
    return Router(options, catalog: .standard(.recorded))
  }

  private static func ticket(_ page: Response) -> String? {
    Markup(page).values(of: "data-ticket").first
  }

  private static func redeeming(
    _ ticket: String, domain: String = "xxx.bitrix24.com", session: String = Portal.applicationSID, item: String = ""
  ) -> Request {
    Request(
      method: .post, query: Array("DOMAIN=\(domain)&PROTOCOL=1&LANG=en&APP_SID=\(session)".utf8),
      contentType: Request.formType, id: Portal.requestID,
      body: .success(Array("VIEW=customer&TICKET=\(ticket)&ITEM=\(item)".utf8)))
  }

  private static func facts(_ answer: HandledRequest) -> [String: String] {
    Dictionary(answer.record.logFields.map { ($0.name, $0.value) }) { $1 }
  }

  // MARK: - Tickets

  @Test func `the page has a ticket, and the ticket the customer, once`() async throws {
    let portal = CannedPortal(CannedPortal.contact)
    let router = Self.router(PartService(portal))
    let ticket = try #require(Self.ticket(await router.answer(.widget(["PLACEMENT_OPTIONS": Self.contact])).response))
    #expect(ticket.wholeMatch(of: /[0-9a-f]{32}/) != nil)

    let answer = await router.answer(Self.redeeming(ticket))
    #expect(answer.response.status == .ok)
    let text = Markup(answer.response).text
    for word in ["Anna Berger", "Buyer", "Nordlicht &lt;GmbH&gt;", "Jonas Keller", "Rotor blades", "Negotiation"] {
      #expect(text.contains(word.replacing("&lt;", with: "<").replacing("&gt;", with: ">")), "\(word)")
    }
    #expect(text.contains("Won") && text.contains("Delivered"), "of the deal that was closed last")
    let facts = Self.facts(answer)
    #expect(facts["view"] == "customer" && facts["portal"] == "xxx.bitrix24.com")
    #expect(facts["rest_calls"] == "2" && facts["rest_error"] == nil)

    let again = await router.answer(Self.redeeming(ticket))
    #expect(again.response.status == .ok)
    #expect(Markup(again.response).values(of: "data-state") == ["ask-again"])
  }

  @Test func `every page has another ticket`() async {
    let router = Self.router(PartService(CannedPortal(CannedPortal.contact)))
    let tickets = [
      Self.ticket(await router.answer(.widget()).response), Self.ticket(await router.answer(.widget()).response),
    ]
    #expect(tickets[0] != nil && tickets[1] != nil && tickets[0] != tickets[1])
  }

  @Test(arguments: [("yyy.bitrix24.com", Portal.applicationSID), ("xxx.bitrix24.com", "0123456789abcdef")])
  func `another frame gets nothing, and costs the right one nothing`(_ domain: String, _ session: String) async throws {
    let router = Self.router(PartService(CannedPortal(CannedPortal.contact)))
    let ticket = try #require(Self.ticket(await router.answer(.widget(["PLACEMENT_OPTIONS": Self.contact])).response))
    let other = await router.answer(Self.redeeming(ticket, domain: domain, session: session)).response
    #expect(Markup(other).values(of: "data-state") == ["ask-again"])
    #expect(!Markup(other).source.contains("Anna"))
    #expect(Markup(await router.answer(Self.redeeming(ticket)).response).source.contains("Anna"))
  }

  @Test(arguments: [["AUTH_ID": nil], ["APP_SID": nil], ["PLACEMENT": "LEFT_MENU"]] as [[String: String?]])
  func `without a token, a session or a place for it there is no ticket`(_ changes: [String: String?]) async {
    let portal = CannedPortal(CannedPortal.contact)
    let page = await Self.router(PartService(portal)).answer(.widget(changes)).response
    #expect(Self.ticket(page) == nil)
    #expect(portal.requests.isEmpty)
  }

  @Test func `a card that is refused asks nobody`() async {
    let portal = CannedPortal(CannedPortal.contact)
    let router = Self.router(PartService(portal), token: "51856fefc120afa4b628cc82d3935cce")
    #expect(await router.answer(.widget()).response.status == .forbidden)
    #expect(portal.requests.isEmpty)
  }

  @Test func `when there are too many, a page has none and says so with a place that asks`() async {
    let router = Self.router(PartService(CannedPortal(accident: .silence), maximumTickets: 1))
    #expect(Self.ticket(await router.answer(.widget()).response) != nil)
    let page = Markup(await router.answer(.widget()).response)
    #expect(page.values(of: "data-ticket").isEmpty)
    #expect(page.source.contains("<section id=\"customer\" data-part=\"customer\" class=\"customer\">"))
  }

  @Test func `where the process ends with the page, the page asks by itself`() async {
    let portal = CannedPortal(CannedPortal.contact)
    let page = Markup(await Self.router(PartService(portal, isPrefetching: false)).answer(.widget()).response)
    #expect(page.values(of: "data-ticket").isEmpty)
    #expect(portal.requests.isEmpty)
  }

  @Test func `what strangers post does not fill the memory`() async {
    let token = "51856fefc120afa4b628cc82d3935cce"
    let customers = PartService(CannedPortal(accident: .silence), maximumTickets: 10_000, maximumInFlight: 10_000)
    let router = Self.router(customers, token: token)
    var pages = 0
    let big = Request.widget(["APPLICATION_TOKEN": token, "X": String(repeating: "x", count: 60_000)])
    while pages < 2000, Self.ticket(await router.answer(big).response) != nil {
      pages += 1
    }
    #expect((10...300).contains(pages))
  }

  @Test func `a ticket stays good when another configuration comes`() async throws {
    let before = PartService(CannedPortal(CannedPortal.contact))
    let page = await Self.router(before).answer(.widget(["PLACEMENT_OPTIONS": Self.contact])).response
    let after = PartService(CannedPortal(), maximumTickets: 1, maximumInFlight: 1, succeeding: before)
    let fragment = await Self.router(after).answer(Self.redeeming(try #require(Self.ticket(page)))).response
    #expect(Markup(fragment).text.contains("Anna Berger"))
  }

  @Test func `the limits of another configuration hold at once`() async {
    let before = PartService(CannedPortal(accident: .silence))
    #expect(Self.ticket(await Self.router(before).answer(.widget()).response) != nil)
    let after = PartService(CannedPortal(accident: .silence), maximumTickets: 1, succeeding: before)
    #expect(Self.ticket(await Self.router(after).answer(.widget()).response) == nil)
  }

  @Test func `what is posted with one card is kept only if it is no more than a card's`() async {
    let router = Self.router(PartService(CannedPortal(accident: .silence)))
    func ticket(_ bytes: Int) async -> String? {
      Self.ticket(await router.answer(.widget(["X": String(repeating: "x", count: bytes)])).response)
    }
    #expect(await ticket(60_000) != nil)
    #expect(await ticket(200_000) == nil)
  }

  // MARK: - Without a ticket

  @Test func `a page without a ticket gets the customer for its token`() async {
    let portal = CannedPortal(CannedPortal.contact)
    let router = Self.router(PartService(portal), token: "51856fefc120afa4b628cc82d3935cce")
    let answer = await router.answer(.widget(["VIEW": "customer", "PLACEMENT_OPTIONS": Self.contact]))
    #expect(answer.response.status == .ok)
    #expect(Markup(answer.response).text.contains("Anna Berger"))
    #expect(portal.requests.allSatisfy { $0.contains { $0.name == "auth" && $0.value == Portal.accessToken } })
  }

  @Test func `nobody is asked for a portal that is not ours`() async {
    let portal = CannedPortal(CannedPortal.contact)
    let answer = await Self.router(PartService(portal)).answer(
      .widget(["VIEW": "customer", "DOMAIN": "evil.example"]))
    #expect(answer.response.status == .forbidden)
    #expect(portal.requests.isEmpty)
  }

  // MARK: - Several people

  private static let several = CannedPortal.contact.merging([
    "crm.duplicate.findbycomm?CONTACT": #"{"CONTACT":[42,43]}"#, "crm.duplicate.findbycomm?COMPANY": "[]",
    "crm.duplicate.findbycomm?LEAD": "[]", "telephony.externalCall.searchCrmEntities": "[]",
    "crm.item.get?entityTypeId=3&id=43": #"{"item":{"id":43,"name":"Peter","lastName":"Doyle","companyId":17}}"#,
  ]) { $1 }

  @Test func `of several the operator chooses one, and may choose another, all with tickets`() async throws {
    let portal = CannedPortal(Self.several)
    let router = Self.router(PartService(portal))
    let options = Portal.options(["PHONE_NUMBER": "+4930123456"])
    let ticket = try #require(Self.ticket(await router.answer(.widget(["PLACEMENT_OPTIONS": options])).response))
    let choice = Markup(await router.answer(Self.redeeming(ticket)).response)
    #expect(choice.values(of: "value") == ["CONTACT:42", "CONTACT:43"])
    #expect(choice.source.split(separator: "Nordlicht").count == 3, "the company of both")
    #expect(!choice.text.contains("Rotor blades"))

    let next = try #require(choice.values(of: "data-ticket").first)
    let chosen = Markup(await router.answer(Self.redeeming(next, item: "CONTACT:42")).response)
    #expect(chosen.text.contains("Anna Berger") && chosen.text.contains("Rotor blades"))
    #expect(!chosen.text.contains("Peter"))
    #expect(
      portal.requests.indices.contains {
        !portal.commands(of: $0, "crm.item.list?contactId=42&stageSemanticId=P").isEmpty
      })

    let back = try #require(chosen.values(of: "data-ticket").first)
    #expect(Markup(await router.answer(Self.redeeming(back)).response).text.contains("Peter Doyle"))
  }

  @Test(arguments: [
    ("CONTACT:42", "crm.item.get?id=42"), ("CONTACT:x", "crm.duplicate.findbycomm"),
    ("ORDER:1", "crm.duplicate.findbycomm"), ("42", "crm.duplicate.findbycomm"),
  ])
  func `without a ticket the choice is an item, or none`(_ item: String, _ command: String) async {
    let portal = CannedPortal(Self.several)
    let options = Portal.options(["PHONE_NUMBER": "+4930123456"])
    let answer = await Self.router(PartService(portal)).answer(
      .widget(["VIEW": "customer", "PLACEMENT_OPTIONS": options, "ITEM": item]))
    #expect(answer.response.status == .ok)
    #expect(!portal.commands(of: 0, command).isEmpty)
  }

  @Test func `what could not be loaded of a customer can be asked for with a ticket`() async throws {
    let portal = CannedPortal(
      CannedPortal.contact, errors: ["crm.item.list?stageSemanticId=P": "INTERNAL_SERVER_ERROR"])
    let router = Self.router(PartService(portal))
    let ticket = try #require(Self.ticket(await router.answer(.widget(["PLACEMENT_OPTIONS": Self.contact])).response))
    let fragment = Markup(await router.answer(Self.redeeming(ticket)).response)
    #expect(fragment.text.contains("Anna Berger") && fragment.source.contains("data-retry=\"yes\""))
    #expect(fragment.values(of: "data-ticket").count == 1)
  }

  @Test func `the page's own list of items is told whether the fragment has all of them`() async throws {
    let router = Self.router(PartService(CannedPortal(CannedPortal.contact)))
    for (type, isCovered) in [("DEAL", true), ("ORDER", false)] {
      let bindings = #"[{"ENTITY_TYPE":"\#(type)","ENTITY_ID":"1"}]"#
      let options = Portal.options([
        "CRM_ENTITY_TYPE": "CONTACT", "CRM_ENTITY_ID": "42", "CRM_BINDINGS": bindings,
      ])
      let answer = await router.answer(.widget(["VIEW": "customer", "PLACEMENT_OPTIONS": options]))
      #expect(Markup(answer.response).values(of: "data-covers") == [isCovered ? "items number" : "number"])
    }
  }

  // MARK: - What goes wrong

  @Test(arguments: [
    (CannedPortal.Accident.status(503, #"{"error":"QUERY_LIMIT_EXCEEDED"}"#), "query_limit"),
    (.status(200, "<html>proxy</html>"), "unreadable"), (.status(502, "bad gateway"), "server_502"),
    (.failure(.refused), "refused"), (.failure(.deadline), "deadline"), (.failure(.tooLarge), "too_large"),
    (.status(404, "<html>proxy</html>"), "server_404"), (.status(302, ""), "bad_redirect"),
  ])
  func `what fails is a fragment with a retry that works`(
    _ accident: CannedPortal.Accident, _ code: String
  ) async throws {
    let portal = CannedPortal(CannedPortal.contact, accident: accident)
    let router = Self.router(PartService(portal))
    let ticket = try #require(Self.ticket(await router.answer(.widget(["PLACEMENT_OPTIONS": Self.contact])).response))
    let answer = await router.answer(Self.redeeming(ticket))
    #expect(answer.response.status == .ok)
    #expect(Self.facts(answer)["rest_error"] == code)
    let fragment = Markup(answer.response)
    #expect(fragment.source.contains("data-retry=\"yes\""))
    let next = try #require(fragment.values(of: "data-ticket").first)
    #expect(next != ticket)

    portal.become(nil)
    #expect(Markup(await router.answer(Self.redeeming(next)).response).text.contains("Anna Berger"))
  }

  @Test func `a question is repeated three times at most`() async throws {
    let router = Self.router(PartService(CannedPortal(accident: .failure(.refused))))
    var ticket = Self.ticket(await router.answer(.widget()).response)
    for _ in 0..<3 {
      ticket =
        Markup(await router.answer(Self.redeeming(try #require(ticket))).response).values(of: "data-ticket").first
      #expect(ticket != nil)
    }
    let last = Markup(await router.answer(Self.redeeming(try #require(ticket))).response)
    #expect(last.values(of: "data-ticket").isEmpty)
    #expect(last.source.contains("data-retry=\"yes\""))
  }

  @Test func `an expired token has the page ask for a fresh one`() async throws {
    let portal = CannedPortal(accident: .status(401, #"{"error":"expired_token"}"#))
    let router = Self.router(PartService(portal))
    let ticket = try #require(Self.ticket(await router.answer(.widget()).response))
    let answer = await router.answer(Self.redeeming(ticket))
    #expect(Markup(answer.response).values(of: "data-state") == ["fresh-auth"])
    #expect(Markup(answer.response).source.contains("data-retry=\"yes\""))
    #expect(Self.facts(answer)["rest_error"] == "expired_token")
  }

  @Test(.timeLimit(.minutes(1))) func `a portal that is silent costs no more than the deadline`() async throws {
    let router = Self.router(PartService(CannedPortal(accident: .silence), timeout: .milliseconds(200)))
    let ticket = try #require(Self.ticket(await router.answer(.widget()).response))
    let answer = await router.answer(Self.redeeming(ticket))
    #expect(Self.facts(answer)["rest_error"] == "deadline")
  }

  @Test func `a form without DOMAIN or APP_SID redeems nothing`() async {
    let router = Self.router(PartService(CannedPortal()))
    for query in ["DOMAIN=xxx.bitrix24.com&PROTOCOL=1", "APP_SID=1", "DOMAIN=a b&APP_SID=1", ""] {
      let request = Request(
        method: .post, query: Array(query.utf8), contentType: Request.formType, id: Portal.requestID,
        body: .success(Array("VIEW=customer&TICKET=00000000000000000000000000000000".utf8)))
      #expect(await router.answer(request).response.status == .badRequest, "\(query)")
    }
  }

  @Test func `neither page nor fragment nor log has a token`() async throws {
    let router = Self.router(PartService(CannedPortal(CannedPortal.contact)))
    let page = await router.answer(.widget(["PLACEMENT_OPTIONS": Self.contact]))
    let fragment = await router.answer(Self.redeeming(try #require(Self.ticket(page.response))))
    for answer in [page, fragment] {
      let all = Markup(answer.response).source + answer.record.logFields.map(\.value).joined(separator: " ")
      for secret in [Portal.accessToken, Portal.refreshToken] { #expect(!all.contains(secret)) }
    }
    let ticket = try #require(Self.ticket(page.response))
    #expect(!(page.record.logFields + fragment.record.logFields).contains { $0.value.contains(ticket) })
  }
}
