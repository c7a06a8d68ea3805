import Testing

@testable import PortalSimulator

/// `voximplant.statistic.get` (<https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html>).
@Suite struct CallStatisticsTests {
  private static let method = "voximplant.statistic.get"
  private var fixture = PortalFixture()

  private mutating func total(_ filter: String) -> Int? {
    fixture.call(Self.method, filter, user: 1).answer["total"]?.integer
  }

  @Test mutating func `a number is there in two spellings, and a filter finds the one it names`() throws {
    let plus = try #require(total("FILTER[PHONE_NUMBER]=%2B493023125101"))
    let plain = try #require(total("FILTER[PHONE_NUMBER]=493023125101"))
    let both = "FILTER[PHONE_NUMBER][]=%2B493023125101&FILTER[PHONE_NUMBER][]=493023125101"
    #expect(plus > 0 && plain > 0 && total(both) == plus + plain)
    #expect(total("FILTER[PHONE_NUMBER]=%2B49 3023125101") == 0)
    #expect(total("FILTER[PHONE_NUMBER]=0493023125101") == 0)
  }

  @Test(arguments: ["1", "2", "3", "4", "5"])
  mutating func `every type of call occurs`(type: String) {
    #expect(total("FILTER[CALL_TYPE]=\(type)") ?? 0 > 0)
  }

  @Test mutating func `codes are more than the documentation lists`() {
    #expect(total("FILTER[CALL_FAILED_CODE]=VI_STATUS_200&FILTER[>CALL_DURATION]=0") == 1)
    #expect(total("FILTER[CALL_FAILED_CODE]=OTHER&FILTER[>CALL_DURATION]=60") == 1)
  }

  @Test mutating func `a prefix that this method does not know finds nothing`() {
    #expect(total("FILTER[@CALL_TYPE][]=1") == 0)
    #expect(total("FILTER[!CALL_TYPE]=1") ?? 0 > 0)
  }

  @Test mutating func `sorts by what it is told, but not by the type`() {
    func ids(_ form: String) -> [Int] {
      fixture.call(Self.method, form, user: 1).answer["result"]?.elements.compactMap { $0["ID"]?.integer } ?? []
    }
    #expect(ids("SORT=CALL_TYPE&ORDER=DESC") == ids(""))
    #expect(ids("SORT=CALL_DURATION&ORDER=DESC") != ids(""))
  }

  @Test mutating func `a call that was recorded late has a high number`() {
    let starts = fixture.portal.crm.calls.sorted { $0.id < $1.id }.map(\.start)
    #expect(starts != starts.sorted())
  }
}
