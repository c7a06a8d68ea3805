import Testing

@testable import PortalSimulator

/// `crm.activity.get`, `.update` and `.call.getTranscript`.
@Suite struct ActivityMethodTests {
  private var fixture = PortalFixture()

  private func id(_ subject: String) -> Int {
    fixture.portal.crm.activities.first { $0.subject == subject }!.id
  }

  private mutating func update(_ id: Int, _ fields: String, user: Int = 7) -> Value {
    fixture.call("crm.activity.update", "id=\(id)&\(fields)", user: user).answer
  }

  private mutating func refusal(_ id: Int, _ fields: String, user: Int = 7) -> String? {
    let answer = update(id, fields, user: user)
    return answer["error"] == "" ? answer["error_description"]?.text : nil
  }

  @Test mutating func `one activity is given as the list gives it`() {
    let id = id("Asked for Jonas")
    let (status, answer) = fixture.call("crm.activity.get", "ID=\(id)")
    let listed = fixture.call("crm.activity.list", "filter[ID]=\(id)").answer
    #expect(status == 200 && answer["result"] == listed.at("result", "0") && answer.at("result", "TYPE_ID") == "2")
  }

  @Test(arguments: [("id=1", 7, "Activity is not found"), ("", 7, "Activity is not found")])
  mutating func `an activity that nobody has is not found`(form: String, user: Int, words: String) {
    let (status, answer) = fixture.call("crm.activity.get", form, user: user)
    #expect(status == 400 && answer["error"] == "" && answer["error_description"] == .string(words))
  }

  @Test mutating func `an activity of an item that may not be seen is refused`() {
    let id = id("Bluebird")
    #expect(fixture.call("crm.activity.get", "id=\(id)").answer["error_description"] == "Access denied.")
    #expect(fixture.call("crm.activity.get", "id=\(id)", user: 9).answer["error_description"] == "Access denied.")
    #expect(fixture.call("crm.activity.get", "id=\(id)", user: 1).status == 200)
    #expect(refusal(id, "fields[SUBJECT]=x") == "Access denied.")
  }

  @Test mutating func `a completed to-do is open no longer`() {
    let id = id("Ask about the transport permit")
    func isOpen(_ fixture: inout PortalFixture) -> Bool {
      fixture.call("crm.activity.list", "filter[COMPLETED]=N&filter[ID]=\(id)").answer["total"] == 1
    }
    #expect(isOpen(&fixture) && update(id, "fields[COMPLETED]=Y")["result"] == true)
    let activity = fixture.call("crm.activity.get", "id=\(id)").answer["result"]
    #expect(!isOpen(&fixture) && activity?["COMPLETED"] == "Y" && activity?["STATUS"] == "2")
    #expect(activity?["EDITOR_ID"] == "7" && activity?["LAST_UPDATED"] == .moment(fixture.now))
    #expect(activity?["SUBJECT"] == "Ask about the transport permit")
    // Only the letter is a yes.
    #expect(update(id, "fields[COMPLETED]=1")["result"] == true && isOpen(&fixture))
  }

  @Test mutating func `fields are changed, and a deadline follows from the end`() {
    let id = id("Send the revised delivery plan")
    let times = "fields[END_TIME]=2026-12-24T10:00:00&fields[DEADLINE]=2027-01-01"
    #expect(update(id, "fields[SUBJECT]=Plan&fields[RESPONSIBLE_ID]=12&fields[ORIGIN_ID]=a&\(times)")["result"] == true)
    let activity = fixture.call("crm.activity.get", "id=\(id)").answer["result"]
    #expect(activity?["SUBJECT"] == "Plan" && activity?["RESPONSIBLE_ID"] == "12" && activity?["ORIGIN_ID"] == "a")
    #expect(activity?["DEADLINE"] == "2026-12-24T10:00:00+02:00")
  }

  @Test mutating func `an owner that is named comes first`() {
    let id = id("Asked for Jonas")
    #expect(update(id, "fields[OWNER_TYPE_ID]=2&fields[OWNER_ID]=302")["result"] == true)
    #expect(fixture.portal.crm.activity(id)?.bindings.map(\.id) == [302, 101, 11, 301])
  }

  @Test mutating func `nobody can be made the owner whom one may not change`() {
    let id = id("Asked for Jonas")
    #expect(refusal(id, "fields[OWNER_TYPE_ID]=3&fields[OWNER_ID]=114") == "Access denied.")
    _ = fixture.control(.settings, "read_only=deal_302")
    #expect(refusal(id, "fields[OWNER_TYPE_ID]=2&fields[OWNER_ID]=302") == "Access denied.")
    #expect(fixture.portal.crm.activity(id)?.bindings.first == .contact(101))
  }

  @Test(arguments: ["", "fields=COMPLETED"])
  mutating func `without fields nothing is changed`(form: String) {
    let id = id("Asked for Jonas")
    #expect(refusal(id, form) == "The parameter 'fields' must be array.")
    #expect(fixture.portal.crm.activity(id)?.updated == nil)
  }

  @Test mutating func `a long subject is cut`() {
    let id = id("Asked for Jonas")
    _ = update(id, "fields[SUBJECT]=\(String(repeating: "x", count: 300))")
    #expect(fixture.portal.crm.activity(id)?.subject.count == 255)
  }

  @Test(arguments: [
    ("fields[SUBJECT]=", "The field SUBJECT is not defined or empty"),
    ("fields[RESPONSIBLE_ID]=0", "The field RESPONSIBLE_ID is not defined or invalid"),
    ("fields[TYPE_ID]=9", "The field TYPE_ID is not defined or invalid"),
    ("fields[COMMUNICATIONS]=x", "The field COMMUNICATIONS is not defined or invalid"),
    (
      "fields[COMMUNICATIONS][0][VALUE]=1&fields[COMMUNICATIONS][1][VALUE]=2",
      "The only one communication is allowed for activity of specified type"
    ),
    (
      "fields[OWNER_TYPE_ID]=2&fields[OWNER_ID]=1",
      "Could not build binding. Please ensure that owner info and communications are defined correctly"
    ),
    (
      "fields[OWNER_ID]=101",
      "Could not build binding. Please ensure that owner info and communications are defined correctly"
    ),
    ("fields[TYPE_ID]=6", "The custom activity without provider is not supported in current context"),
  ])
  mutating func `refuses in words and changes nothing`(fields: String, words: String) {
    let id = id("Asked for Jonas")
    #expect(refusal(id, "fields[DESCRIPTION]=x&\(fields)") == words)
    #expect(fixture.portal.crm.activity(id)?.description == "")
  }

  @Test mutating func `an application's own activity is not for this method`() {
    #expect(
      refusal(id("Imported by an application"), "fields[COMPLETED]=N")
        == "Use crm.activity.configurable.update for this activity provider")
    let answer = fixture.callWebhook(
      "crm.activity.update", "id=\(id("Asked for Jonas"))&fields[PROVIDER_ID]=REST_APP"
    ).answer
    #expect(answer["error_description"] == "Application context required")
    #expect(refusal(1, "fields[COMPLETED]=Y") == "Activity is not found")
  }

  @Test mutating func `what may not be changed is refused`() {
    let id = id("Asked for Jonas")
    for setting in ["activity_\(id)", "contact_101"] {
      _ = fixture.control(.settings, "read_only=\(setting)")
      #expect(refusal(id, "fields[COMPLETED]=N") == "Access denied.")
      #expect(update(id, "fields[COMPLETED]=N", user: 1)["result"] == true)
    }
  }

  // MARK: - Transcripts

  private mutating func transcript(_ form: String, user: Int = 7) -> (status: Int, answer: Value) {
    fixture.call("crm.activity.call.getTranscript", form, user: user)
  }

  @Test mutating func `a long call has a transcript, a short one none`() {
    let text = transcript("activityId=\(id("Offer, second round"))").answer.at("result", "transcription")?.text
    #expect(text?.hasSuffix("Offer, second round.") == true)
    #expect(transcript("activityId=\(id("Asked for Jonas"))").answer["result"] == .null)
  }

  @Test mutating func `a transcript is refused with two statuses`() {
    #expect(transcript("").answer["error"] == "100")
    let missing = transcript("activityId=1")
    #expect(missing.status == 400 && missing.answer["error"] == "NOT_FOUND")
    let hidden = transcript("activityId=\(id("Bluebird"))")
    #expect(hidden.status == 403 && hidden.answer["error"] == "ACCESS_DENIED")
    _ = fixture.control(.settings, "call_ai=off")
    let off = transcript("activityId=\(id("Offer, second round"))", user: 1)
    #expect(off.status == 403 && off.answer["error"] == "ACCESS_DENIED")
  }

  @Test mutating func `the mode of the CRM is a number`() {
    #expect(fixture.call("crm.settings.mode.get", user: 9).answer["result"] == 1)
    _ = fixture.control(.settings, "crm_mode=simple")
    #expect(fixture.call("crm.settings.mode.get").answer["result"] == 2)
  }

  @Test mutating func `an activity goes with the last item that it belongs to`() throws {
    let add = "entityTypeId=3&fields[name]=Ada"
    let item = try #require(fixture.call("crm.item.add", add).answer.at("result", "item", "id")?.integer)
    let todo = "ownerTypeId=3&ownerId=\(item)&deadline=2026-12-01"
    let id = try #require(fixture.call("crm.activity.todo.add", todo).answer.at("result", "id")?.integer)
    _ = fixture.call("crm.item.delete", "entityTypeId=3&id=\(item)")
    #expect(fixture.call("crm.activity.get", "id=\(id)").answer["error_description"] == "Activity is not found")
  }
}
