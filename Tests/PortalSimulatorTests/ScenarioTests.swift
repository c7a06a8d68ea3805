import Testing

@testable import PortalSimulator

@Suite struct ScenarioTests {
  private let crm = CRM(now: Moment(seconds: 1_795_000_000))

  @Test func `every id occurs once`() {
    #expect(Set(Scenario.all.map(\.id)).count == Scenario.all.count)
  }
}
