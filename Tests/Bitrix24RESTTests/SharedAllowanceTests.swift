import HTTPMessage
import Testing

@testable import Bitrix24
@testable import Bitrix24REST

struct SharedAllowanceTests {
  private let start = ContinuousClock.now

  private func allowance(
    _ sharing: SharedAllowance.Sharing = .reserved(mostForOne: 30, forNewcomers: 8), perSecond: Double = 2
  ) -> SharedAllowance {
    SharedAllowance(capacity: 60, sharing: sharing, perSecond: perSecond, now: start)
  }

  /// How many of so many tries an address is given.
  private func taken(
    _ tries: Int, by client: UInt32, of allowance: inout SharedAllowance, after: Duration = .zero
  ) -> Int {
    var count = 0
    for _ in 0..<tries where allowance.take(.v4(client), now: start + after) { count += 1 }
    return count
  }

  @Test func `greedy addresses that come one after the other leave one each for eight more`() {
    var allowance = allowance()
    #expect(taken(100, by: 1, of: &allowance) == 30)
    #expect(taken(100, by: 2, of: &allowance) == 20)
    #expect(taken(100, by: 3, of: &allowance) == 2)
    #expect((4..<12).allSatisfy { taken(100, by: $0, of: &allowance) == 1 })
    #expect((12..<20).allSatisfy { taken(100, by: $0, of: &allowance) == 0 })
    #expect(allowance.total == 60)
  }

  @Test(arguments: 2...30 as ClosedRange<UInt32>)
  func `several greedy addresses together have no more than their shares`(count: UInt32) {
    var allowance = allowance()
    var all: [UInt32: Int] = [:]
    for _ in 0..<30 {
      for client in 0..<count { all[client, default: 0] += taken(1, by: client, of: &allowance) }
    }
    // The first round is taken while the others have nothing yet.
    let share = max(1, 60 / Int(count + 1))
    #expect(all.values.allSatisfy { (1...share).contains($0) })
    #expect(allowance.total <= 60)
    #expect(taken(100, by: 99, of: &allowance) >= 1)
  }

  @Test func `where shares are guaranteed, one alone has all, and who comes then has the share of one`() {
    var allowance = allowance(.guaranteed)
    #expect(taken(100, by: 1, of: &allowance) == 60)
    #expect(taken(100, by: 2, of: &allowance) == 30)
    #expect(taken(100, by: 3, of: &allowance) == 20)
    #expect(taken(1, by: 1, of: &allowance) == 0)
  }

  @Test func `sixty addresses have one each where shares are guaranteed`() {
    var allowance = allowance(.guaranteed)
    #expect((0..<70).count { taken(1, by: $0, of: &allowance) == 1 } == 60)
  }

  @Test func `sixty addresses have one each`() {
    var allowance = allowance()
    #expect((0..<70).count { taken(1, by: $0, of: &allowance) == 1 } == 60)
  }

  @Test func `what was taken is replaced in equal parts`() {
    var allowance = allowance()
    _ = taken(30, by: 1, of: &allowance)
    _ = taken(10, by: 2, of: &allowance)
    // Ten seconds replace ten of each, ten more the rest of the first.
    #expect(taken(1, by: 1, of: &allowance, after: .seconds(9)) == 0)
    let states = [19_900, 20_100].map { allowance.isWhole(now: start + .milliseconds($0)) }
    #expect(states == [false, true])
  }

  @Test func `what is given back was never taken`() {
    var allowance = allowance(perSecond: 0)
    for _ in 0..<1000 {
      #expect(taken(1, by: 1, of: &allowance) == 1)
      allowance.giveBack(.v4(1), now: start)
    }
    let isWhole = allowance.isWhole(now: start)
    #expect(isWhole)
    allowance.giveBack(.v4(1), now: start)
    #expect(taken(100, by: 1, of: &allowance) == 30)
  }

  @Test func `a clock that goes back replaces nothing`() {
    var allowance = allowance()
    _ = taken(30, by: 1, of: &allowance, after: .seconds(60))
    #expect(taken(1, by: 1, of: &allowance) == 0)
  }
}
