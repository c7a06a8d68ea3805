import Bitrix24
import Testing

@testable import Customers

struct PhoneRegionTests {
  @Test(arguments: [
    ("+493023125101", "DE", ["Europe/Berlin"]), ("0049 30 23125101", "DE", ["Europe/Berlin"]),
    ("+49 (171) 392-00-01", "DE", ["Europe/Berlin"]), ("+442079460100", "GB", ["Europe/London"]),
    ("+12125550142", "US", ["America/New_York"]), ("+16505550142", "US", ["America/Los_Angeles"]),
    ("+12045550142", "CA", ["America/Winnipeg"]), ("+18765550142", "JM", ["America/Jamaica"]),
    ("+74951234567", "RU", ["Europe/Moscow"]), ("+73832123456", "RU", ["Asia/Novosibirsk"]),
    ("+77272123456", "KZ", ["Asia/Almaty"]), ("+380441234567", "UA", ["Europe/Kyiv"]),
    ("+81312345678", "JP", ["Asia/Tokyo"]), ("+61212345678", "AU", ["Australia/Sydney"]),
    ("+48221234567", "PL", ["Europe/Warsaw"]), ("+971412345678", "AE", ["Asia/Dubai"]),
  ])
  func `a number is where it begins like`(_ number: String, _ country: String, _ zones: [String]) throws {
    let region = try #require(PhoneRegion(.number(number)))
    #expect(region.country == country && region.timeZones == zones)
  }

  @Test(arguments: ["", "+", "030 23125101", "49302312", "112", "+49", "reg151083", "+999999999999", "++", "00"])
  func `any other is nowhere`(_ number: String) {
    #expect(PhoneRegion(.number(number)) == nil)
  }

  @Test func `a country of many zones has none, and one of a few has them`() throws {
    #expect(try #require(PhoneRegion(.number("+79161234567"))).country == "RU")
    for number in ["+79161234567", "+5215512345678", "+351212345678", "+34912345678"] {
      #expect(try #require(PhoneRegion(.number(number))).timeZones.count <= 4)
    }
  }

  @Test func `every record is in its place, and names zones that there are`() throws {
    let table = String(describing: PhoneRegion.table)
    let zones = Array(String(describing: PhoneRegion.zones).utf8)
    let starts = Set([0] + zones.indices.filter { zones[$0] == UInt8(ascii: "\n") }.map { $0 + 1 })
    let records = stride(from: 0, to: table.utf8.count, by: 15).map { table.dropFirst($0).prefix(15) }
    #expect(records.count > 2_000 && records.allSatisfy { $0.count == 15 })
    #expect(zip(records, records.dropFirst()).allSatisfy { $0.prefix(9) < $1.prefix(9) })
    #expect(records.allSatisfy { Int($0.suffix(4)).map(starts.contains) ?? false })
    // Of those that are long enough for a number, each is found by its own prefix.
    for record in records {
      let prefix = record.prefix(9).filter { $0 != " " }
      guard prefix.count >= 7 else { continue }
      let country = String(record.dropFirst(9).prefix(2))
      #expect(PhoneRegion(.number("+" + prefix))?.country ?? "ZZ" == country, "\(prefix)")
    }
  }
}
