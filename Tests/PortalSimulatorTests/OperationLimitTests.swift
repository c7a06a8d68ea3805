import Testing

@testable import PortalSimulator

/// `OPERATION_TIME_LIMIT`
@Suite struct OperationLimitTests {
  private var fixture = PortalFixture()

  @Test mutating func `blocks one method until the time that it names`() {
    _ = fixture.control(.settings, "operating_limit=crm.item.GET&operating_reset_s=30")
    let item = "entityTypeId=3&id=101"
    let (status, answer) = fixture.call("crm.item.get", item)
    #expect(status == 429 && answer["error"] == "OPERATION_TIME_LIMIT")
    let reset = Int(PortalFixture.now.seconds) + 30
    #expect(answer.at("time", "operating_reset_at") == .integer(reset))
    #expect(fixture.call("scope").status == 200)
    fixture.now = fixture.now.adding(seconds: 29)
    #expect(fixture.call("crm.item.get", item).answer.at("time", "operating_reset_at") == .integer(reset))
    fixture.now = fixture.now.adding(seconds: 1)
    #expect(fixture.call("crm.item.get", item).status == 200)
    _ = fixture.control(.settings, "operating_reset_s=10")
    #expect(fixture.call("crm.item.get", item).status == 429)
  }

  @Test mutating func `counts the commands of a batch, not the batch`() {
    _ = fixture.control(.settings, "operating_limit=*&operating_reset_s=5")
    let (status, answer) = fixture.call("batch", "cmd[a]=scope&cmd[b]=user.admin")
    #expect(status == 200 && answer.at("result", "result") == [])
    #expect(answer.at("result", "result_error", "b", "error") == "OPERATION_TIME_LIMIT")
    let reset = Int(PortalFixture.now.seconds) + 5
    #expect(answer.at("result", "result_time", "b", "operating_reset_at") == .integer(reset))
  }
}
