import Testing

@testable import PortalSimulator

@Suite struct MomentTests {
  @Test(arguments: [
    ("2026-11-22T09:14:03+02:00", "2026-11-22T09:14:03+02:00"), ("2026-11-22T09:14:03Z", "2026-11-22T11:14:03+02:00"),
    ("2026-11-22T09:14:03-05:00", "2026-11-22T16:14:03+02:00"), ("2026-11-22", "2026-11-22T00:00:00+02:00"),
    ("2026-11-22 09:14:03", "2026-11-22T09:14:03+02:00"), ("2026-11-22T09:14", "2026-11-22T09:14:00+02:00"),
  ])
  func `reads a time and writes it in the portal's zone`(text: String, expected: String) throws {
    #expect(try #require(Moment(text)).description == expected)
  }

  @Test(arguments: ["", "soon", "2026-13-01", "2026-11-2", "22.11.2026", "2026-11-22T9"])
  func `refuses what is no time`(text: String) {
    #expect(Moment(text) == nil)
  }

  @Test func `a day begins in the portal's zone`() throws {
    let moment = try #require(Moment("2026-11-22T23:30:00Z"))
    #expect(moment.startOfDay.description == "2026-11-23T00:00:00+02:00")
  }
}
