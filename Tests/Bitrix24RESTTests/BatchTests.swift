import HTTPMessage
import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct BatchTests {
  private static let item = RESTCommand("crm.item.get", ["entityTypeId": 3, "id": 17])
  private static let deals = RESTCommand(
    "crm.item.list", ["entityTypeId": 2, "filter": ["contactId": .result(of: "item", "item", "id")]])

  private func form(_ batch: Batch) -> FormFields { FormFields(urlEncoded: batch.form(Secret("the-token"))) }

  @Test func `commands travel as queries inside fields`() {
    var batch = Batch()
    batch.append("item", Self.item)
    batch.append("me", RESTCommand("user.current"))
    batch.append("number", RESTCommand("crm.duplicate.findbycomm", ["type": "PHONE", "values": ["+49 30"]]))
    #expect(
      form(batch).all.map { "\($0.name)=\($0.value)" } == [
        "halt=0", "cmd[item]=crm.item.get?entityTypeId=3&id=17", "cmd[me]=user.current",
        "cmd[number]=crm.duplicate.findbycomm?type=PHONE&values[]=%2B49%2030", "auth=the-token",
      ])
    let raw = String(decoding: batch.form(Secret("t")), as: UTF8.self)
    #expect(raw.contains("values%5B%5D%3D%252B49%252030"), "what is inside is encoded twice")
  }

  @Test func `a reference reaches the portal as one`() {
    var batch = Batch(halts: true)
    batch.append("item", Self.item)
    batch.append("deals", Self.deals)
    let fields = form(batch).all
    #expect(fields[0].value == "1")
    #expect(fields[2].value == "crm.item.list?entityTypeId=2&filter[contactId]=$result[item][item][id]")
  }

  @Test func `takes fifty commands with proper names of their own`() {
    var batch = Batch()
    let bad = ["", "a b", "a]", "é", String(repeating: "a", count: 65)].map { batch.append($0, Self.item) }
    #expect(!bad.contains(true))
    let good = (0..<50).map { batch.append("c_\($0)", Self.item) }
    #expect(!good.contains(false))
    let another = batch.append("c_50", Self.item)
    #expect(!another)
    #expect(batch.entries.count == 50)
  }

  @Test func `a name is taken once`() {
    var batch = Batch()
    let added = [batch.append("a", Self.item), batch.append("a", Self.deals)]
    #expect(added == [true, false])
    #expect(batch.entries.map(\.text) == [Self.item.text])
  }

  @Test func `knows who depends on whom`() {
    var batch = Batch()
    batch.append("item", Self.item)
    batch.append("deals", Self.deals)
    batch.append("stages", RESTCommand("crm.status.list", ["filter": [["x": [.result(of: "deals", "items")]]]]))
    batch.append("me", RESTCommand("user.current"))
    #expect(batch.dependents(on: ["item"]) == ["item", "deals", "stages"])
    #expect(batch.dependents(on: ["deals"]) == ["deals", "stages"])
    #expect(batch.dependents(on: []) == [])
    #expect(batch.without(["item", "deals"]).entries.map(\.name) == ["stages", "me"])
  }
}
