import Testing

@testable import PortalSimulator

/// `crm.activity.list` (<https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html>).
@Suite struct ActivityListTests {
  private var fixture = PortalFixture()

  private mutating func list(_ form: String) -> Value {
    fixture.call("crm.activity.list", form).answer
  }

  private static func bindings(_ pairs: (Int, Int)...) -> String {
    pairs.enumerated().map { index, pair in
      "filter[BINDINGS][\(index)][OWNER_TYPE_ID]=\(pair.0)&filter[BINDINGS][\(index)][OWNER_ID]=\(pair.1)"
    }.joined(separator: "&")
  }

  private static func ids(_ answer: Value) -> [String] {
    answer["result"]?.elements.compactMap { $0["ID"]?.text } ?? []
  }

  @Test mutating func `an activity comes once for each binding that the filter names`() {
    let once = list(Self.bindings((3, 101)) + "&order[ID]=DESC")
    let twice = list(Self.bindings((3, 101), (2, 301)) + "&order[ID]=DESC")
    #expect(Self.ids(twice) == Self.ids(once).flatMap { [$0, $0] })
    #expect(once["total"].flatMap(\.integer).map { $0 * 2 } == twice["total"]?.integer)
  }

  @Test mutating func `half a binding matches whatever has it`() {
    let contacts = list("filter[BINDINGS][0][OWNER_TYPE_ID]=3&filter[SUBJECT]=Switchboard")
    let companies = list("filter[BINDINGS][0][OWNER_TYPE_ID]=4&filter[SUBJECT]=Switchboard")
    #expect(contacts["total"] == 0 && companies["total"] == 1)
  }

  @Test mutating func `a to-do without a deadline is due in the year 9999`() throws {
    let todos = list(Self.bindings((3, 101)) + "&filter[PROVIDER_ID]=CRM_TODO&filter[COMPLETED]=N&order[DEADLINE]=ASC")
    let deadlines = todos["result"]?.elements.compactMap { $0["DEADLINE"]?.text } ?? []
    #expect(deadlines.count == 3 && deadlines.last == "9999-12-31T00:00:00+02:00")
    #expect(deadlines.filter { $0.hasPrefix("9999") }.count == 1)
    let last = try #require(todos["result"]?.elements.last)
    #expect(last["START_TIME"]?.text?.hasPrefix("2026-") == true)
  }

  @Test mutating func `what happened early can have a high number`() {
    let calls = list(Self.bindings((3, 101)) + "&filter[PROVIDER_ID]=VOXIMPLANT_CALL&order[ID]=ASC")
    let times = calls["result"]?.elements.compactMap { $0["START_TIME"]?.text } ?? []
    #expect(times.count > 5 && times != times.sorted())
  }

  @Test mutating func `who took part comes with a name, where it is asked for`() {
    let filter = Self.bindings((3, 101)) + "&filter[PROVIDER_ID]=VOXIMPLANT_CALL"
    #expect(list(filter).at("result", "0", "COMMUNICATIONS") == nil)
    let party = list(filter + "&select[]=COMMUNICATIONS").at("result", "0", "COMMUNICATIONS", "0")
    #expect(party?["TYPE"] == "PHONE" && party?["ENTITY_TYPE_ID"] == "3" && party?["ENTITY_ID"] == "101")
    #expect(party?.at("ENTITY_SETTINGS", "LAST_NAME") == "Berger")
    #expect(party?.at("ENTITY_SETTINGS", "COMPANY_TITLE") == "Nordlicht Windkraft GmbH")
  }

  @Test mutating func `several values take the prefix for them`() {
    #expect(list("filter[@OWNER_TYPE_ID][]=1&filter[@OWNER_TYPE_ID][]=4")["total"] != 0)
    #expect(list("filter[OWNER_TYPE_ID][]=1&filter[OWNER_TYPE_ID][]=4")["total"] == 0)
  }
}
