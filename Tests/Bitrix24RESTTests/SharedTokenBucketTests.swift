import HTTPMessage
import Testing

@testable import Bitrix24
@testable import Bitrix24REST

struct SharedTokenBucketTests {
  private let start = ContinuousClock.now

  private func bucket(
    _ sharing: SharedTokenBucket.Sharing = .reserved(mostForOne: 30, forNewcomers: 8), perSecond: Double = 2
  ) -> SharedTokenBucket {
    SharedTokenBucket(capacity: 60, sharing: sharing, perSecond: perSecond, now: start)
  }

  /// How many of so many tries an address is given.
  private func taken(
    _ tries: Int, by client: UInt32, of bucket: inout SharedTokenBucket, after: Duration = .zero
  ) -> Int {
    var count = 0
    for _ in 0..<tries where bucket.take(.v4(client), now: start + after) { count += 1 }
    return count
  }

  @Test func `greedy addresses that come one after the other leave one each for eight more`() {
    var bucket = bucket()
    #expect(taken(100, by: 1, of: &bucket) == 30)
    #expect(taken(100, by: 2, of: &bucket) == 20)
    #expect(taken(100, by: 3, of: &bucket) == 2)
    #expect((4..<12).allSatisfy { taken(100, by: $0, of: &bucket) == 1 })
    #expect((12..<20).allSatisfy { taken(100, by: $0, of: &bucket) == 0 })
    #expect(bucket.total == 60)
  }

  @Test(arguments: 2...30 as ClosedRange<UInt32>)
  func `several greedy addresses together have no more than their shares`(count: UInt32) {
    var bucket = bucket()
    var all: [UInt32: Int] = [:]
    for _ in 0..<30 {
      for client in 0..<count { all[client, default: 0] += taken(1, by: client, of: &bucket) }
    }
    // The first round is taken while the others have nothing yet.
    let share = max(1, 60 / Int(count + 1))
    #expect(all.values.allSatisfy { (1...share).contains($0) })
    #expect(bucket.total <= 60)
    #expect(taken(100, by: 99, of: &bucket) >= 1)
  }

  @Test func `where shares are guaranteed, one alone has all, and who comes then has the share of one`() {
    var bucket = bucket(.guaranteed)
    #expect(taken(100, by: 1, of: &bucket) == 60)
    #expect(taken(100, by: 2, of: &bucket) == 30)
    #expect(taken(100, by: 3, of: &bucket) == 20)
    #expect(taken(1, by: 1, of: &bucket) == 0)
  }

  @Test func `sixty addresses have one each where shares are guaranteed`() {
    var bucket = bucket(.guaranteed)
    #expect((0..<70).count { taken(1, by: $0, of: &bucket) == 1 } == 60)
  }

  @Test func `sixty addresses have one each`() {
    var bucket = bucket()
    #expect((0..<70).count { taken(1, by: $0, of: &bucket) == 1 } == 60)
  }

  @Test func `what was taken is replaced in equal parts`() {
    var bucket = bucket()
    _ = taken(30, by: 1, of: &bucket)
    _ = taken(10, by: 2, of: &bucket)
    // Ten seconds replace ten of each, ten more the rest of the first.
    #expect(taken(1, by: 1, of: &bucket, after: .seconds(9)) == 0)
    let states = [19_900, 20_100].map { bucket.isWhole(now: start + .milliseconds($0)) }
    #expect(states == [false, true])
  }

  @Test func `what is given back was never taken`() {
    var bucket = bucket(perSecond: 0)
    for _ in 0..<1000 {
      #expect(taken(1, by: 1, of: &bucket) == 1)
      bucket.giveBack(.v4(1), now: start)
    }
    let isWhole = bucket.isWhole(now: start)
    #expect(isWhole)
    bucket.giveBack(.v4(1), now: start)
    #expect(taken(100, by: 1, of: &bucket) == 30)
  }

  @Test func `a clock that goes back replaces nothing`() {
    var bucket = bucket()
    _ = taken(30, by: 1, of: &bucket, after: .seconds(60))
    #expect(taken(1, by: 1, of: &bucket) == 0)
  }
}
