import HTTPMessage
import Testing

@testable import PortalSimulator

/// What is carried out and whose answer is lost, and what is refused to those who may read it.
@Suite struct WriteFaultTests {
  private var fixture = PortalFixture()
  private let comment = "fields[ENTITY_ID]=101&fields[ENTITY_TYPE]=contact&fields[COMMENT]=x"

  private mutating func response(_ method: String, _ form: String) -> Response {
    let token = fixture.token().access
    return fixture.portal.answer(method: method, .form("auth=\(token)&\(form)"), now: fixture.now)
  }

  @Test mutating func `a comment is written and a gateway answers`() {
    _ = fixture.control(.settings, "rest_lost=crm.timeline.comment.add")
    let response = response("crm.timeline.comment.add", comment)
    #expect(response.status == .badGateway && response.field("Content-Type")?.hasPrefix("text/html") == true)
    #expect(fixture.portal.crm.comments.count == 1 && fixture.portal.journal.entries.last?.status == 502)
    let list = "filter[ENTITY_ID]=101&filter[ENTITY_TYPE]=contact"
    #expect(fixture.call("crm.timeline.comment.list", list).answer["total"] == 1)
  }

  @Test(arguments: [("cut", false), ("silence", true)])
  mutating func `a comment is written and nothing answers`(setting: String, isSilence: Bool) {
    _ = fixture.control(.settings, "rest_lost=crm.timeline.comment.add&rest_lost_as=\(setting)")
    let response = response("crm.timeline.comment.add", comment)
    #expect(response.field("X-Accel-Redirect")?.hasPrefix("/cut") == true && response.isSilence == isSilence)
    #expect(fixture.portal.crm.comments.count == 1 && fixture.portal.journal.entries.last?.status == 444)
  }

  @Test func `nothing comes for a while, and then the connection ends`() async throws {
    let simulator = Simulator(PortalFixture.installation, log: .none, silence: .milliseconds(50))
    func post(_ path: String, _ form: String) async -> Response {
      var request = Request.form(form)
      request.path = path
      return await simulator.respond(to: request)
    }
    let session = try JSONReader.read(await post("/simulator/session", "user=7").body)
    _ = await post("/simulator/settings", "rest_lost=profile&rest_lost_as=silence")
    let start = ContinuousClock.now
    let response = await post("/rest/profile", "auth=\(session["AUTH_ID"]?.text ?? "")")
    #expect(response.isSilence && ContinuousClock.now - start >= .milliseconds(50))
  }

  @Test(arguments: [("cut", 444), ("502", 502), ("503", 503), ("500", 500)])
  mutating func `a comment is not written at all`(setting: String, status: Int) {
    _ = fixture.control(.settings, "rest_broken=crm.timeline.comment.add&rest_broken_as=\(setting)")
    let response = response("crm.timeline.comment.add", comment)
    #expect(setting == "cut" ? response.field("X-Accel-Redirect") == "/cut" : response.status.code == status)
    #expect(fixture.portal.crm.comments.isEmpty && fixture.portal.journal.entries.last?.status == status)
    let command = comment.replacing("=", with: "%3D").replacing("&", with: "%26")
    _ = self.response("batch", "cmd[a]=user.option.set%3Foptions[a]%3D1&cmd[b]=crm.timeline.Comment.add%3F\(command)")
    // A batch with it breaks as a whole.
    #expect(fixture.portal.crm.comments.isEmpty && fixture.portal.options.personal.isEmpty)
    #expect(fixture.call("profile").status == 200)
  }

  @Test(arguments: ["502", "cut", "silence"])
  mutating func `the answer is lost at once, and the comment written later`(setting: String) {
    _ = fixture.control(.settings, "rest_late=crm.timeline.comment.add&rest_lost_as=\(setting)")
    let request = Request.form("auth=\(fixture.token().access)&\(comment)")
    let early = fixture.portal.answerEarly(method: "crm.timeline.comment.add", request, now: fixture.now)
    #expect(early.map { $0.status == .badGateway || $0.field("X-Accel-Redirect") != nil } == true)
    #expect(fixture.portal.crm.comments.isEmpty && fixture.portal.journal.entries.last?.user == 7)
    // It has arrived: what goes wrong by then and whose token has expired does not matter any more.
    _ = fixture.control(.settings, "rest=cut&rest_broken=*")
    fixture.now = fixture.now.adding(days: 2)
    fixture.portal.carryOut(method: "crm.timeline.comment.add", request, arrived: PortalFixture.now, now: fixture.now)
    #expect(fixture.portal.crm.comments.map(\.created) == [fixture.now])
    #expect(fixture.portal.journal.entries.map(\.status) == [setting == "502" ? 502 : 444])
    _ = fixture.control(.settings, "rest=normal&rest_broken=")
    #expect(fixture.portal.answerEarly(method: "profile", request, now: fixture.now) == nil)
  }

  @Test(arguments: ["rest=cut", "rest_broken=crm.timeline.comment.add"])
  mutating func `what never arrives is not carried out later`(setting: String) {
    _ = fixture.control(.settings, "rest_late=crm.timeline.comment.add&\(setting)")
    let request = Request.form("auth=\(fixture.token().access)&\(comment)")
    #expect(fixture.portal.answerEarly(method: "crm.timeline.comment.add", request, now: fixture.now) == nil)
    #expect(fixture.portal.journal.entries.isEmpty)
  }

  @Test func `who was cut off and looks again sees it only after a while`() async throws {
    let simulator = Simulator(PortalFixture.installation, log: .none)
    func post(_ path: String, _ form: String) async -> Response {
      var request = Request.form(form)
      request.path = path
      return await simulator.respond(to: request)
    }
    let session = try JSONReader.read(await post("/simulator/session", "user=7").body)
    let token = "auth=\(session["AUTH_ID"]?.text ?? "")"
    _ = await post("/simulator/settings", "rest_late=crm.timeline.comment.add&rest_late_ms=200")
    let start = ContinuousClock.now
    #expect(await post("/rest/crm.timeline.comment.add", "\(token)&\(comment)").status == .badGateway)
    func count() async throws -> Int? {
      try JSONReader.read(await simulator.respond(to: Request(path: "/simulator/state")).body)["comments"]?.elements
        .count
    }
    while try await count() == 0, ContinuousClock.now - start < .seconds(10) {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(try await count() == 1 && ContinuousClock.now - start >= .milliseconds(200))
  }

  @Test mutating func `one lost answer loses a whole batch`() {
    _ = fixture.control(.settings, "rest_lost=crm.timeline.comment.add")
    let command = comment.replacing("=", with: "%3D").replacing("&", with: "%26")
    #expect(response("batch", "cmd[a]=profile&cmd[b]=crm.timeline.Comment.add%3F\(command)").status == .badGateway)
    #expect(fixture.portal.crm.comments.count == 1)
    #expect(response("batch", "cmd[a]=profile").status == .ok)
  }

  @Test mutating func `a refusal is never lost`() {
    _ = fixture.control(.settings, "rest_lost=*")
    #expect(fixture.call("crm.timeline.comment.add").answer["error"] == "100")
    #expect(fixture.call("profile").status == 502)
  }

  @Test(arguments: ["contact_101", "*", "deal_1,CONTACT_101"])
  mutating func `an item can be read and not changed`(setting: String) {
    let target = "ownerTypeId=3&ownerId=101&itemType=2&itemId=\(activity)"
    _ = fixture.call("crm.timeline.note.save", "\(target)&text=One", user: 1)
    #expect(fixture.control(.settings, "read_only=\(setting)").0 == 200)
    for (method, form) in [
      ("crm.timeline.comment.add", comment), ("crm.timeline.note.save", "\(target)&text=x"),
      ("crm.timeline.note.delete", target), ("crm.activity.todo.add", "ownerTypeId=3&ownerId=101&deadline=2026-12-01"),
      ("crm.item.update", "entityTypeId=3&id=101&fields[name]=x"), ("crm.item.delete", "entityTypeId=3&id=101"),
    ] {
      #expect(fixture.call(method, form).answer["error"] == "ACCESS_DENIED", "\(method)")
    }
    #expect(fixture.call("crm.timeline.note.get", target).answer.at("result", "text") == "One")
    #expect(fixture.call("crm.item.get", "entityTypeId=3&id=101").status == 200)
    #expect(fixture.call("crm.timeline.comment.add", comment, user: 1).status == 200)
  }

  @Test mutating func `an activity can be read and not changed`() {
    #expect(fixture.control(.settings, "read_only=activity_\(activity)").0 == 200)
    let owner = "ownerTypeId=3&ownerId=101&itemType=2"
    #expect(
      fixture.call("crm.timeline.note.save", "\(owner)&itemId=\(activity)&text=x").answer["error"] == "ACCESS_DENIED")
    #expect(fixture.call("crm.timeline.note.save", "\(owner)&itemId=\(activity)&text=x", user: 1).status == 200)
    #expect(fixture.call("crm.timeline.note.get", "\(owner)&itemId=\(activity)").status == 200)
    #expect(fixture.call("crm.timeline.comment.add", comment).status == 200)
  }

  /// One of contact 101.
  private var activity: Int { fixture.portal.crm.activities.first { $0.bindings.contains(.contact(101)) }!.id }
}
