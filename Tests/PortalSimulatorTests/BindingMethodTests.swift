import Testing

@testable import PortalSimulator

/// `crm.activity.binding.*`
@Suite struct BindingMethodTests {
  private var fixture = PortalFixture()
  /// An activity of company 11 alone.
  private let activity = PortalFixture().portal.crm.activities.first { $0.subject == "Switchboard" }!.id

  private mutating func call(_ method: String, _ form: String, user: Int = 7) -> Value {
    let form = form.replacing("=ID", with: "=\(activity)")
    return fixture.call("crm.activity.binding.\(method)", form, user: user).answer
  }

  private var bindings: [Int] { fixture.portal.crm.activity(activity)?.bindings.map(\.id) ?? [] }

  @Test mutating func `an activity shows up wherever it is linked`() {
    let filter = "filter[BINDINGS][0][OWNER_TYPE_ID]=2&filter[BINDINGS][0][OWNER_ID]=302&filter[ID]=\(activity)"
    #expect(fixture.call("crm.activity.list", filter).answer["total"] == 0)
    #expect(call("add", "activityId=ID&entityTypeId=2&entityId=302")["result"] == true)
    #expect(fixture.call("crm.activity.list", filter).answer["total"] == 1)
    #expect(
      call("list", "activityId=ID")["result"] == [
        ["entityTypeId": 4, "entityId": 11], ["entityTypeId": 2, "entityId": 302],
      ])
    // The note on it is the same from there.
    let target = "itemType=2&itemId=\(activity)&text=x"
    #expect(fixture.call("crm.timeline.note.save", "ownerTypeId=2&ownerId=302&\(target)").status == 200)
  }

  @Test mutating func `a link is made once`() {
    #expect(call("add", "activityId=ID&entityTypeId=4&entityId=11")["error"] == "ACTIVITY_IS_ALREADY_BOUND")
    #expect(bindings == [11])
  }

  @Test mutating func `only what may be read is listed`() {
    #expect(call("add", "activityId=ID&entityTypeId=3&entityId=114", user: 1)["result"] == true)
    #expect(call("list", "activityId=ID")["result"] == [["entityTypeId": 4, "entityId": 11]])
    #expect(call("list", "activityId=ID", user: 1)["result"]?.elements.count == 2)
    #expect(call("list", "activityId=ID", user: 9)["error"] == "ACCESS_DENIED")
    #expect(call("list", "activityId=1")["error"] == "NOT_FOUND" && call("list", "")["error"] == "100")
  }

  @Test(arguments: [
    ("add", "activityId=ID&entityTypeId=2", "100"), ("add", "activityId=ID&entityId=302", "100"),
    ("add", "entityTypeId=2&entityId=302", "100"), ("add", "activityId=1&entityTypeId=2&entityId=302", "NOT_FOUND"),
    ("add", "activityId=ID&entityTypeId=2&entityId=1", "OWNER_NOT_FOUND"),
    ("add", "activityId=ID&entityTypeId=77&entityId=1", "OWNER_NOT_FOUND"),
    ("add", "activityId=ID&entityTypeId=3&entityId=114", "ACCESS_DENIED"),
    ("delete", "activityId=ID&entityTypeId=4", "100"),
    ("delete", "activityId=1&entityTypeId=4&entityId=11", "NOT_FOUND"),
    ("delete", "activityId=ID&entityTypeId=4&entityId=1", "OWNER_NOT_FOUND"),
    ("delete", "activityId=ID&entityTypeId=3&entityId=114", "ACCESS_DENIED"),
    ("delete", "activityId=ID&entityTypeId=2&entityId=302", "BINDING_NOT_FOUND"),
    ("delete", "activityId=ID&entityTypeId=4&entityId=11", "LAST_BINDING_CANNOT_BE_DELETED"),
  ])
  mutating func `refuses as the portal does`(method: String, form: String, code: String) {
    #expect(call(method, form)["error"] == .string(code))
    #expect(bindings == [11])
  }

  @Test(arguments: [
    ("sourceEntityTypeId=4&sourceEntityId=11&targetEntityTypeId=4", "100"),
    (
      "sourceEntityTypeId=4&sourceEntityId=11&targetEntityTypeId=3&targetEntityId=101",
      "SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR"
    ),
    (
      "sourceEntityTypeId=4&sourceEntityId=11&targetEntityTypeId=4&targetEntityId=11",
      "SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR"
    ),
    ("sourceEntityTypeId=4&sourceEntityId=11&targetEntityTypeId=4&targetEntityId=1", "OWNER_NOT_FOUND"),
    ("sourceEntityTypeId=4&sourceEntityId=13&targetEntityTypeId=4&targetEntityId=12", "BINDING_NOT_FOUND"),
    ("sourceEntityTypeId=4&sourceEntityId=11&targetEntityTypeId=4&targetEntityId=12", "ACTIVITY_IS_ALREADY_BOUND"),
    ("sourceEntityTypeId=4&sourceEntityId=11&targetEntityTypeId=4&targetEntityId=19", "ACCESS_DENIED"),
  ])
  mutating func `refuses to move as the portal does`(form: String, code: String) {
    #expect(call("add", "activityId=ID&entityTypeId=4&entityId=12")["result"] == true)
    _ = fixture.control(.settings, "read_only=company_19")
    #expect(call("move", "activityId=ID&\(form)")["error"] == .string(code))
    #expect(call("move", "activityId=1&\(form)")["error"] == (code == "100" ? "100" : "NOT_FOUND"))
    #expect(bindings == [11, 12])
  }

  @Test mutating func `a link moves in its place, and goes`() {
    let form = "sourceEntityTypeId=4&sourceEntityId=11&targetEntityTypeId=4&targetEntityId=13"
    _ = call("add", "activityId=ID&entityTypeId=4&entityId=12")
    #expect(call("move", "activityId=ID&\(form)")["result"] == true && bindings == [13, 12])
    #expect(call("delete", "activityId=ID&entityTypeId=4&entityId=13")["result"] == true && bindings == [12])
    #expect(fixture.call("crm.activity.get", "id=\(activity)").answer.at("result", "OWNER_ID") == "12")
  }

  @Test mutating func `a hundred links are all`() {
    for id in 1...BindingMethods.maximumBindings {
      let item = fixture.portal.crm.addItem(
        { CRMItem(.deal($0), created: PortalFixture.now) }, by: 1, now: fixture.now
      ).reference.id
      let error = call("add", "activityId=ID&entityTypeId=2&entityId=\(item)")["error"]
      #expect(error == (id == BindingMethods.maximumBindings ? "0" : nil))
      fixture.now = fixture.now.adding(seconds: 1)
    }
    #expect(bindings.count == BindingMethods.maximumBindings)
  }
}
