import HTTPMessage
import Testing

@testable import PortalSimulator

/// What the telephony does about a call, and what it tells the application.
@Suite struct CallControlTests {
  private static let handler = "http://127.0.0.1:9/event"
  private var fixture = PortalFixture()

  private mutating func end(_ form: String, id: String = "c1", user: Int = 7) -> Value {
    fixture.control(.call, "do=end&user=\(user)&call_id=\(id)&\(form)").1
  }

  /// The forms of what is to be sent, as a handler reads them.
  private mutating func sent() -> [Fields] {
    fixture.portal.takeOutbox().map { NestedForm.read(NestedForm.write($0.form)) }
  }

  private mutating func bind(_ user: Int = 1) {
    _ = fixture.call("event.bind", "event=onVoximplantCallEnd&handler=\(Self.handler)", user: user)
  }

  @Test mutating func `a call with a client is an activity of every item once it is over`() throws {
    let call = "direction=incoming&number=%2B493023125101&line=%2B493023125000&items=CONTACT_101,DEAL_301"
    let id = try #require(end("\(call)&duration=65")["activity"]?.integer)
    for binding in ["3&filter[BINDINGS][0][OWNER_ID]=101", "2&filter[BINDINGS][0][OWNER_ID]=301"] {
      let list = fixture.call("crm.activity.list", "filter[ID]=\(id)&filter[BINDINGS][0][OWNER_TYPE_ID]=\(binding)")
      #expect(list.answer["total"] == 1)
    }
    let activity = fixture.call("crm.activity.get", "id=\(id)").answer["result"]
    #expect(activity?["PROVIDER_ID"] == "VOXIMPLANT_CALL" && activity?["DIRECTION"] == "1")
    #expect(activity?["COMPLETED"] == "Y" && activity?["RESPONSIBLE_ID"] == "7")
    let statistics = fixture.call("voximplant.statistic.get", "FILTER[CALL_ID]=c1").answer.at("result", "0")
    #expect(statistics?["CRM_ACTIVITY_ID"] == .string(String(id)) && statistics?["CALL_DURATION"] == "65")
    #expect(statistics?["PORTAL_NUMBER"] == "+493023125000" && statistics?["CALL_FAILED_CODE"] == "200")
    #expect(statistics?["CALL_START_DATE"] == .moment(fixture.now.adding(seconds: -65)))
  }

  @Test mutating func `an activity of a call is found by the call's ID, also one of the history`() throws {
    let id = try #require(end("direction=incoming&items=CONTACT_101", id: "c9")["activity"])
    let statistics = fixture.call("voximplant.statistic.get", "FILTER[CRM_ENTITY_ID]=101", user: 1).answer["result"]
    let past = try #require(statistics?.elements.first { $0["CALL_ID"] != "c9" })
    for (callID, activity) in [("c9", id.text), (past["CALL_ID"]?.text, past["CRM_ACTIVITY_ID"]?.text)] {
      let list = fixture.call("crm.activity.list", "filter[ORIGIN_ID]=VI_\(callID ?? "")").answer
      #expect(list["total"] == 1 && list.at("result", "0", "ID")?.text == activity)
      #expect(list.at("result", "0", "ORIGIN_ID") == .string("VI_\(callID ?? "")"))
    }
  }

  @Test mutating func `a call with nobody has no activity`() {
    #expect(end("direction=incoming&number=%2B12025550142&items=")["activity"] == .null)
    let statistics = fixture.call("voximplant.statistic.get", "FILTER[CALL_ID]=c1").answer.at("result", "0")
    #expect(statistics?["CRM_ACTIVITY_ID"] == .null && statistics?["CALL_FAILED_CODE"] == "304")
  }

  @Test mutating func `an activity that was there during the call is the one that it has`() {
    let activity = fixture.portal.crm.calls.last { $0.item == .contact(101) }!.activity!
    let count = fixture.portal.crm.activities.count
    let form = "direction=outgoing&items=CONTACT_101&code=486&activity=\(activity)"
    #expect(end(form)["activity"] == .integer(activity) && fixture.portal.crm.activities.count == count)
  }

  @Test mutating func `an activity can be there from the answer on, and is the same at the end`() throws {
    let form = "user=7&call_id=c1&direction=incoming&number=1"
    #expect(fixture.control(.call, "do=answer&\(form)&items=CONTACT_101").1["activity"] == .null)
    _ = fixture.control(.settings, "call_activity=answered")
    #expect(fixture.control(.call, "do=answer&\(form)&items=").1["activity"] == .null)
    let id = try #require(fixture.control(.call, "do=answer&\(form)&items=CONTACT_101").1["activity"]?.integer)
    #expect(fixture.portal.crm.activity(id)?.bindings == [.contact(101)])
    #expect(fixture.portal.crm.calls.count { $0.callID == "c1" } == 0)
    let count = fixture.portal.crm.activities.count
    fixture.now = fixture.now.adding(minutes: 2)
    // An item that was linked meanwhile belongs to it as well.
    #expect(
      end("direction=incoming&duration=120&items=CONTACT_101,DEAL_301&activity=\(id)")["activity"] == .integer(id))
    let activity = try #require(fixture.portal.crm.activity(id))
    #expect(activity.end == fixture.now && activity.bindings == [.contact(101), .deal(301)])
    #expect(fixture.portal.crm.activities.count == count)
    _ = fixture.control(.settings, "telephony=rest")
    #expect(
      fixture.control(.call, "do=answer&user=7&call_id=c2&direction=incoming&items=LEAD_201").1["activity"] == .null)
  }

  @Test(arguments: [
    ("incoming", "CONTACT_101", "Incoming call from Anna Berger"), ("callback", "DEAL_301", "Outgoing call to Rotor"),
    ("outgoing", "LEAD_203", "Outgoing call to 123"), ("campaign", "LEAD_203", "Outgoing call to 123"),
  ])
  mutating func `an activity says whom the call was with`(direction: String, item: String, subject: String) throws {
    let id = try #require(end("direction=\(direction)&number=123&items=\(item)")["activity"]?.integer)
    #expect(fixture.portal.crm.activity(id)?.subject.hasPrefix(subject) == true)
  }

  @Test mutating func `a missed call is not done`() throws {
    let id = try #require(end("direction=incoming&items=LEAD_201&code=304")["activity"]?.integer)
    #expect(fixture.call("crm.activity.get", "id=\(id)").answer.at("result", "COMPLETED") == "N")
  }

  @Test mutating func `handlers hear of the end with a token that cannot be renewed`() throws {
    bind()
    let activity = try #require(end("direction=callback&number=1&duration=5&items=LEAD_201")["activity"]?.integer)
    let form = try #require(sent().first)
    #expect(form["event"] == "ONVOXIMPLANTCALLEND" && form["event_handler_id"] == "185")
    #expect(
      form["data"] == [
        "CALL_ID": "c1", "CALL_TYPE": "4", "PHONE_NUMBER": "1", "PORTAL_NUMBER": "", "PORTAL_USER_ID": "7",
        "CALL_DURATION": "5", "CALL_START_DATE": .moment(fixture.now.adding(seconds: -5)), "COST": "0",
        "COST_CURRENCY": "", "CALL_FAILED_CODE": "200", "CALL_FAILED_REASON": "",
        "CRM_ACTIVITY_ID": .string(String(activity)),
      ])
    let auth = form["auth"]
    #expect(auth?["refresh_token"] == nil && auth?["user_id"] == "7")
    #expect(auth?["application_token"] == .string(Application().token) && auth?["status"] == "L")
    let token = try #require(auth?["access_token"]?.text)
    #expect(fixture.send("profile", .form("auth=\(token)")).answer.at("result", "ID") == "7")
  }

  @Test mutating func `a handler of one user gets that user's token`() {
    bind(12)
    _ = end("direction=incoming&items=")
    let form = sent().first
    #expect(form?["auth"]?["user_id"] == "12" && form?["data"]?["PORTAL_USER_ID"] == "7")
    // There is no activity to name.
    #expect(form?["data"]?["CRM_ACTIVITY_ID"] == nil)
  }

  @Test mutating func `where nobody can be named there is no token`() {
    bind()
    _ = fixture.control(.settings, "event_tokens=off")
    _ = end("direction=incoming&items=")
    let auth = sent().first?["auth"]
    #expect(auth?["access_token"] == nil && auth?["user_id"] == nil && auth?["expires_in"] == nil)
    #expect(auth?["application_token"] == .string(Application().token) && auth?["scope"]?.text?.isEmpty == false)
    #expect(auth?["member_id"] == .string(PortalFixture.installation.memberID))
  }

  @Test mutating func `nobody is told before the application is installed`() {
    _ = fixture.control(.application, "do=forget")
    _ = fixture.control(.application, "do=begin&user=1")
    bind()
    _ = end("direction=incoming&items=")
    #expect(fixture.portal.events.count == 1 && sent().isEmpty)
  }

  @Test mutating func `a call of a telephone system has no line of the portal`() {
    _ = fixture.control(.settings, "telephony=rest")
    _ = end("direction=incoming&line=123&items=")
    let statistics = fixture.call("voximplant.statistic.get", "FILTER[CALL_ID]=c1").answer.at("result", "0")
    #expect(statistics?["PORTAL_NUMBER"] == "REST_APP:")
  }

  @Test(arguments: [
    "do=end&user=7&direction=incoming", "do=end&user=7&call_id=c1", "do=end&user=99&call_id=c1&direction=incoming",
    "do=end&call_id=c1&direction=incoming", "do=end&user=7&call_id=c1&direction=sideways", "do=nothing&user=7",
    "user=7",
  ])
  mutating func `what is no call is refused`(form: String) {
    #expect(fixture.control(.call, form).0 == 400)
    #expect(!fixture.portal.crm.calls.contains { CRM.isAddition($0.id) })
  }

  @Test mutating func `a call ends once`() {
    #expect(fixture.control(.call, "do=end&user=7&call_id=c1&direction=incoming").0 == 200)
    #expect(fixture.control(.call, "do=end&user=7&call_id=c1&direction=incoming").0 == 400)
  }

  @Test mutating func `a lead is made for a number that nobody has, where the telephony makes them`() throws {
    let begin = "do=begin&user=7&number=%2B12025550142&direction=incoming"
    #expect(fixture.control(.call, begin).1["item"] == .null)
    _ = fixture.control(.settings, "crm_create=on")
    let item = fixture.control(.call, begin).1["item"]
    let id = try #require(item?["id"]?.integer)
    #expect(item?["type"] == "LEAD" && item?["name"] == "Incoming call +12025550142")
    let lead = fixture.call("crm.item.get", "entityTypeId=1&id=\(id)").answer.at("result", "item")
    #expect(lead?["assignedById"] == 7 && lead?["sourceId"] == "CALL" && lead?.at("fm", "0", "value") == "+12025550142")
    // Once: now somebody has it.
    #expect(fixture.control(.call, begin).1["item"] == .null)
    for number in ["%2B493023125101", "hidden", ""] {
      #expect(fixture.control(.call, "do=begin&user=7&number=\(number)&direction=incoming").1["item"] == .null)
    }
  }

  @Test(arguments: [
    ("incoming", "Incoming"), ("outgoing", "Outgoing"), ("callback", "Outgoing"), ("campaign", "Outgoing"),
  ])
  mutating func `the lead of a call says which way it went`(direction: String, word: String) {
    _ = fixture.control(.settings, "crm_create=on")
    let begin = "do=begin&user=7&number=%2B12025550142&direction=\(direction)"
    #expect(fixture.control(.call, begin).1.at("item", "name") == .string("\(word) call +12025550142"))
  }

  @Test func `the end is sent to the handler, and the page does not wait for it`() async throws {
    let handler = StubHandler()
    let simulator = Simulator(PortalFixture.installation, log: .none)
    func post(_ path: String, _ form: String) async throws -> Value {
      var request = Request.form(form)
      request.path = path
      return try JSONReader.read(await simulator.respond(to: request).body)
    }
    let session = try await post("/simulator/session", "user=1")
    let bind = "event=ONVOXIMPLANTCALLEND&handler=http://127.0.0.1:\(handler.port)/"
    _ = try await post("/rest/event.bind", "auth=\(session["AUTH_ID"]?.text ?? "")&\(bind)")
    #expect(try await post("/simulator/call", "do=end&user=7&call_id=c1&direction=incoming") == ["activity": .null])
    let received = await OwnThread.run { handler.serve("HTTP/1.1 200 OK\r\n\r\n") }
    #expect(received.contains("event=ONVOXIMPLANTCALLEND") && received.contains("data%5BCALL_ID%5D=c1"))
  }
}
