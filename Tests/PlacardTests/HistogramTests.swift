import Testing

@testable import Placard

struct HistogramTests {
  @Test func `a duration is in the first bucket that it does not exceed`() {
    var histogram = Histogram()
    histogram.add(.zero)
    histogram.add(.microseconds(250))
    histogram.add(.microseconds(251))
    histogram.add(.seconds(10))
    histogram.add(.seconds(11))
    #expect(histogram.counts.prefix(2) == [2, 1])
    #expect(histogram.counts.suffix(2) == [1, 1])
    #expect(histogram.count == 5)
    #expect(histogram.sum == .seconds(21) + .microseconds(501))
  }

  @Test func `its bounds ascend`() {
    #expect(zip(Histogram.bounds, Histogram.bounds.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `tells what most stay within`() {
    var histogram = Histogram()
    #expect(histogram.bound(of: 0.95) == nil)
    for _ in 0..<95 { histogram.add(.microseconds(700)) }
    for _ in 0..<5 { histogram.add(.seconds(3)) }
    #expect(histogram.bound(of: 0.95) == .milliseconds(1))
    #expect(histogram.bound(of: 0.96) == .seconds(5))
    for _ in 0..<900 { histogram.add(.seconds(60)) }
    #expect(histogram.bound(of: 0.95) == nil)
  }
}
