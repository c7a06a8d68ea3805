import Bitrix24
import Testing

@testable import Localization

struct PortalTimeTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-11-22T12:00:00Z", 1_795_348_800), ("2026-11-22T18:37:30+02:00", 1_795_365_450),
    ("2024-02-29T23:59:59-05:30", 1_709_270_999), ("2000-12-31T00:00:00+00:00", 978_220_800),
  ])
  func `is the moment that it names`(_ text: String, _ seconds: Int) throws {
    #expect(try #require(PortalTime(text)).seconds == seconds)
  }

  @Test func `has the portal's own day and clock`() throws {
    let time = try #require(PortalTime("2026-11-22T00:30:00+02:00"))
    #expect(time.date == "2026-11-22")
    #expect(time.day == time.day(at: time.seconds))
    #expect(time.day(at: time.seconds - 1800 - 1) == time.day - 1, "a minute past midnight, it was still yesterday")
  }

  @Test(arguments: [
    (Language.kazakh, "22.11.2026 00:30"), (.german, "22.11.2026 00:30"), (.thai, "22/11/2026 00:30"),
    (.arabic, "22\u{200F}/11\u{200F}/2026 00:30"), (.japanese, "2026/11/22 00:30"), (.english, "2026-11-22 00:30"),
  ])
  func `is written in the order of the language, with the year of the Gregorian calendar`(
    _ language: Language, _ text: String
  ) throws {
    #expect(try #require(PortalTime("2026-11-22T00:30:00+02:00")).text(in: language) == text)
  }

  @Test(arguments: Language.allCases)
  func `a day without a time is written as that of a moment`(_ language: Language) throws {
    let day = PortalTime.day("2026-11-22", in: language)
    #expect(try #require(PortalTime("2026-11-22T00:30:00Z")).text(in: language) == "\(day) 00:30")
    #expect(Set(day.filter(\.isNumber).map(String.init)) == ["0", "1", "2", "6"])
  }

  @Test(arguments: [
    "", "2026-11-22", "2026-11-22T18:37:30", "2026-13-22T18:37:30+02:00", "2026-11-32T18:37:30+02:00",
    "2026-11-22T24:00:00+02:00", "2026-11-22T18:60:00+02:00", "2026-11-22T18:37:30+99:00", "2026-11-22 18:37:30+02:00",
    "2026-11-22T18:37:30+02:00 ", "٢٠٢٦-11-22T18:37:30Z", "0000-00-00T00:00:00Z",
  ])
  func `anything else is no time`(_ text: String) {
    #expect(PortalTime(text) == nil)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (20_779, "2026-11-22"), (19_782, "2024-02-29"), (19_783, "2024-03-01"), (-1, "1969-12-31"),
    (11_016, "2000-02-29"), (10_957, "2000-01-01"),
  ])
  func `a day has a date`(_ day: Int, _ date: String) {
    #expect(PortalTime.date(ofDay: day) == date)
    if day >= 0 { #expect(PortalTime(date + "T00:00:00Z")?.day == day) }
  }
}
