import Testing

@testable import Localization

struct MoneyTests {
  @Test(
    arguments: [
      (1200, "1200"), (1200.5, "1200.50"), (0.07, "0.07"), (-3.25, "-3.25"), (1_000_000_000, "1000000000"),
      (0.999, "1"),
    ] as [(Double, String)])
  func `is written plainly`(_ amount: Double, _ text: String) throws {
    #expect(try #require(Money(amount, "EUR")).plain == text)
  }

  @Test(
    arguments: [
      (nil, "EUR"), (0, "EUR"), (1, nil), (1, ""), (1, "EURO"), (1, "eur"), (1, "<b>"), (1e16, "EUR"),
      (.infinity, "EUR"),
      (.nan, "EUR"),
    ] as [(Double?, String?)])
  func `what is no amount is none`(_ amount: Double?, _ currency: String?) {
    #expect(Money(amount, currency) == nil)
  }
}
