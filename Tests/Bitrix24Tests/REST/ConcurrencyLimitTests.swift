import Testing

@testable import Bitrix24

@Suite struct ConcurrencyLimitTests {
  private static func portal(_ name: String) -> PortalAddress { PortalAddress("\(name).example.com", isSecure: true)! }

  private let clock = TestClock()
  private let a = portal("a")
  private let b = portal("b")

  private func limit(_ maximum: Int) -> ConcurrencyLimit { ConcurrencyLimit(maximum: maximum, timing: clock.timing()) }

  private func refusal(
    _ limit: ConcurrencyLimit, _ portal: PortalAddress, isProven: Bool = true
  ) -> ConcurrencyLimit.Refusal? {
    do throws(ConcurrencyLimit.Refusal) {
      _ = try limit.start(at: portal, isProven: isProven)
      return nil
    } catch {
      return error
    }
  }

  @Test func `one portal alone has all slots`() throws {
    let limit = limit(8)
    let slots = try (0..<8).map { _ in try limit.start(at: a, isProven: true) }
    #expect(refusal(limit, a) == .full)
    #expect(refusal(limit, b) == .full)
    #expect(limit.running == 8)
    slots[0].end()
    slots[0].end()
    #expect(limit.running == 7)
    #expect(refusal(limit, b) == nil)
  }

  @Test func `a slot ends with its object`() throws {
    let limit = limit(1)
    do {
      let slot = try limit.start(at: a, isProven: true)
      #expect(limit.running == 1)
      _ = slot
    }
    #expect(limit.running == 0)
  }

  @Test func `a portal has a quarter while another has some running, and what runs goes on`() throws {
    let limit = limit(8)
    var slots = try (0..<4).map { _ in try limit.start(at: a, isProven: true) }
    let other = try limit.start(at: b, isProven: true)
    #expect(refusal(limit, a) == .portalShare)
    #expect(limit.running == 5)
    slots.removeFirst(3)
    slots.append(try limit.start(at: a, isProven: true))
    #expect(refusal(limit, a) == .portalShare)
    other.end()
    #expect(refusal(limit, a) == nil)
    withExtendedLifetime(slots) {}
  }

  @Test(arguments: [0, 1, 2, 3])
  func `small limits leave everybody one`(maximum: Int) throws {
    let limit = limit(maximum)
    let slot = try limit.start(at: a, isProven: false)
    #expect(refusal(limit, b) == (maximum > 1 ? nil : .full))
    withExtendedLifetime(slot) {}
  }

  @Test func `strangers have an eighth of the slots at a portal`() throws {
    let limit = limit(16)
    let slots = try (0..<2).map { _ in try limit.start(at: a, isProven: false) }
    #expect(refusal(limit, a, isProven: false) == .strangersShare)
    #expect(refusal(limit, a, isProven: true) == nil)
    #expect(refusal(limit, b, isProven: false) == nil)
    slots[1].end()
    #expect(refusal(limit, a, isProven: false) == nil)
  }

  @Test func `strangers start fifty at a portal, then two a second`() {
    let limit = limit(1024)
    for _ in 0..<50 { #expect(refusal(limit, a, isProven: false) == nil) }
    #expect(refusal(limit, a, isProven: false) == .strangersRate)
    #expect(refusal(limit, a, isProven: true) == nil)
    #expect(refusal(limit, b, isProven: false) == nil)
    clock.advance(by: .milliseconds(499))
    #expect(refusal(limit, a, isProven: false) == .strangersRate)
    clock.advance(by: .milliseconds(501))
    #expect([nil, nil, .strangersRate] == (0..<3).map { _ in refusal(limit, a, isProven: false) })
    clock.advance(by: .seconds(3600))
    #expect((0..<60).count { _ in refusal(limit, a, isProven: false) == nil } == 50)
  }

  @Test func `a refusal takes nothing`() throws {
    let limit = limit(1)
    let slot = try limit.start(at: a, isProven: true)
    for _ in 0..<100 { #expect(refusal(limit, a, isProven: false) == .full) }
    slot.end()
    for _ in 0..<50 { #expect(refusal(limit, a, isProven: false) == nil) }
  }

  @Test func `portals are forgotten once there is nothing to remember of them`() {
    var slots = Slots(maximum: 1024)
    var now = clock.now
    for number in 0..<20_000 {
      let portal = Self.portal("p\(number)")
      let refusal = slots.start(at: portal, isProven: false, now: now)
      #expect(refusal == nil)
      slots.end(at: portal, isProven: false, now: now)
      now += .milliseconds(10)
    }
    #expect(slots.portals <= 1100)
    let portal = Self.portal("proven")
    _ = slots.start(at: portal, isProven: true, now: now)
    let before = slots.portals
    slots.end(at: portal, isProven: true, now: now)
    #expect(slots.portals == before - 1)
  }
}
