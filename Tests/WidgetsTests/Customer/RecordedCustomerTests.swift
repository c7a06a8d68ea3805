import Bitrix24
import HTML
import TestSupport
import Testing
import WidgetTestSupport

@testable import Customers
@testable import WidgetRuntime
@testable import Widgets

/// What portals have been seen to answer, kind by kind, and other answers of the same kind.
struct RecordedCustomerTests {
  private static func count(_ word: String, in page: Markup) -> Int { page.text.ranges(of: word).count }

  @Test(arguments: RecordedCustomer.all)
  func `Golden: a recorded customer gives the recorded fragment`(_ recording: RecordedCustomer) async throws {
    let answer = try await recording.show()
    #expect(answer.response.status == .ok)
    try Golden.expect(answer.response.body, equals: recording.golden)
  }

  @Test func `there are recordings`() { #expect(RecordedCustomer.all.count >= 18) }

  // MARK: - Rows that come more than once

  @Test func `what belongs to several items is told once`() async throws {
    let recording = RecordedCustomer(name: "repeated-rows")
    let portal = try recording.portal
    let (page, _) = try await RecordedCustomer.show("repeated-rows", portal)
    for number in 7...9 { #expect(Self.count("Call \(number)", in: page) == 1) }
    #expect(Self.count("Call back", in: page) == 2, "in its line, and in the name of its button")
    let people = try #require(portal.commands(of: 0, "user.get?RESPONSIBLE_ID").first)
    #expect(people.contains("[9][RESPONSIBLE_ID]"), "the last of five rows that come twice")
  }

  @Test func `the people of what is shown are asked for, wherever the portal has listed it`() async throws {
    let rows = (1...30).map { number in
      let day = number % 22 + 1
      let time = "2026-11-\(day < 10 ? "0" : "")\(day)T10:00:00Z"
      return #"{"ID":"\#(number)","SUBJECT":"Row \#(number)","START_TIME":"\#(time)","RESPONSIBLE_ID":"\#(number)"}"#
    }
    let portal = RecordedCustomer.portal([
      "crm.activity.list?COMPLETED=Y": "[\(rows.joined(separator: ","))]",
      "user.get?FILTER.ID.=2": #"[{"ID":"21","NAME":"Late","LAST_NAME":"Riser"}]"#,
      "user.get": #"[{"ID":"5","NAME":"Jonas","LAST_NAME":"Keller"}]"#,
    ])
    let (page, _) = try await RecordedCustomer.show("call-types", portal)
    #expect(page.text.contains("Row 21"))
    #expect(portal.requests.count == 2)
    let asked = try #require(portal.commands(of: 1, "user.get").first)
    #expect(asked.contains("=21") && asked.contains("=20") && !asked.contains("=5&"))
    #expect(page.text.contains("Late Riser"))
  }

  // MARK: - Values that mean nothing

  @Test func `the end of time is no deadline`() async throws {
    let (page, _) = try await RecordedCustomer.show("endless-deadline")
    #expect(page.text.contains("Approve delivery"))
    #expect(!page.source.contains("9999") && !page.text.contains("Planned next"))
  }

  @Test(arguments: [
    "\"9999-12-31T23:59:59+00:00\"", "\"0000-00-00T00:00:00+00:00\"", "\"-0001-11-30T00:00:00+01:00\"",
    "\"1970-01-01T03:00:00+03:00\"", "\"0001-01-01T00:00:00+00:00\"", "\"\"", "null", "[]", "0", "false",
  ])
  func `nor is any other that nobody has set`(_ deadline: String) async throws {
    let portal = RecordedCustomer.portal([
      "crm.activity.list?COMPLETED=N":
        #"[{"ID":"2","SUBJECT":"Approve delivery","TYPE_ID":"6","DEADLINE":\#(deadline)}]"#,
      "crm.item.list?stageSemanticId=P": #"{"items":[{"id":1,"title":"Mill","closedate":\#(deadline)}]}"#,
    ])
    let (page, _) = try await RecordedCustomer.show("endless-deadline", portal)
    #expect(page.text.contains("Approve delivery") && page.text.contains("Mill"))
    #expect(!page.source.contains("<time") && !page.text.contains("Overdue") && !page.text.contains("Expected close"))
  }

  // MARK: - Searches that fail

  @Test func `searches that fail are no missing right, and the log says why`() async throws {
    let (page, facts) = try await RecordedCustomer.show("searches-fail")
    #expect(page.text.contains("could not be loaded") && page.text.contains("Try again"))
    #expect(!page.text.lowercased().contains("no access") && !page.text.contains("Create"))
    #expect(!page.text.contains("No calls"), "it is not known whose")
    #expect(facts["rest_error"] == "operation_time_limit")
    #expect(
      facts["rest_failed"]
        == "crm.duplicate.findbycomm:operation_time_limit,"
        + "telephony.externalCall.searchCrmEntities:INTERNAL_SERVER_ERROR")
  }

  @Test func `nobody is unknown while a search has failed`() async throws {
    let (page, facts) = try await RecordedCustomer.show("search-fails")
    #expect(page.text.contains("could not be loaded") && page.source.contains("data-retry=\"yes\""))
    #expect(!page.text.contains("Create") && !page.text.contains("Unknown") && !page.text.contains("Not in the CRM"))
    #expect(facts["rest_error"] == "operation_time_limit")
  }

  @Test func `who is found by one search is shown, and that there may be more`() async throws {
    let portal = RecordedCustomer.portal([
      "crm.duplicate.findbycomm?CONTACT": #"{"__error__":"OVERLOAD_LIMIT"}"#,
      "telephony.externalCall.searchCrmEntities": #"[{"CRM_ENTITY_TYPE":"CONTACT","CRM_ENTITY_ID":31}]"#,
    ])
    let (page, facts) = try await RecordedCustomer.show("unknown", portal)
    #expect(page.text.contains("Ada Quill") && page.text.contains("could not be loaded"))
    #expect(facts["rest_error"] == "overloaded")
  }

  @Test func `a missing right to search is no trouble for the log`() async throws {
    let (page, facts) = try await RecordedCustomer.show("denied-search")
    #expect(page.text.contains(CallCardTexts.english.customer.noAccessToSearch))
    #expect(facts["rest_error"] == nil && facts["rest_failed"] == nil)
  }

  @Test func `any other command that fails is told to the log`() async throws {
    let portal = RecordedCustomer.portal(["crm.item.list?@stageSemanticId": #"{"__error__":"SOMETHING_NEW"}"#])
    let (_, facts) = try await RecordedCustomer.show("call-types", portal)
    #expect(facts["rest_error"] == "SOMETHING_NEW" && facts["rest_failed"] == "crm.item.list:SOMETHING_NEW")
  }

  // MARK: - Kinds of calls

  @Test func `the robot calls out, and a callback is one`() async throws {
    let (page, _) = try await RecordedCustomer.show("call-types")
    #expect(page.text.contains("Not reached") && page.text.contains("Callback"))
    #expect(!page.text.contains("Missed") && !page.text.contains("Incoming"))
  }

  @Test(arguments: [
    ("\"1\"", Customer.Event.Kind.outgoingCall), ("2", .incomingCall), ("\"3\"", .incomingCall), ("4", .callback),
    ("\"5\"", .outgoingCall), ("\"6\"", .call), ("null", .call), ("\"\"", .call), ("\"in\"", .call), ("0", .call),
  ])
  func `a call of another type has no direction`(_ type: String, _ kind: Customer.Event.Kind) throws {
    let row = RecordedCustomer.json(
      #"{"ID":"1","CALL_START_DATE":"2026-11-22T10:00:00Z","CALL_DURATION":"5","CALL_TYPE":\#(type)}"#)
    #expect(try #require(CallRecord(row)).kind == kind)
  }

  @Test(arguments: [("\"1\"", Customer.Event.Kind.incomingCall), ("2", .outgoingCall), ("0", .call), ("null", .call)])
  func `nor has a call in the CRM`(_ direction: String, _ kind: Customer.Event.Kind) throws {
    let row = RecordedCustomer.json(#"{"ID":"1","TYPE_ID":"2","DIRECTION":\#(direction)}"#)
    #expect(try #require(ActivityRecord(row, now: CannedPortal.now)).kind == kind)
  }

  // MARK: - Conversations

  @Test func `a conversation is none the less for an odd code`() async throws {
    let (page, _) = try await RecordedCustomer.show("failure-codes")
    #expect(Self.count("Incoming call", in: page) == 3 && !page.source.contains("late"))
  }

  @Test(arguments: ["304", "603", "603-S", "603-s", "403", "404", "486", "484", "503", "480", "402", "423"])
  func `a documented code of failure counts whatever the length`(_ code: String) throws {
    #expect(try !Self.isAnswered(code: "\"\(code)\"", length: 95))
  }

  @Test(arguments: ["\"200\"", "200", "\"OTHER\"", "\"\"", "null", "\"VI_STATUS_486\"", "\"0\"", "\"487\""])
  func `of any other it is the length that counts`(_ code: String) throws {
    #expect(try Self.isAnswered(code: code, length: 95))
    #expect(try !Self.isAnswered(code: code, length: 0))
  }

  private static func isAnswered(code: String, length: Int) throws -> Bool {
    let row = RecordedCustomer.json(
      #"{"CALL_START_DATE":"2026-11-22T10:00:00Z","CALL_DURATION":"\#(length)","CALL_FAILED_CODE":\#(code)}"#)
    return try #require(CallRecord(row)).isAnswered
  }

  // MARK: - Many who have the number

  @Test func `who telephony knows comes before twenty leads, and the rest is counted`() async throws {
    let recording = RecordedCustomer(name: "many-leads")
    let portal = try recording.portal
    let (page, _) = try await RecordedCustomer.show("many-leads", portal)
    #expect(page.values(of: "value").first == "CONTACT:651" && page.values(of: "value").count == 8)
    #expect(page.text.contains("13 more with this number"))
    let asked = portal.commands(of: 0, "crm.duplicate.findbycomm")
    for type in ["CONTACT", "COMPANY", "LEAD"] {
      #expect(asked.count { $0.contains("entity_type=\(type)") } == 1)
    }
    #expect(portal.requests.count == 2)
    #expect(portal.commands(of: 0).count <= 8 && portal.commands(of: 1).count <= 30)
  }

  @Test func `both searches are ranked together before they are cut`() async throws {
    let portal = RecordedCustomer.portal([
      "crm.duplicate.findbycomm?LEAD": #"{"LEAD":[1,2,3,4,5,6,7,8,9]}"#,
      "crm.duplicate.findbycomm?CONTACT": #"{"CONTACT":[61,62,63,64,65,66,67,68]}"#,
      "telephony.externalCall.searchCrmEntities": """
      [{"CRM_ENTITY_TYPE":"LEAD","CRM_ENTITY_ID":9},{"CRM_ENTITY_TYPE":"COMPANY","CRM_ENTITY_ID":"7"},
      {"CRM_ENTITY_TYPE":"CONTACT","CRM_ENTITY_ID":"69"},{"CRM_ENTITY_TYPE":"CONTACT","CRM_ENTITY_ID":"61"}]
      """,
    ])
    let (page, _) = try await RecordedCustomer.show("unknown", portal)
    #expect(page.values(of: "value").prefix(3) == ["CONTACT:69", "CONTACT:61", "CONTACT:62"])
    #expect(page.values(of: "value").count == 8 && page.text.contains("11 more with this number"))
  }

  // MARK: - Counts and lists that contradict each other

  @Test func `deals that cannot be read are not none`() async throws {
    let (page, _) = try await RecordedCustomer.show("contradictory-deals")
    #expect(page.text.contains("could not be loaded") && page.source.contains("data-retry=\"yes\""))
    #expect(!page.text.contains("more deals"))
  }

  @Test(
    arguments: [
      (#"{"items":[]}"#, 7), (#"{"items":[[]]}"#, nil), (#"{"items":[null,7,"x"]}"#, 3), (#"{"items":{}}"#, 2),
      (#"{"items":null}"#, nil), (#"{"items":"x"}"#, nil), ("[]", nil), ("null", nil),
      (#"{"items":[{"title":"A"}]}"#, 1), (#"{"items":[{"id":0}]}"#, 1),
    ] as [(String, Int?)])
  func `nor are others`(_ answer: String, _ total: Int?) async throws {
    let portal = RecordedCustomer.portal(["crm.item.list": answer], totals: total.map { ["crm.item.list": $0] } ?? [:])
    let (page, _) = try await RecordedCustomer.show("call-types", portal)
    #expect(page.text.contains("Deals This part could not be loaded"), "\(page.text)")
    #expect(!page.text.contains("more deal"))
  }

  @Test(arguments: ["[[],[]]", "null", "\"x\"", #"[{"SUBJECT":"A"}]"#, "true"])
  func `nor are activities`(_ answer: String) async throws {
    let portal = RecordedCustomer.portal(["crm.activity.list": answer])
    let (page, _) = try await RecordedCustomer.show("call-types", portal)
    #expect(page.text.contains("History This part could not be loaded"))
  }

  // MARK: - History

  @Test func `history is told in the order in which it happened`() async throws {
    let (page, _) = try await RecordedCustomer.show("contact")
    let subjects = ["Incoming call from Anna", "Outgoing call to Anna"]
    let places = try subjects.map { try #require(page.text.firstRange(of: $0)).lowerBound }
    #expect(places == places.sorted())
  }

  @Test func `a missed call that nobody returned is one thing`() async throws {
    let (page, _) = try await RecordedCustomer.show("missed-call")
    #expect(Self.count("Incoming call from", in: page) == 2 && Self.count("Missed", in: page) == 1)
    #expect(Self.count("2026-11-21 15:40", in: page) == 1)
    #expect(page.text.contains("Prepare the papers") && !page.text.contains("Overdue"))
    #expect(page.text.contains("2026-11-19 12:00"), "what telephony knows besides")
  }

  @Test func `a missed call stays until somebody returns it`() async throws {
    func show(later: Int) async throws -> Markup {
      let calls = (1...6).map {
        #"{"ID":"\#($0)","SUBJECT":"Mail \#($0)","TYPE_ID":"4","START_TIME":"2026-11-2\#($0 % 3)T10:00:00Z"}"#
      }
      let missed = """
        {"ID":"70","SUBJECT":"Not taken","TYPE_ID":"2","DIRECTION":"1","START_TIME":"2026-11-01T10:00:00Z",\
        "END_TIME":"2026-11-01T10:00:00Z"}
        """
      let talk = #"[{"CALL_START_DATE":"2026-11-02T10:00:00Z","CALL_TYPE":"1","CALL_DURATION":"\#(later)"}]"#
      return try await RecordedCustomer.show(
        "call-types",
        RecordedCustomer.portal([
          "crm.activity.list?COMPLETED=Y": "[\(calls.joined(separator: ","))]",
          "crm.activity.list?COMPLETED=N": "[\(missed)]", "voximplant.statistic.get": talk,
        ])
      ).page
    }
    let open = try await show(later: 0)
    #expect(
      open.text.contains("Missed · 2026-11-01 10:00 · Not called back · Not taken") && Self.count("Mail", in: open) == 3
    )
    #expect(try await !show(later: 60).text.contains("Not taken"))
  }

  @Test func `no task that is open has a check mark`() async throws {
    let (page, _) = try await RecordedCustomer.show("contact")
    let check = try #require(Markup(Icon.check.html).values(of: "d").first)
    #expect(page.text.contains("Send the offer") && !page.values(of: "d").contains(check))
  }

  @Test func `activities of the company name whom they were with`() async throws {
    let (page, _) = try await RecordedCustomer.show("company")
    #expect(page.text.contains("Contact Peter Doyle") && page.text.contains("Contact Siobhán Doyle"))
    #expect(Self.count("Contact ", in: page) == 2)
  }

  @Test func `calls are asked for in both spellings and told once`() async throws {
    let portal = try RecordedCustomer(name: "contact").portal
    _ = try await RecordedCustomer.show("contact", portal)
    let asked = portal.commands(of: 0, "voximplant.statistic.get")
    #expect(asked.count { $0.contains("=%2B4930123456&") } == 1 && asked.count { $0.contains("=4930123456&") } == 1)
  }

  @Test func `calls of which one spelling is not known are not none`() async throws {
    let portal = RecordedCustomer.portal(["voximplant.statistic.get?=4930123456": #"{"__error__":"OVERLOAD_LIMIT"}"#])
    let (page, _) = try await RecordedCustomer.show("call-types", portal)
    #expect(page.text.contains("History This part could not be loaded"))
  }

  // MARK: - What may not be seen

  @Test func `of an item that may not be seen there is one sentence, and who to ask`() async throws {
    let (page, facts) = try await RecordedCustomer.show("denied-contact")
    #expect(page.text.contains("You have no access to this item.") && page.text.contains("Maria Sommer"))
    #expect(!page.text.contains("Anna"))
    for word in ["Deals", "History", "No access to"] {
      #expect(!page.text.contains(word), "\(word)")
    }
    #expect(facts["rest_error"] == nil && facts["rest_calls"] == "1")
  }

  @Test func `what belongs to an item that may not be seen is shown where the portal tells it`() async throws {
    let portal = RecordedCustomer.portal([
      "crm.item.get": #"{"__error__":"ACCESS_DENIED"}"#, "crm.item.list": #"{"items":[{"id":1,"title":"Mill"}]}"#,
      "crm.activity.list?COMPLETED=Y": #"[{"ID":"1","SUBJECT":"Talk"}]"#,
    ])
    let (page, _) = try await RecordedCustomer.show("call-types", portal)
    #expect(page.text.contains("Mill") && page.text.contains("Talk"))
  }

  @Test func `a deal without a contact has no deals of others`() async throws {
    let portal = RecordedCustomer.portal([
      "crm.item.get?entityTypeId=2": #"{"item":{"id":25,"title":"Tower","contactId":0}}"#,
      "crm.item.list": #"{"items":[{"id":1,"title":"Somebody else's"}]}"#,
    ])
    let (page, _) = try await RecordedCustomer.show("lost-deal", portal)
    #expect(page.text.contains("Tower") && !page.text.contains("Somebody else's"))
  }

  // MARK: - Half an answer

  @Test(arguments: [
    CannedPortal.Accident.failure(.deadline), .status(503, #"{"error":"OVERLOAD_LIMIT"}"#),
    .status(401, #"{"error":"expired_token"}"#), .status(200, "<html>proxy</html>"),
  ])
  func `who was found is shown even where no more is told of them`(_ accident: CannedPortal.Accident) async throws {
    let match = #"[{"CRM_ENTITY_TYPE":"CONTACT","CRM_ENTITY_ID":31,"NAME":"Ada Quill","ASSIGNED_BY_ID":5}]"#
    let call = #"[{"CALL_START_DATE":"2026-11-22T10:00:00Z","CALL_DURATION":"5","CALL_TYPE":"2"}]"#
    for others in ["[]", #"{"LEAD":[7]}"#] {
      let portal = RecordedCustomer.portal([
        "crm.duplicate.findbycomm": others, "telephony.externalCall.searchCrmEntities": match,
        "voximplant.statistic.get": call,
      ])
      portal.become(accident, after: 1)
      let (page, facts) = try await RecordedCustomer.show("unknown", portal)
      #expect(page.text.contains("Ada Quill") && page.text.contains("could not be loaded"))
      #expect(page.source.contains("data-retry=\"yes\"") && facts["rest_error"] != nil)
      #expect(page.values(of: "value").contains("CONTACT:31") == (others != "[]"))
      #expect(page.text.contains("Incoming call") == (others == "[]"), "the calls came with the first answer")
    }
  }

  // MARK: - Refusals of the whole portal

  @Test(
    arguments: [
      (403, "ACCESS_DENIED", "REST API is available only on commercial plans", "plan has no REST", "plan_without_rest"),
      (403, "user_access_error", "", "You may not use this application", "user_access_error"),
      (401, "NOT_INSTALLED", "", "not installed", "not_installed"),
      (401, "APPLICATION_NOT_FOUND", "", "not installed", "application_not_found"),
      (401, "ERROR_OAUTH", "", "refuses this application", "error_oauth"),
      (401, "METHOD_CONFIRM_WAITING", "", "confirm", "method_confirm_waiting"),
      (403, "METHOD_CONFIRM_DENIED", "", "refuses this application", "METHOD_CONFIRM_DENIED"),
      (403, "ACCESS_DENIED", "Access denied!", "refuses this application", "access_denied"),
      (403, "insufficient_scope", "", "refuses this application", "insufficient_scope"),
      (401, "SOMETHING_NEW", "", "refuses this application", "SOMETHING_NEW"),
      (400, "SOMETHING_NEW", "", "could not be loaded", "SOMETHING_NEW"),
    ] as [(Int, String, String, String, String)])
  func `a portal that refuses everything is told apart from an item`(
    _ status: Int, _ code: String, _ description: String, _ words: String, _ logged: String
  ) async throws {
    let portal = CannedPortal(
      accident: .status(status, #"{"error":"\#(code)","error_description":"\#(description)"}"#))
    let (page, facts) = try await RecordedCustomer.show("contact", portal)
    #expect(page.text.contains(words), "\(page.text)")
    #expect(!page.text.contains("no access to this item") && !page.text.contains("expired"))
    #expect(page.values(of: "data-state") == ["failed"])
    #expect(facts["rest_error"] == logged)
  }

  @Test(arguments: ["x y=1", String(repeating: "x", count: 100), "\\n", "ä", Portal.accessToken])
  func `what is no name of an error is not logged`(_ code: String) async throws {
    let (_, facts) = try await RecordedCustomer.show(
      "contact", CannedPortal(accident: .status(400, #"{"error":"\#(code)"}"#)))
    #expect(facts["rest_error"] == "server_400")
  }

  // MARK: - Names, amounts, ends

  @Test func `people are named as where they come from`() async throws {
    #expect(try await RecordedCustomer.show("contact").page.text.contains("Mrs. Anna Maria Berger"))
    #expect(try await RecordedCustomer.show("russian-lead").page.text.contains("Г-жа Анна Сергеевна Петрова"))
    let page = try await RecordedCustomer.show("japanese-contact").page
    #expect(page.text.contains("山田 太郎 様") && page.text.contains("佐藤 花子"))
  }

  @Test func `a won lead is not told with the words of a deal`() async throws {
    let page = try await RecordedCustomer.show("russian-lead").page
    #expect(page.text.contains("Качественный лид") && !page.text.contains(CallCardTexts.russian.customer.won))
    #expect(page.source.contains("badge won"))
  }

  @Test func `a linked deal is told with its stage, its end and its amount`() async throws {
    let page = try await RecordedCustomer.show("lost-deal").page
    #expect(page.text.contains("Too expensive · Lost · 500 EUR"))
  }

  @Test func `what has ended is not told twice`() async throws {
    let page = try await RecordedCustomer.show("contact").page
    #expect(page.text.lowercased().ranges(of: "won").count == 1 && page.text.contains("Deal won"))
  }

  @Test func `an expected close that has passed is marked`() async throws {
    let page = try await RecordedCustomer.show("contact").page
    #expect(page.text.contains("Overdue 2026-11-20") && !page.text.contains("Overdue 2026-12-29"))
  }
}
