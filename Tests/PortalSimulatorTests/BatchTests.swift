import Testing

@testable import PortalSimulator

@Suite struct BatchTests {
  private var fixture = PortalFixture()

  private mutating func batch(_ commands: [(String, String)], halt: Int = 0) -> Value? {
    let map = Value.map(commands.reduce(into: Fields()) { $0[$1.0] = .string($1.1) })
    let token = fixture.token().access
    let body: Value = ["halt": .integer(halt), "cmd": map, "auth": .string(token)]
    return fixture.send("batch", .json(String(decoding: JSONWriter.bytes(body), as: UTF8.self))).answer["result"]
  }

  @Test mutating func `a later command uses what an earlier one answered`() throws {
    let result = try #require(
      batch([
        ("item", "crm.item.get?entityTypeId=3&id=101"),
        ("deals", "crm.item.list?entityTypeId=2&filter[contactId]=$result[item][item][id]"),
        ("deal", "crm.item.get?entityTypeId=2&id=$result[deals][items][0][id]"),
        ("user", "user.get?ID=%24result%5Bitem%5D%5Bitem%5D%5BassignedById%5D"),
        ("company", "crm.item.list?entityTypeId=3&filter[@id]=$result[none][x]"),
        ("people", "crm.item.list?entityTypeId=4&filter[@id]=$result[item][item][companyIds]"),
      ]))
    #expect(result.at("result", "deal", "item", "title") == "Rotor blades, second batch")
    #expect(result.at("result", "user", "0", "ID") == "7")
    #expect(result.at("result", "people", "items", "0", "id") == 11)
    #expect(result.at("result_total", "deals") == 1 && result.at("result_total", "item") == nil)
    #expect(result.at("result", "company", "items") == [])
    #expect(result["result_error"] == [])
  }

  @Test func `a reference inside a text is replaced where it stands`() {
    let results: Fields = ["a": ["id": 5, "list": [1, 2]]]
    let resolved = ResultReference.resolve(
      ["x": "deal-$result[a][id]/$result[a][id]", "y": ["z": "$result[a][list]"], "w": "$result[", "v": "$result[b]-"],
      in: results)
    #expect(Value.map(resolved) == ["x": "deal-5/5", "y": ["z": [1, 2]], "w": "$result[", "v": "-"])
  }

  @Test mutating func `an error stands beside the results, and may end the batch`() throws {
    let commands = [("a", "scope"), ("b", "no.such.method"), ("c", "user.admin")]
    let all = try #require(batch(commands))
    #expect(all.at("result_error", "b", "error") == "ERROR_METHOD_NOT_FOUND")
    #expect(all.at("result", "c") == false && all.at("result_time", "c") != nil)
    let halted = try #require(batch(commands, halt: 1))
    #expect(halted.at("result", "a") != nil && halted.at("result", "c") == nil)
  }

  // https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
  @Test mutating func `runs fifty commands and refuses each one after them`() throws {
    let answer = try #require(batch((0..<52).map { ("c\($0)", "user.admin") }))
    #expect(answer["result"]?.fields?.count == 50 && answer.at("result", "c49") == false)
    #expect(answer["result_error"]?.fields?.entries.map(\.key) == ["c50", "c51"])
    #expect(answer.at("result_error", "c51", "error") == "ERROR_BATCH_LENGTH_EXCEEDED")
    #expect(fixture.portal.journal.entries.last?.commands.count == 50)
  }

  @Test mutating func `takes no batch in a batch`() throws {
    let nested = try #require(batch([("x", "batch?cmd[a]=scope")]))
    #expect(nested.at("result_error", "x", "error") == "ERROR_BATCH_METHOD_NOT_ALLOWED")
  }

  @Test mutating func `a form will do, and a list of commands is answered by a list`() {
    let answer = fixture.call("batch", "halt=0&cmd[]=user.admin&cmd[]=scope&cmd[]=")
    #expect(answer.answer.at("result", "result", "0") == false)
    #expect(answer.answer.at("result", "result_error", "2", "error") == "ERROR_METHOD_NOT_FOUND")
  }

  @Test mutating func `the journal names a batch's commands`() {
    _ = batch([("a", "crm.item.get?entityTypeId=3&id=101"), ("b", "scope")])
    #expect(fixture.portal.journal.entries.last?.commands == ["crm.item.get", "scope"])
    #expect(fixture.portal.journal.entries.last?.user == 7)
  }
}
