import Testing

@testable import PortalSimulator

/// What tests and the panel can read of what was written.
@Suite struct StateTests {
  private var fixture = PortalFixture()

  private mutating func state(_ key: String) -> [Value] {
    fixture.control(.state).1[key]?.elements ?? []
  }

  @Test mutating func `activities are there that were added or changed`() throws {
    let todo = "ownerTypeId=3&ownerId=101&deadline=2026-12-01&title=Call&colorId=3&pingOffsets[]=15"
    let id = try #require(fixture.call("crm.activity.todo.add", todo).answer.at("result", "id")?.integer)
    let old = fixture.portal.crm.activities.first { $0.subject == "Switchboard" }!.id
    _ = fixture.call("crm.activity.binding.add", "activityId=\(old)&entityTypeId=2&entityId=302")
    let activities = state("activities")
    #expect(activities.count == 2 && activities[0]["id"] == .integer(old) && activities[0]["updated_by"] == 7)
    #expect(activities[0]["bindings"] == ["company_11", "deal_302"])
    #expect(
      activities[1] == [
        "id": .integer(id), "provider": "CRM_TODO", "subject": "Call", "description": "", "bindings": ["contact_101"],
        "deadline": "2026-12-01T00:00:00+02:00", "completed": false, "responsible": 7, "author": 7, "parent": .null,
        "ping_offsets": [15], "color": "3", "created": .moment(fixture.now), "updated": .null, "updated_by": .null,
      ])
  }

  @Test mutating func `items are there with what was changed`() throws {
    let add = "entityTypeId=3&fields[name]=Ada&fields[originId]=a"
    let id = try #require(fixture.call("crm.item.add", add).answer.at("result", "item", "id")?.integer)
    _ = fixture.call("crm.item.update", "entityTypeId=2&id=301&fields[stageId]=WON", user: 1)
    _ = fixture.call("crm.item.update", "entityTypeId=2&id=301&fields[stageId]=WON", user: 1)
    _ = fixture.call("crm.item.delete", "entityTypeId=3&id=\(id)")
    let items = state("items")
    #expect(items.map { $0["kind"] } == ["added", "updated", "deleted"])
    #expect(items.map { $0["item"] } == [.string("contact_\(id)"), "deal_301", .string("contact_\(id)")])
    #expect(
      items.map { $0["by"] } == [7, 1, 7] && items[0]["changes"] == ["createdBy": 7, "originId": "a", "name": "Ada"])
    #expect(items[1].at("changes", "stageId") == "WON" && items[1].at("changes", "title") == nil)
  }

  @Test mutating func `blocks and calls are there`() throws {
    let call = fixture.control(.call, "do=end&user=7&call_id=c1&direction=incoming&number=1&duration=3&items=LEAD_201")
      .1
    let activity = try #require(call["activity"])
    #expect(
      state("calls") == [
        [
          "call_id": "c1", "number": "1", "user": 7, "item": "lead_201", "activity": activity, "duration": 3,
          "code": "200",
        ]
      ])
    let layout = "layout[blocks][a][type]=text&layout[blocks][a][properties][value]=x"
    let target = "entityTypeId=1&entityId=201&activityId=\(activity.text ?? "")"
    _ = fixture.call("crm.activity.layout.blocks.set", "\(target)&\(layout)")
    let blocks: Value = ["a": ["type": "text", "properties": ["value": "x"]]]
    #expect(
      state("blocks").last == ["activity": activity, "application": "local.demo.placard", "blocks": blocks])
  }
}
