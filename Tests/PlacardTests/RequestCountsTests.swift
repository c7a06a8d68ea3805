import Testing
import WidgetRuntime

@testable import Placard

struct RequestCountsTests {
  private var counts = RequestCounts()

  private mutating func add(_ facts: [Fact], status: Int = 200) {
    counts.add(RequestSummary(facts), status: status, time: .milliseconds(1), isSlow: false)
  }

  @Test(arguments: [
    ([], RequestKind.other), ([Fact("placement", "CALL_CARD")], .page),
    ([Fact("placement", "CALL_CARD"), Fact("view", "customer")], .customer),
    ([Fact("view", "customer"), Fact("portal", "a.example")], .customer), ([Fact("view", "status")], .status),
    ([Fact("view", "install"), Fact("placement", "DEFAULT")], .install), ([Fact("event", "ONAPPINSTALL")], .event),
    ([Fact("method", "GET"), Fact("path", "/health")], .other),
  ])
  func `knows what a request was for`(_ facts: [Fact], _ kind: RequestKind) {
    #expect(RequestSummary(facts).kind == kind)
  }

  @Test(arguments: [
    ("CALL_CARD", "CALL_CARD"), ("DEFAULT", "DEFAULT"), ("CRM_DEAL_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB"),
    ("CRM_DYNAMIC_183_DETAIL_TAB", "other"), ("NEW_PLACE", "other"), ("call_card", "other"), ("", "other"),
  ])
  func `a placement that is not documented is another one`(_ placement: String, _ expected: String) {
    #expect(RequestSummary([Fact("placement", placement)]).placement == expected)
  }

  @Test(arguments: ["unknown_portal", "insecure_portal"])
  func `a portal that is not ours is not counted by its name`(_ reason: String) {
    #expect(RequestSummary([Fact("portal", "evil.example"), Fact("reason", reason)]).portal == nil)
    #expect(RequestSummary([Fact("portal", "a.example"), Fact("reason", "wrong_application_token")]).portal != nil)
  }

  @Test mutating func `portals beyond the first 200 are counted together`() {
    for _ in 0..<2 {
      for number in 0..<300 { add([Fact("placement", "CALL_CARD"), Fact("portal", "p\(number).example")]) }
    }
    #expect(counts.portals.count == 201)
    #expect(counts.portals["other"] == [200: 200])
    #expect(counts.portals["p0.example"] == [200: 2])
    #expect(counts.requests == [.init(placement: "CALL_CARD", kind: .page, status: 200): 600])
  }

  @Test mutating func `words are counted, up to a bound`() {
    for number in 0..<100 { add([Fact("rest_error", "server_\(number)"), Fact("reason", "r\(number)")]) }
    #expect(counts.restErrors.counts.count == 65)
    #expect(counts.restErrors.counts["other"] == 36)
    #expect(counts.reasons.counts["r0"] == 1)
  }

  @Test mutating func `an answer that nobody fetched is no request`() {
    counts.addUnused(RequestSummary([Fact("placement", "CALL_CARD"), Fact("rest_error", "deadline")]))
    #expect(counts.requests.isEmpty)
    #expect(counts.restErrors.counts == ["deadline": 1])
  }
}
