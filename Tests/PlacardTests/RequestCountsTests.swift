import Bitrix24
import HTTPMessage
import PortalStore
import Testing

@testable import Placard
@testable import WidgetRuntime

struct RequestCountsTests {
  private var counts = RequestCounts(parts: ["customer", "status"])

  private static func record(
    _ target: RequestRecord.Target = .page, placement: String? = "CALL_CARD", portal: String? = nil
  ) -> RequestRecord {
    var record = RequestRecord(id: "1")
    record.target = target
    record.placement = placement.map { PlacementCode($0) }
    record.portal = portal.flatMap { PortalAddress($0, isSecure: true) }
    return record
  }

  private mutating func add(_ record: RequestRecord) {
    counts.add(record, status: 200, time: .milliseconds(1), isSlow: false)
  }

  @Test(
    arguments: [
      (.unknown, "other"), (.page, "page"), (.part("customer"), "customer"), (.part("status"), "status"),
      (.action("note"), "action"), (.installation, "install"), (.event("ONAPPINSTALL"), "event"),
      (.resource(.get, path: "/health"), "other"),
    ] as [(RequestRecord.Target, String)])
  func `a request is counted by what it was for`(_ target: RequestRecord.Target, _ view: String) {
    var counts = counts
    counts.add(Self.record(target), status: 200, time: .milliseconds(1), isSlow: false)
    #expect(counts.requests.keys.map(\.view) == [view])
    #expect(counts.histograms.filter { $0.value.count > 0 }.map(\.key) == [view])
    #expect(counts.histograms.count == 7)
  }

  @Test(arguments: [
    ("CALL_CARD", "CALL_CARD"), ("DEFAULT", "DEFAULT"), ("CRM_DEAL_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB"),
    ("CRM_DYNAMIC_183_DETAIL_TAB", "other"), ("NEW_PLACE", "other"), ("call_card", "other"), (nil, "none"),
  ])
  func `a placement that is not documented is another one`(_ placement: String?, _ expected: String) {
    #expect(Self.record(placement: placement).placementLabel == expected)
  }

  @Test func `a portal that is not ours is not counted by its name`() {
    for error in [AccessError.unknownPortal, .insecurePortal] {
      var record = Self.record(portal: "evil.example")
      record.note(.notAdmitted(error))
      #expect(record.countedPortal == nil)
    }
    var record = Self.record(portal: "a.example")
    record.note(.notAdmitted(.missingApplicationToken))
    #expect(record.countedPortal == "a.example")
  }

  @Test mutating func `portals beyond the first 200 are counted together`() {
    for _ in 0..<2 {
      for number in 0..<300 { add(Self.record(portal: "p\(number).example")) }
    }
    #expect(counts.portals.count == 201)
    #expect(counts.portals["other"] == [200: 200])
    #expect(counts.portals["p0.example"] == [200: 2])
    #expect(counts.requests == [.init(placement: "CALL_CARD", view: "page", status: 200): 600])
  }

  @Test mutating func `words are counted, up to a bound`() {
    for number in 0..<100 {
      var record = Self.record()
      (record.restError, record.reason) = (.server(code: "", status: number), "r\(number)")
      add(record)
    }
    #expect(counts.restErrors.counts.count == 65)
    #expect(counts.restErrors.counts["other"] == 36)
    #expect(counts.reasons.counts["r0"] == 1)
  }

  @Test mutating func `an answer that nobody fetched is no request`() {
    var record = Self.record()
    record.restError = .transport(.deadline)
    counts.addUnused(record)
    #expect(counts.requests.isEmpty)
    #expect(counts.restErrors.counts == ["deadline": 1])
  }
}
