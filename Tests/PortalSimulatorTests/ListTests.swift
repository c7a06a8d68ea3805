import Testing

@testable import PortalSimulator

/// What the lists have in common, and `crm.item.list` in particular.
@Suite struct ListTests {
  private var fixture = PortalFixture()

  private mutating func list(_ form: String) -> Value {
    fixture.call("crm.item.list", "entityTypeId=2&\(form)").answer
  }

  // https://apidocs.bitrix24.com/settings/performance/huge-data.html
  @Test(arguments: ["crm.item.list", "crm.activity.list", "voximplant.statistic.get"])
  mutating func `nothing is counted from minus one on`(method: String) throws {
    let answer = fixture.call(method, "entityTypeId=2&start=-1", user: 1).answer
    let rows = try #require(answer["result"]?["items"] ?? answer["result"]).elements.count
    #expect(rows > 20 && rows <= 50 && answer["total"] == nil && answer["next"] == nil)
    #expect(fixture.call(method, "entityTypeId=2", user: 1).answer["total"] != nil)
  }

  @Test mutating func `fields may be named in capital letters too`() {
    let answer = list("filter[companyId]=15&filter[>ID]=450&order[ID]=DESC&select[]=ID")
    #expect(answer.at("result", "items", "0") == ["id": 464] && answer["total"] == 14)
    #expect(list("filter[STAGE_SEMANTIC_ID]=P&filter[COMPANY_ID]=15")["total"] == 6)
    #expect(list("filter[stageid]=P")["error"] == "INVALID_ARG_VALUE")
  }

  @Test mutating func `several values take the prefix for them`() {
    let both = "filter[companyId]=12&filter[@stageSemanticId][]=S&filter[@stageSemanticId][]=F"
    #expect(list(both)["total"] == 6)
    let without = list("filter[companyId]=12&filter[stageSemanticId][]=S&filter[stageSemanticId][]=F")
    #expect(without["error"] == "INVALID_ARG_VALUE")
    #expect(without["error_description"] == "Invalid filter: field 'stageSemanticId' has invalid value")
  }

  @Test mutating func `communications come with a star, and not by their name`() {
    func item(_ select: String) -> Value? {
      fixture.call("crm.item.list", "entityTypeId=3&filter[id]=101&\(select)").answer.at("result", "items", "0")
    }
    #expect(item("select[]=*")?["fm"]?.elements.count == 3)
    #expect(item("select[]=fm") == ["id": 101])
    #expect(item("")?["fm"] == nil && item("")?["name"] == "Anna")
  }

  @Test mutating func `an empty filter finds every user`() throws {
    let all = fixture.call("user.get").answer["total"]
    #expect(fixture.call("user.get", "FILTER[ID]=").answer["total"] == all)
    #expect(fixture.call("user.get", "FILTER[ID][]=&FILTER[ID][]=7").answer["total"] == 1)
    #expect(fixture.call("user.get", "FILTER[ID][]=&FILTER[ID][]=").answer["total"] == all)
  }
}
