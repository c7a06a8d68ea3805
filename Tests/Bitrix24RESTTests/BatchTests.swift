import HTTPMessage
import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct BatchTests {
  private static let item = GetItem(entityTypeID: 3, id: 17)

  private static func deals(of contact: ParameterValue) -> ListItems {
    ListItems(entityTypeID: 2, filter: ["contactId": contact], select: ["id"])
  }

  private func form(_ batch: Batch) -> FormFields { FormFields(urlEncoded: batch.form(Secret("the-token"))) }

  @Test func `commands travel as queries inside fields`() {
    var batch = Batch()
    batch.append(Self.item)
    batch.append(RESTFixture.whoami)
    batch.append(GetProfile())
    batch.append(FindDuplicates(phone: "+49 30", type: "LEAD"))
    #expect(
      form(batch).all.map { "\($0.name)=\($0.value)" } == [
        "halt=0", "cmd[item_0]=crm.item.get?entityTypeId=3&id=17", "cmd[user_1]=user.current",
        "cmd[profile_2]=profile",
        "cmd[duplicate_3]=crm.duplicate.findbycomm?type=PHONE&values[]=%2B49%2030&entity_type=LEAD", "auth=the-token",
      ])
    let raw = String(decoding: batch.form(Secret("t")), as: UTF8.self)
    #expect(raw.contains("values%5B%5D%3D%252B49%252030"), "what is inside is encoded twice")
  }

  @Test func `a reference reaches the portal as one`() {
    var batch = Batch(halts: true)
    let item = batch.append(Self.item)
    batch.append(Self.deals(of: item.field("companyId")))
    let fields = form(batch).all
    #expect(fields[0].value == "1")
    #expect(
      fields[2].value == "crm.item.list?entityTypeId=2&filter[contactId]=$result[item_0][item][companyId]&select[]=id")
  }

  @Test func `takes fifty commands, each with a name of its own`() {
    var batch = Batch()
    let references = (0..<51).map { _ in batch.append(Self.item) }
    #expect(batch.entries.count == 50 && Set(batch.entries.map(\.name)).count == 50)
    #expect(BatchAnswer()[references[50]] == .missing)
  }

  @Test func `the commands of a full batch that were left out have no answer`() throws {
    var batch = Batch()
    let references = (0..<60).map { _ in batch.append(RESTFixture.whoami) }
    let values = (0..<60).map { "\"user_\($0)\":\($0)" }.joined(separator: ",")
    let body = "{\"result\":{\"result\":{\(values)}}}"
    let answer = try RESTAnswer(TransportResponse(status: 200, body: Array(body.utf8)), now: .now)
    let outcomes = BatchAnswer(answer, to: batch, now: .now)
    #expect(outcomes[references[49]] == .value(.number("49")))
    #expect(references[50...].allSatisfy { outcomes[$0] == .missing })
  }

  @Test func `knows who depends on whom`() {
    var batch = Batch()
    let item = batch.append(Self.item)
    let deals = batch.append(Self.deals(of: item.field("id")))
    let nested = batch.append(Self.deals(of: [["x": [deals.value(at: "items")]]]))
    let me = batch.append(RESTFixture.whoami)
    #expect(batch.dependents(on: [item.name]) == [item.name, deals.name, nested.name])
    #expect(batch.dependents(on: [deals.name]) == [deals.name, nested.name])
    #expect(batch.dependents(on: []) == [])
    #expect(batch.without([item.name, deals.name]).entries.map(\.name) == [nested.name, me.name])
  }

  @Test func `a call that must not run twice is the last of its batch`() async {
    await #expect(processExitsWith: .failure) {
      var batch = Batch()
      batch.append(SetUserOption("unsent", to: "[]"))
      batch.append(GetProfile())
    }
    await #expect(processExitsWith: .failure) {
      var batch = Batch()
      batch.append(SetUserOption("unsent", to: "[]"))
      batch.append(SetUserOption("unsent", to: "[]"))
    }
  }
}
