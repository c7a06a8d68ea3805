import Testing

@testable import PortalSimulator

@Suite struct RecordQueryTests {
  private let record: Fields = [
    "id": 17, "title": "Quay lighting", "opportunity": .number(1249.5), "stageId": "C3:NEW", "contactIds": [101, 102],
    "createdTime": "2026-11-20T10:00:00+02:00", "comments": nil,
  ]

  @Test(arguments: [
    "id=17", "%3Did=17", "@id[]=16&@id[]=17", "id[]=17", "!id=16", "!@id[]=1", ">id=9", ">%3Did=17", "<id=100",
    "><id[]=10&><id[]=20", "!><id[]=1&!><id[]=5", "%title=LIGHT", "%3D%25title=quay%25", "%25%3Dtitle=%25ing",
    "!%title=dark",
    "contactIds=102", ">%3Dopportunity=1249.5", "comments=", "!%3Dtitle=",
    ">createdTime=2026-11-20", "<createdTime=2026-11-20T08:30:00Z",
    "0[logic]=OR&0[0][id]=1&0[1][id]=17", "logic=OR&id=1&title=quay lighting",
  ])
  func `matches`(filter: String) {
    #expect(RecordQuery.matches(record, NestedForm.read(filter.utf8)))
  }

  @Test(arguments: [
    "id=18", "@id[]=1", "!id=17", "!@id[]=17", ">id=17", "%title=dark", "%3D%25title=ing%25", "contactIds=103",
    "!comments=", "title=", "0[logic]=OR&0[0][id]=1&0[1][id]=2", "id=17&title=x", "unknown=1",
    "id=%2B17", "id=017", "opportunity=1249.5x",
    "<createdTime=2026-11-20T08:00:00Z",
  ])
  func `does not match`(filter: String) {
    #expect(!RecordQuery.matches(record, NestedForm.read(filter.utf8)))
  }

  @Test func `sorts numbers as numbers, in the order that was asked for`() {
    let records: [Fields] = [["id": "9", "n": "b"], ["id": "10", "n": "b"], ["id": "1", "n": "c"]]
    #expect(RecordQuery.sort(records, by: ["id": "asc"]).map { $0["id"] } == ["1", "9", "10"])
    #expect(RecordQuery.sort(records, by: ["n": "ASC", "id": "DESC"]).map { $0["id"] } == ["10", "9", "1"])
  }
}
