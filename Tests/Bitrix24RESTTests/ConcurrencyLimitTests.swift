import HTTPMessage
import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct ConcurrencyLimitTests {
  private static func portal(_ name: String) -> PortalAddress { PortalAddress("\(name).example.com", isSecure: true)! }

  private static func stranger(_ number: UInt32) -> ConcurrencyLimit.Caller { .stranger(.v4(number)) }

  private let clock = TestClock()
  private let a = portal("a")
  private let b = portal("b")

  private func limit(_ maximum: Int) -> ConcurrencyLimit { ConcurrencyLimit(maximum: maximum, clock: clock) }

  private func refusal(
    _ limit: ConcurrencyLimit, _ portal: PortalAddress, as caller: ConcurrencyLimit.Caller = .proven
  ) -> RateLimitError? {
    do throws(RateLimitError) {
      _ = try limit.start(at: portal, as: caller)
      return nil
    } catch {
      return error
    }
  }

  @Test func `one portal alone has all permits`() throws {
    let limit = limit(8)
    let permits = try (0..<8).map { _ in try limit.start(at: a, as: .proven) }
    #expect(refusal(limit, a) == .full)
    #expect(refusal(limit, b) == .full)
    #expect(limit.running == 8)
    permits[0].end()
    permits[0].end()
    #expect(limit.running == 7)
    #expect(refusal(limit, b) == nil)
  }

  @Test func `a permit ends with its object`() throws {
    let limit = limit(1)
    do {
      let permit = try limit.start(at: a, as: .proven)
      #expect(limit.running == 1)
      _ = permit
    }
    #expect(limit.running == 0)
  }

  @Test func `a portal has a quarter while another has some running, and what runs goes on`() throws {
    let limit = limit(8)
    var permits = try (0..<4).map { _ in try limit.start(at: a, as: .proven) }
    let other = try limit.start(at: b, as: .proven)
    #expect(refusal(limit, a) == .portalShare)
    #expect(limit.running == 5)
    permits.removeFirst(3)
    permits.append(try limit.start(at: a, as: .proven))
    #expect(refusal(limit, a) == .portalShare)
    other.end()
    #expect(refusal(limit, a) == nil)
    withExtendedLifetime(permits) {}
  }

  @Test(arguments: [0, 1, 2, 3])
  func `small limits leave everybody one`(maximum: Int) throws {
    let limit = limit(maximum)
    let permit = try limit.start(at: a, as: Self.stranger(1))
    #expect(refusal(limit, b) == (maximum > 1 ? nil : .full))
    withExtendedLifetime(permit) {}
  }

  @Test func `strangers have an eighth of the permits at a portal`() throws {
    let limit = limit(16)
    let permits = try (0..<2).map { try limit.start(at: a, as: Self.stranger($0)) }
    #expect(refusal(limit, a, as: Self.stranger(2)) == .strangersShare)
    #expect(refusal(limit, a, as: .proven) == nil)
    #expect(refusal(limit, b, as: Self.stranger(2)) == nil)
    permits[1].end()
    #expect(refusal(limit, a, as: Self.stranger(2)) == nil)
  }

  @Test func `one address may have all permits of strangers at a portal, and others have theirs all the same`() throws {
    let limit = limit(64)
    var permits = try (0..<8).map { _ in try limit.start(at: a, as: Self.stranger(1)) }
    #expect(refusal(limit, a, as: Self.stranger(1)) == .strangersShare)
    permits += try (0..<4).map { _ in try limit.start(at: a, as: Self.stranger(2)) }
    #expect(refusal(limit, a, as: Self.stranger(2)) == .strangersShare)
    withExtendedLifetime(permits) {}
  }

  @Test func `one address has a quarter of all permits, at however many portals`() throws {
    let limit = limit(64)
    var permits = try (0..<16).map { try limit.start(at: Self.portal("p\($0)"), as: Self.stranger(1)) }
    #expect(refusal(limit, a, as: Self.stranger(1)) == .strangersShare)
    #expect(refusal(limit, a, as: Self.stranger(2)) == nil)
    permits.removeLast()
    #expect(refusal(limit, a, as: Self.stranger(1)) == nil)
    withExtendedLifetime(permits) {}
  }

  @Test func `strangers start fifty at a portal, then two a second`() {
    let limit = limit(1024)
    for number in 0..<50 as Range<UInt32> { #expect(refusal(limit, a, as: Self.stranger(number)) == nil) }
    #expect(refusal(limit, a, as: Self.stranger(50)) == .strangersRate)
    #expect(refusal(limit, a, as: .proven) == nil)
    #expect(refusal(limit, b, as: Self.stranger(50)) == nil)
    clock.advance(by: .milliseconds(499))
    #expect(refusal(limit, a, as: Self.stranger(51)) == .strangersRate)
    clock.advance(by: .milliseconds(502))
    #expect([nil, nil, .strangersRate] == (52..<55).map { refusal(limit, a, as: Self.stranger($0)) })
    clock.advance(by: .seconds(3600))
    #expect((0..<60).count { refusal(limit, a, as: Self.stranger($0)) == nil } == 50)
  }

  @Test func `one address starts fifty at a portal, then two a second, and others have their part all the same`() {
    let limit = limit(1024)
    #expect((0..<60).count { _ in refusal(limit, a, as: Self.stranger(1)) == nil } == 50)
    var started = 0
    for _ in 0..<900 {
      clock.advance(by: .milliseconds(100))
      if refusal(limit, a, as: Self.stranger(1)) == nil { started += 1 }
    }
    #expect((175...181).contains(started))
    #expect((0..<30).count { _ in refusal(limit, a, as: Self.stranger(2)) == nil } == 25)
  }

  @Test func `a refusal takes nothing`() throws {
    let limit = limit(1)
    let permit = try limit.start(at: a, as: .proven)
    for _ in 0..<100 { #expect(refusal(limit, a, as: Self.stranger(1)) == .full) }
    permit.end()
    for _ in 0..<50 { #expect(refusal(limit, a, as: Self.stranger(1)) == nil) }
  }

  @Test func `portals are forgotten once there is nothing to remember of them`() {
    var bulkhead = Bulkhead(maximum: 1024)
    var now = clock.now
    for number in 0..<20_000 {
      let portal = Self.portal("p\(number)")
      let refusal = bulkhead.start(at: portal, as: Self.stranger(UInt32(number)), now: now)
      #expect(refusal == nil)
      bulkhead.end(at: portal, as: Self.stranger(UInt32(number)), now: now)
      now += .milliseconds(10)
    }
    #expect(bulkhead.portals <= 1100)
    let portal = Self.portal("proven")
    _ = bulkhead.start(at: portal, as: .proven, now: now)
    let before = bulkhead.portals
    bulkhead.end(at: portal, as: .proven, now: now)
    #expect(bulkhead.portals == before - 1)
  }
}
