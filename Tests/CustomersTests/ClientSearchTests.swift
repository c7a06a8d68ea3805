import Bitrix24
import Bitrix24REST
import Testing
import WidgetTestSupport

@testable import Customers

struct ClientSearchTests {
  private static let address = PortalAddress("xxx.bitrix24.com", isSecure: true)!

  private static func find(_ text: String, in portal: CannedPortal) async throws -> [ClientSearch.Found] {
    let service = RESTService(transport: portal, oauth: OAuth(transport: portal, servers: [], credentials: nil))
    let client = service.client(
      for: RESTEndpoint(address, allowsPrivateAddress: false), user: UserAuthorization(accessToken: Secret("token-1")),
      deadline: .now + .seconds(120))
    return try await #require(ClientSearch(text)).run(on: client)
  }

  @Test(arguments: ["", " ", "x", "x y", "+49", "12-34"])
  func `too little finds nobody`(_ text: String) {
    let isNumber = text.contains { $0.isNumber }
    // Of few digits it may be a part of a name.
    #expect((ClientSearch(text) == nil) == !isNumber)
  }

  @Test func `each word is looked for in all names, and the companies of those found are named`() async throws {
    let portal = CannedPortal([
      "crm.item.list?entityTypeId=3":
        #"{"items":[{"id":42,"name":"Anna","lastName":"Berger","post":"Buyer","companyId":17},{"id":43,"name":"Berg"}]}"#,
      "crm.item.list?entityTypeId=4": #"{"items":[{"id":17,"title":"Berg & Co"}]}"#,
      "crm.item.list?entityTypeId=1":
        #"{"items":[{"id":8,"title":"Fair","name":"Ann","lastName":"Berg","companyTitle":"Quill"}]}"#,
    ])
    let found = try await Self.find("berg  ann", in: portal)
    #expect(found.map(\.item.name) == ["CONTACT:42", "CONTACT:43", "COMPANY:17", "LEAD:8"])
    #expect(found.map(\.name) == ["Anna Berger", "Berg", "Berg & Co", "Ann Berg"])
    #expect(found.map(\.position) == ["Buyer", nil, nil, "Fair"])
    #expect(found.map(\.company) == ["Berg & Co", nil, nil, "Quill"])
    let asked = try #require(portal.commands(of: 0, "crm.item.list?entityTypeId=3").first)
    for condition in [
      "filter[0][logic]=OR", "filter[0][0][%25name]=berg", "filter[0][1][%25lastName]=berg", "filter[1][logic]=OR",
      "filter[1][1][%25lastName]=ann",
    ] {
      #expect(asked.contains(condition), "\(asked)")
    }
  }

  @Test func `a number is looked for as such`() async throws {
    let portal = CannedPortal([
      "crm.duplicate.findbycomm": "[]", "crm.duplicate.findbycomm?entity_type=CONTACT": #"{"CONTACT":[42]}"#,
      "crm.item.list?entityTypeId=3": #"{"items":[{"id":42,"name":"Anna"}]}"#,
    ])
    #expect(try await Self.find("+49 (30) 12-34 56", in: portal).map(\.name) == ["Anna"])
    #expect(portal.commands(of: 0, "crm.duplicate.findbycomm?type=PHONE").count == 3)
    #expect(portal.commands(of: 0).allSatisfy { $0.contains("=%2B49") })
  }

  @Test func `what may not be seen has nobody, and what fails is said`() async throws {
    let portal = CannedPortal(
      ["crm.item.list?entityTypeId=4": #"{"items":[{"id":17,"title":"Berg"}]}"#],
      errors: ["crm.item.list?entityTypeId=3": "ACCESS_DENIED", "crm.item.list?entityTypeId=1": "ACCESS_DENIED"])
    #expect(try await Self.find("berg", in: portal).map(\.name) == ["Berg"])
    let failing = CannedPortal([:], errors: ["crm.item.list": "INTERNAL_SERVER_ERROR"])
    await #expect(throws: RESTError.self) { try await Self.find("berg", in: failing) }
  }
}
