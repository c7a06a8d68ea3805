import Testing

@testable import Placard

struct TimestampTests {
  @Test(arguments: [
    (0, 0, "1970-01-01T00:00:00.000Z"), (1_795_338_843, 120_000_000, "2026-11-22T09:14:03.120Z"),
    (951_782_400, 999_999_999, "2000-02-29T00:00:00.999Z"), (4_102_444_799, 1_000_000, "2099-12-31T23:59:59.001Z"),
    (1_709_164_800, 999_999, "2024-02-29T00:00:00.000Z"), (253_402_300_799, 0, "9999-12-31T23:59:59.000Z"),
  ])
  func `is UTC to the millisecond`(_ seconds: Int, _ nanoseconds: Int, _ expected: String) {
    #expect(Timestamp(seconds: seconds, nanoseconds: nanoseconds).description == expected)
  }

  @Test func `now is later than this test was written`() {
    let now = Timestamp.now.description
    #expect(now.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
    #expect(now > "2025-01-01")
  }
}
