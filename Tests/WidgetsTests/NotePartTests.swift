import Bitrix24
import Bitrix24REST
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct NotePartTests {
  private static let activity = #"[{"ID": "5003", "OWNER_TYPE_ID": "2", "OWNER_ID": "25"}]"#
  private let portal = CannedPortal([
    "crm.timeline.note.get": #"{"text": "Wants another address", "updatedById": "8"}"#, "profile": #"{"ID": "7"}"#,
    "crm.activity.list": Self.activity,
  ])
  private let part = NotePart(interval: .seconds(3600))

  private func load(of host: String = "one.bitrix24.com", activity: String = "5003") async throws -> NotePart.Value {
    let address = try #require(PortalAddress(host, isSecure: true))
    let service = RESTService(transport: portal, oauth: OAuth(transport: portal, servers: [], credentials: nil))
    let client = service.client(
      for: RESTEndpoint(address, allowsPrivateAddress: false), user: UserAuthorization(accessToken: Secret("token-1")),
      deadline: .now + .seconds(120))
    let options = [
      "CRM_ENTITY_TYPE": "CONTACT", "CRM_ENTITY_ID": "42", "CRM_ACTIVITY_ID": activity,
      "CALL_DIRECTION": "incoming",
    ]
    return try await part.load(NoFields(), of: .make(["PLACEMENT_OPTIONS": Portal.options(options)]), from: client)
  }

  @Test func `of many cards of a portal, few have their note asked for`() async throws {
    #expect(try await load() == .note("Wants another address"))
    for _ in 0..<10 { #expect(try await load() == .unknown) }
    #expect(portal.requests.count == 1)
    // Whose the activity is, only the portal knows: of a call that is linked to several, or to another one by now.
    let asked = try #require(portal.commands(of: 0, "crm.timeline.note.get").first)
    #expect(asked.contains("[0][OWNER_ID]") && asked.contains("itemId=5003"))
    // Another portal has its own limit.
    #expect(try await load(of: "two.bitrix24.com") == .note("Wants another address"))
    #expect(portal.requests.count == 2)
  }

  @Test func `without an activity nothing is asked, and no other card has to wait for it`() async throws {
    #expect(try await load(activity: "") == .note(nil))
    #expect(portal.requests.isEmpty)
    #expect(try await load() == .note("Wants another address"))
  }

  @Test(arguments: [
    ("NOT_FOUND", NotePart.Value.note(nil)), ("OPERATION_TIME_LIMIT", .unknown), ("ACCESS_DENIED", .unknown),
  ])
  func `a note that cannot be read just now is not taken for none`(_ code: String, _ value: NotePart.Value) async throws
  {
    portal.answer(["crm.activity.list": Self.activity], errors: ["crm.timeline.note.get": code])
    #expect(try await load() == value)
  }
}
