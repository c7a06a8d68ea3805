import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct ExpiringCacheTests {
  private let start = ContinuousClock.now
  private var later: ContinuousClock.Instant { start + .seconds(10) }

  @Test func `keeps a value until it expires`() {
    var cache = ExpiringCache<String, Int>(maximumEntries: 2)
    cache.insert(1, for: "a", until: later)
    #expect(cache.value(for: "a", now: start) == 1)
    #expect(cache.value(for: "b", now: start) == nil)
    #expect(cache.value(for: "a", now: later) == nil)
    cache.insert(2, for: "a", until: later)
    #expect(cache.value(for: "a", now: start) == 2)
    cache.remove("a")
    #expect(cache.value(for: "a", now: start) == nil)
  }

  @Test func `when it is full the oldest go`() {
    var cache = ExpiringCache<String, Int>(maximumEntries: 3)
    for (number, name) in ["a", "b", "c"].enumerated() { cache.insert(number, for: name, until: later) }
    cache.insert(9, for: "a", until: later)
    cache.insert(3, for: "d", until: later)
    #expect(["a", "b", "c", "d"].map { cache.value(for: $0, now: start) } == [9, nil, 2, 3])
  }

  @Test func `costs are bounded too`() {
    var cache = ExpiringCache<Int, Int>(maximumEntries: 100, maximumCost: 10)
    cache.insert(1, for: 1, cost: 4, until: later)
    cache.insert(2, for: 2, cost: 4, until: later)
    cache.insert(3, for: 3, cost: 3, until: later)
    #expect([1, 2, 3].map { cache.value(for: $0, now: start) } == [nil, 2, 3])
    #expect(cache.cost == 7)
    cache.insert(4, for: 2, cost: 11, until: later)
    #expect(cache.value(for: 2, now: start) == nil, "neither the one that is too large nor the one that it replaces")
    #expect(cache.cost == 3)
    cache.insert(5, for: 5, cost: 10, until: later)
    #expect(cache.count == 1)
  }

  @Test func `stays bounded under use of any kind`() {
    var cache = ExpiringCache<Int, Int>(maximumEntries: 50, maximumCost: 500)
    var random = SystemRandomNumberGenerator()
    for round in 0..<20_000 {
      let key = Int.random(in: 0..<80, using: &random)
      if round % 7 == 0 { cache.remove(key) } else { cache.insert(round, for: key, cost: key % 20, until: later) }
      #expect(cache.count <= 50 && cache.cost <= 500 && cache.cost >= 0)
    }
  }

  @Test func `what portals answered is kept by portal`() {
    let clock = TestClock()
    let cache = PortalCache<String>(lifetime: .seconds(60), clock: clock)
    let (a, b) = (PortalAddress("a.example.com", isSecure: true)!, PortalAddress("b.example.com", isSecure: true)!)
    cache.keep("New", as: "DEAL_STAGE", of: a, bytes: 3)
    #expect(cache.value("DEAL_STAGE", of: a) == "New")
    #expect(cache.value("DEAL_STAGE", of: b) == nil)
    #expect(cache.value("STATUS", of: a) == nil)
    clock.advance(by: .seconds(60))
    #expect(cache.value("DEAL_STAGE", of: a) == nil)
  }
}
