import Testing

@testable import PortalSimulator

@Suite struct MethodTests {
  private var fixture = PortalFixture()

  private mutating func error(_ method: String, _ form: String = "", user: Int = 7) -> String? {
    fixture.call(method, form, user: user).answer["error"]?.text
  }

  @Test mutating func `an item has numbers where the newer methods have them`() throws {
    let (status, answer) = fixture.call("crm.item.get", "entityTypeId=2&id=333")
    let item = try #require(answer.at("result", "item"))
    #expect(status == 200 && item["id"] == 333 && item["opportunity"] == .number(89_990.9))
    #expect(item["stageSemanticId"] == "P" && item["contactIds"] == [117] && item["entityTypeId"] == 2)
    #expect(answer.at("time", "date_start")?.text?.hasSuffix("+02:00") == true)
  }

  @Test mutating func `what a person may not see is refused or left out`() {
    #expect(error("crm.item.get", "entityTypeId=3&id=114") == "ACCESS_DENIED")
    #expect(error("crm.item.get", "entityTypeId=3&id=114", user: 1) == nil)
    #expect(error("crm.item.get", "entityTypeId=3&id=101", user: 9) == "ACCESS_DENIED")
    #expect(fixture.call("crm.item.list", "entityTypeId=3&filter[id]=114").answer["total"] == 0)
    #expect(fixture.call("crm.item.list", "entityTypeId=3&filter[id]=114", user: 1).answer["total"] == 1)
    let bindings = "filter[BINDINGS][0][OWNER_TYPE_ID]=3&filter[BINDINGS][0][OWNER_ID]=114"
    #expect(fixture.call("crm.activity.list", bindings).answer["total"] == 0)
    #expect(fixture.call("crm.activity.list", bindings, user: 1).answer["total"] == 1)
    #expect(error("voximplant.statistic.get", user: 9) == "ACCESS_DENIED")
  }

  @Test(arguments: [
    ("crm.item.get", "entityTypeId=3&id=999999", "NOT_FOUND"), ("crm.item.get", "entityTypeId=77&id=1", "NOT_FOUND"),
    ("crm.item.get", "id=1", "100"), ("crm.item.get", "entitytypeid=3&id=101", "100"),
    ("crm.item.list", "entityTypeId=2&filter[nothing]=1", "INVALID_ARG_VALUE"),
    ("crm.item.list", "entityTypeId=2&filter[0][logic]=OR&filter[0][0][nothing]=1", "INVALID_ARG_VALUE"),
    ("crm.item.list", "entityTypeId=2&order[id]=up", "INVALID_ARG_VALUE"),
    ("telephony.externalCall.searchCrmEntities", "", "ERROR_CORE"),
    ("crm.activity.todo.add", "ownerTypeId=2&ownerId=301&deadline=soon", "WRONG_DATETIME_FORMAT"),
    ("crm.activity.todo.add", "ownerTypeId=2&ownerId=1&deadline=2026-12-01", "OWNER_NOT_FOUND"),
    ("crm.timeline.comment.add", "fields[ENTITY_ID]=101&fields[ENTITY_TYPE]=contact", "INVALID_ARG_VALUE"),
    (
      "crm.timeline.comment.add", "fields[ENTITY_ID]=114&fields[ENTITY_TYPE]=contact&fields[COMMENT]=x", "ACCESS_DENIED"
    ),
    ("placement.bind", "PLACEMENT=CALL_CARD&HANDLER=http://x/", "ACCESS_DENIED"),
    ("event.bind", "event=WHAT&handler=http://x/", "ERROR_EVENT_NOT_FOUND"),
    ("no.such", "", "ERROR_METHOD_NOT_FOUND"),
  ])
  mutating func `refuses as the portal does`(method: String, form: String, code: String) {
    #expect(error(method, form) == code)
  }

  @Test mutating func `a long list comes in pages of fifty`() {
    let query = "entityTypeId=2&filter[companyId]=15&select[]=id&order[id]=ASC"
    let first = fixture.call("crm.item.list", query).answer
    #expect(first["total"] == 64 && first["next"] == 50 && first.at("result", "items")?.elements.count == 50)
    let second = fixture.call("crm.item.list", query + "&start=50").answer
    #expect(second["next"] == nil && second.at("result", "items", "0") == ["id": 451])
  }

  @Test mutating func `communications come with an item`() {
    #expect(
      fixture.call("crm.item.get", "entityTypeId=3&id=101").answer.at("result", "item", "fm", "2", "typeId") == "EMAIL")
  }

  @Test mutating func `finds who shares a number`() {
    let number = "%2B442079460177"
    let callers = fixture.call("telephony.externalCall.searchCrmEntities", "PHONE_NUMBER=\(number)").answer["result"]
    #expect(callers?.elements.count == 3 && callers?.at("0", "CRM_ENTITY_ID") == 106)
    let found = fixture.call("crm.duplicate.findbycomm", "type=PHONE&values[]=\(number)").answer["result"]
    #expect(found == ["CONTACT": [106, 107, 108]])
    #expect(fixture.call("crm.duplicate.findbycomm", "type=PHONE&values[]=%2B1").answer["result"] == [])
  }

  @Test mutating func `activities are found by owner, and by binding`() {
    let owner = fixture.call("crm.activity.list", "filter[OWNER_TYPE_ID]=4&filter[OWNER_ID]=11").answer
    let binding = fixture.call(
      "crm.activity.list",
      "filter[BINDINGS][0][OWNER_TYPE_ID]=4&filter[BINDINGS][0][OWNER_ID]=11&filter[COMPLETED]=N&order[ID]=DESC"
    ).answer
    #expect(owner["total"] == 2)
    #expect(binding["total"] == 5)
    #expect(binding.at("result", "0", "OWNER_ID") == "101")
  }

  @Test mutating func `statistics show an operator the own calls`() throws {
    let all = fixture.call("voximplant.statistic.get", "SORT=ID&ORDER=DESC", user: 1).answer
    let own = fixture.call("voximplant.statistic.get").answer
    let total = try #require(all["total"]?.integer)
    #expect(try #require(own["total"]?.integer) < total)
    #expect(all.at("result", "0", "ID") == .string(String(total)))
    let missed = fixture.call("voximplant.statistic.get", "FILTER[CALL_FAILED_CODE]=304&FILTER[CRM_ENTITY_ID]=101")
      .answer
    #expect(missed["total"] == 1)
  }

  @Test mutating func `what is added can be found`() throws {
    let add = "entityTypeId=3&fields[name]=Ada&fields[fm][n0][typeId]=PHONE&fields[fm][n0][value]=%2B12025550199"
    let id = try #require(fixture.call("crm.item.add", add).answer.at("result", "item", "id")?.integer)
    let callers = fixture.call("telephony.externalCall.searchCrmEntities", "PHONE_NUMBER=%2B12025550199").answer
    #expect(callers.at("result", "0", "CRM_ENTITY_ID") == .integer(id))
    let todo = "ownerTypeId=3&ownerId=\(id)&deadline=2026-12-01T10:00:00&title=Call"
    #expect(fixture.call("crm.activity.todo.add", todo).answer.at("result", "id")?.integer != nil)
    #expect(fixture.call("crm.activity.list", "filter[OWNER_ID]=\(id)").answer.at("result", "0", "SUBJECT") == "Call")
    let comment = "fields[ENTITY_ID]=\(id)&fields[ENTITY_TYPE]=contact&fields[COMMENT]=Hello"
    #expect(fixture.call("crm.timeline.comment.add", comment).answer["result"]?.integer != nil)
    #expect(fixture.portal.crm.comments.map(\.text) == ["Hello"])
  }

  @Test mutating func `stages have names by pipeline`() {
    let stages = fixture.call("crm.status.list", "filter[ENTITY_ID]=DEAL_STAGE_3&order[SORT]=ASC").answer
    #expect(
      stages.at("result", "1", "STATUS_ID") == "C3:UC_AUDIT" && stages.at("result", "1", "NAME") == "On-site audit")
    #expect(fixture.call("crm.category.list", "entityTypeId=2").answer.at("result", "categories", "0", "id") == 3)
  }

  @Test mutating func `a form of address is an entry of a book`() {
    let contact = fixture.call("crm.item.get", "entityTypeId=3&id=117").answer.at("result", "item")
    let book = fixture.call("crm.status.list", "filter[ENTITY_ID]=HONORIFIC").answer["result"]
    #expect(contact?["honorific"] == "HNR_EN_2")
    #expect(book?.elements.first { $0["STATUS_ID"] == "HNR_EN_2" }?["NAME"] == "Ms.")
  }

  @Test mutating func `an administrator binds a placement once`() {
    let form = "PLACEMENT=CALL_CARD&HANDLER=http://127.0.0.1:8080/card&TITLE=Card"
    #expect(fixture.call("placement.bind", form, user: 1).answer["result"] == true)
    #expect(error("placement.bind", form, user: 1) == "ERROR_CORE")
    #expect(error("placement.bind", "PLACEMENT=NOWHERE&HANDLER=http://x/", user: 1) == "ERROR_PLACEMENT_NOT_FOUND")
    #expect(fixture.call("placement.get", user: 1).answer.at("result", "1", "title") == "Card")
    #expect(fixture.call("placement.unbind", form, user: 1).answer.at("result", "count") == 2)
  }

  @Test mutating func `a method needs its scope`() {
    let token = fixture.token(7, scope: ["telephony"]).access
    let answer = fixture.send("crm.item.get", .form("auth=\(token)&entityTypeId=3&id=101"))
    #expect(answer.status == 403 && answer.answer["error"] == "insufficient_scope")
    #expect(fixture.send("voximplant.statistic.get", .form("auth=\(token)")).status == 200)
  }
}
