import Testing

@testable import PortalSimulator

/// `crm.activity.todo.add` and `.updateDeadline`.
@Suite struct TodoMethodTests {
  private var fixture = PortalFixture()
  private static let owner = "ownerTypeId=3&ownerId=101"
  private static let due = "2026-12-01T10:00:00"

  private mutating func add(_ form: String, user: Int = 7) -> Value {
    fixture.call("crm.activity.todo.add", form, user: user).answer
  }

  private mutating func open() throws -> Int {
    try #require(add("\(Self.owner)&deadline=\(Self.due)").at("result", "id")?.integer)
  }

  @Test mutating func `keeps everything that it is told`() throws {
    let call = try #require(fixture.portal.crm.activities.first { $0.bindings.contains(.contact(101)) }).id
    let answer = fixture.call(
      "crm.activity.todo.add",
      json: """
        "ownerTypeId": 3, "ownerId": 101, "deadline": "2026-12-01T09:00:00+01:00", "title": "Call", "description": "back",
        "responsibleId": 12, "parentActivityId": \(call), "pingOffsets": [0, 15], "colorId": "2"
        """
    ).answer
    let id = try #require(answer.at("result", "id")?.integer)
    let todo = try #require(fixture.portal.crm.activity(id))
    #expect(todo.parent == call && todo.pingOffsets == [0, 15] && todo.color == "2" && todo.author == 7)
    let listed = fixture.call("crm.activity.list", "filter[ID]=\(id)").answer.at("result", "0")
    #expect(listed?["PROVIDER_ID"] == "CRM_TODO" && listed?["DEADLINE"] == "2026-12-01T10:00:00+02:00")
    #expect(listed?["SUBJECT"] == "Call" && listed?["DESCRIPTION"] == "back" && listed?["COMPLETED"] == "N")
    #expect(listed?["RESPONSIBLE_ID"] == "12" && listed?["AUTHOR_ID"] == "7")
  }

  @Test mutating func `without a word it is the caller's, of no colour, and reminds nobody`() throws {
    let first = try open()
    let todo = try #require(fixture.portal.crm.activity(first))
    #expect(todo.responsible == 7 && todo.pingOffsets.isEmpty && todo.color == "" && todo.parent == nil)
    #expect(todo.subject == "" && !todo.isCompleted)
    let id = add("\(Self.owner)&deadline=\(Self.due)&colorId=8").at("result", "id")?.integer
    #expect(fixture.portal.crm.activity(try #require(id))?.color == "")
  }

  @Test(arguments: [
    ("ownerId=101&deadline=2026-12-01", 7, "100"), ("ownerTypeId=3&deadline=2026-12-01", 7, "100"),
    (owner, 7, "100"), ("\(owner)&deadline[]=2026-12-01", 7, "100"),
    ("\(owner)&deadline=2026-12-01&pingOffsets=15", 7, "100"),
    ("\(owner)&deadline=tomorrow", 7, "WRONG_DATETIME_FORMAT"), ("\(owner)&deadline=", 7, "WRONG_DATETIME_FORMAT"),
    ("ownerTypeId=3&ownerId=1&deadline=2026-12-01", 7, "OWNER_NOT_FOUND"),
    ("ownerTypeId=77&ownerId=1&deadline=2026-12-01", 7, "OWNER_NOT_FOUND"),
    ("ownerTypeId=3&ownerId=114&deadline=2026-12-01", 7, "ACCESS_DENIED"),
    ("\(owner)&deadline=2026-12-01", 9, "ACCESS_DENIED"),
    ("\(owner)&deadline=2026-12-01&parentActivityId=1", 7, "NOT_FOUND"),
    ("\(owner)&deadline=2026-12-01&parentActivityId=HIDDEN", 7, "ACCESS_DENIED"),
    ("\(owner)&deadline=2026-12-01&parentActivityId=call", 7, "100"),
    ("\(owner)&deadline=2026-12-01&responsibleId=me", 7, "100"),
    ("\(owner)&deadline=2026-12-01&responsibleId[]=12", 7, "100"),
  ])
  mutating func `refuses as the portal does`(form: String, user: Int, code: String) throws {
    let count = fixture.portal.crm.activities.count
    let hidden = try #require(fixture.portal.crm.activities.first { $0.bindings.first == .contact(114) }).id
    let form = form.replacing("=HIDDEN", with: "=\(hidden)")
    let (status, answer) = fixture.call("crm.activity.todo.add", form, user: user)
    #expect(status == 400 && answer["error"] == .string(code))
    #expect(fixture.portal.crm.activities.count == count)
  }

  @Test mutating func `a long title is cut`() throws {
    let form = "\(Self.owner)&deadline=\(Self.due)&title=\(String(repeating: "x", count: 300))"
    let id = try #require(add(form).at("result", "id")?.integer)
    #expect(fixture.portal.crm.activity(id)?.subject.count == 255)
  }

  @Test mutating func `a deadline can be put off as often as one likes`() throws {
    let id = try open()
    for _ in 0..<2 {
      let form = "id=\(id)&\(Self.owner)&value=2026-12-02T10:00:00"
      #expect(fixture.call("crm.activity.todo.updateDeadline", form).answer["result"] == ["id": .integer(id)])
    }
    let listed = fixture.call("crm.activity.get", "id=\(id)").answer["result"]
    #expect(listed?["DEADLINE"] == "2026-12-02T10:00:00+02:00" && listed?["EDITOR_ID"] == "7")
  }

  @Test(arguments: [
    ("\(owner)&value=2026-12-02", "100"), ("id=ID&ownerTypeId=3&value=2026-12-02", "100"), ("id=ID&\(owner)", "100"),
    ("id=1&\(owner)&value=2026-12-02", "NOT_FOUND"), ("id=CALL&\(owner)&value=2026-12-02", "NOT_FOUND"),
    ("id=ID&ownerTypeId=3&ownerId=102&value=2026-12-02", "NOT_FOUND"),
    ("id=ID&ownerTypeId=3&ownerId=1&value=2026-12-02", "OWNER_NOT_FOUND"),
    ("id=ID&ownerTypeId=3&ownerId=114&value=2026-12-02", "ACCESS_DENIED"),
    ("id=ID&\(owner)&value=later", "WRONG_DATETIME_FORMAT"),
  ])
  mutating func `refuses another deadline as the portal does`(form: String, code: String) throws {
    let id = try open()
    let call = try #require(fixture.portal.crm.calls.first { $0.item == .contact(101) }?.activity)
    let form = form.replacing("=ID", with: "=\(id)").replacing("=CALL", with: "=\(call)")
    #expect(fixture.call("crm.activity.todo.updateDeadline", form).answer["error"] == .string(code))
    #expect(fixture.portal.crm.activity(id)?.deadline == Moment(Self.due))
  }

  @Test mutating func `what is done has no other deadline`() throws {
    let id = try open()
    let form = "id=\(id)&\(Self.owner)&value=2026-12-02"
    _ = fixture.control(.settings, "read_only=activity_\(id)")
    #expect(fixture.call("crm.activity.todo.updateDeadline", form).answer["error"] == "ACCESS_DENIED")
    _ = fixture.control(.settings, "read_only=")
    _ = fixture.call("crm.activity.update", "id=\(id)&fields[COMPLETED]=Y")
    #expect(fixture.call("crm.activity.todo.updateDeadline", form).answer["error"] == "CAN_NOT_UPDATE_COMPLETED_TODO")
  }
}
