import Bitrix24
import Bitrix24REST
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct CallCardTests {
  private let card = CallCard(
    names: PortalCache(lifetime: .seconds(60)), recentCalls: RecentCalls { 0 }, work: nil, clock: { 0 })

  private func view(_ options: [String: String]) throws -> View {
    card.render(try .make(["PLACEMENT_OPTIONS": Portal.options(options)]), in: .make())
  }

  private func facts(_ options: [String: String]) throws -> [LogField] {
    card.logFields(of: try .make(["PLACEMENT_OPTIONS": Portal.options(options)]))
  }

  // MARK: - The log

  @Test func `the log has the facts of the contract in their order`() throws {
    let facts = try facts([
      "PHONE_NUMBER": "+49301234456", "CRM_ENTITY_TYPE": "COMPANY", "CRM_ENTITY_ID": "17", "LINE_NAME": "Sales",
    ])
    #expect(
      facts.map { "\($0.name)=\($0.value)" } == [
        "direction=incoming", "state=connected", "phone=+49******456", "crm=COMPANY:17",
        "call=externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778",
      ]
    )
  }

  @Test(arguments: [
    ("555555", "******"), ("hidden", "hidden"), ("", "unknown"), ("+4930123", "*******"), ("+49301234", "+49***234"),
  ])
  func `the log never has a number in full`(_ number: String, _ logged: String) throws {
    #expect(try facts(["PHONE_NUMBER": number]).contains(LogField("phone", logged)))
  }

  @Test(arguments: ["+4930123456", "4930123456", "sip:+4930123456@pbx.example.com"])
  func `a call id that is or contains the number does not bring it into the log`(_ callID: String) throws {
    let facts = try facts(["CALL_ID": callID, "PHONE_NUMBER": "+4930123456"])
    #expect(!facts.contains { $0.value.contains("4930123456") })
  }

  @Test(arguments: ["CALL_DIRECTION", "CALL_STATE", "CRM_ENTITY_TYPE", "LINE_NAME", "LINE_NUMBER", "CRM_ENTITY_ID"])
  func `what fails its syntax is not logged`(_ key: String) throws {
    var options = ["CRM_ENTITY_TYPE": "DEAL", "CRM_ENTITY_ID": "5", "PHONE_NUMBER": "+4930123456"]
    for hostile in ["x y=z", "\"\n", "<b>", "número", String(repeating: "x", count: 33), "a\u{202E}b"] {
      options[key] = hostile
      let facts = try facts(options)
      #expect(!facts.contains { $0.value.contains(hostile) }, "\(facts)")
      #expect(facts.allSatisfy { $0.value.utf8.allSatisfy { (0x21..<0x7F).contains($0) } }, "\(facts)")
    }
  }

  @Test func `tokens and names are no facts`() throws {
    let facts = try facts(["LINE_NAME": "Sales", "PHONE_NUMBER": "+4930123456"])
    for value in facts.map(\.value) {
      #expect(
        ![Portal.accessToken, Portal.refreshToken, Portal.applicationSID, "Sales", "+4930123456"].contains(value)
      )
    }
  }

  @Test func `the log names the keys that could not be read`() throws {
    let long = String(repeating: "x", count: 60_000)
    #expect(try facts(["LINE_NAME": long]).contains(LogField("unread", "LINE_NAME")))
    let call = try PlacementCall.make(["PLACEMENT_OPTIONS": "{\"CALL_ID\""])
    #expect(card.logFields(of: call).contains { $0.name == "unread" })
  }

  // MARK: - The page

  @Test func `a value of 60 KB does not fill the page`() throws {
    let long = String(repeating: "<\"ü", count: 15_000)
    for key in [
      "CALL_ID", "PHONE_NUMBER", "LINE_NUMBER", "LINE_NAME", "CRM_ENTITY_TYPE", "CRM_ENTITY_ID",
      "CRM_ACTIVITY_ID", "CALL_DIRECTION", "CALL_STATE", "CALL_LIST_MODE", "URI",
    ] {
      var options = ["CRM_ENTITY_TYPE": "DEAL", "CRM_ENTITY_ID": "5"]
      options[key] = long
      let page = try view(options).content
      #expect(page.bytes.count < 20_000, "\(key)")
    }
  }

  @Test func `a long value is shown shortened`() throws {
    let page = Markup(try view(["LINE_NAME": String(repeating: "x", count: 1000)]).content)
    #expect(page.text.contains("xxx…"))
    #expect(!page.text.contains(String(repeating: "x", count: 300)))
  }

  @Test(arguments: [nil, "", "null", "[]", "undefined", "\"undefined\"", "{}"])
  func `a call without any data has a page that says so`(_ options: String?) throws {
    let call = try PlacementCall.make(["PLACEMENT_OPTIONS": options])
    let page = Markup(card.render(call, in: .make()).content)
    #expect(page.text.contains("Unknown number"))
    #expect(!page.text.contains("undefined"))
  }

  @Test func `shows every item of the bindings, the main one first`() throws {
    let options = """
      {"CRM_ENTITY_TYPE":"COMPANY","CRM_ENTITY_ID":17,"CALL_DIRECTION":"incoming","CRM_BINDINGS":
      [{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"},{"ENTITY_TYPE":"COMPANY","ENTITY_ID":"17"}]}
      """
    let page = Markup(card.render(try .make(["PLACEMENT_OPTIONS": options]), in: .make()).content)
    #expect(
      page.links == [
        "https://xxx.bitrix24.com/crm/company/details/17/", "https://xxx.bitrix24.com/crm/deal/details/25/",
      ]
    )
    #expect(page.text.contains("2 linked items"))
  }
}
