import Testing

@testable import PortalSimulator

/// `crm.item.update`, `.delete` and `.fields`.
@Suite struct ItemChangeTests {
  private var fixture = PortalFixture()

  private mutating func call(_ method: String, _ form: String, user: Int = 7) -> Value {
    fixture.call(method, form, user: user).answer
  }

  private mutating func communications() -> [String] {
    let item = call("crm.item.get", "entityTypeId=3&id=101").at("result", "item")
    return item?["fm"]?.elements.compactMap { $0["value"]?.text } ?? []
  }

  private mutating func id(of value: String) throws -> Int {
    let item = call("crm.item.get", "entityTypeId=3&id=101").at("result", "item")
    return try #require(item?["fm"]?.elements.first { $0["value"]?.text == value }?["id"]?.integer)
  }

  @Test mutating func `changes what is named and answers with the whole item`() {
    let changed = call("crm.item.update", "entityTypeId=2&id=301&fields[stageId]=WON&fields[nothing]=1")
    let item = changed.at("result", "item")
    #expect(item?["stageId"] == "WON" && item?["stageSemanticId"] == "S")
    #expect(item?["title"] == "Rotor blades, second batch" && item?["opportunity"] == 128_000)
    #expect(item?["updatedTime"] == "2026-11-22T14:30:00+02:00" && item?["nothing"] == nil)
  }

  @Test mutating func `is not saved where nothing changes`() {
    let before = call("crm.item.get", "entityTypeId=2&id=301").at("result", "item", "updatedTime")
    let after = call("crm.item.update", "entityTypeId=2&id=301&fields[stageId]=EXECUTING")
    #expect(before != nil && after.at("result", "item", "updatedTime") == before)
  }

  // https://apidocs.bitrix24.com/tutorials/crm/how-to-edit-crm-objects/how-to-change-email-or-phone.html
  @Test mutating func `communications are changed by their number, and others stay`() throws {
    let mobile = try id(of: "+491713920001")
    let mail = try id(of: "anna.berger@nordlicht.example")
    let fm = "fields[fm][\(mobile)][typeId]=PHONE&fields[fm][\(mobile)][value]=%2B491713920002"
    let gone = "fields[fm][\(mail)][typeId]=EMAIL&fields[fm][\(mail)][value]="
    let new = "fields[fm][n0][typeId]=PHONE&fields[fm][n0][value]=%2B493023125999"
    _ = call("crm.item.update", "entityTypeId=3&id=101&\(fm)&\(gone)&\(new)")
    #expect(communications() == ["+493023125101", "+491713920002", "+493023125999"])
    #expect(try id(of: "+491713920002") == mobile)
  }

  @Test mutating func `without a type, or as a text, communications change nothing and nobody says so`() throws {
    let before = communications()
    let mobile = try id(of: "+491713920001")
    #expect(call("crm.item.update", "entityTypeId=3&id=101&fields[fm][\(mobile)][value]=1")["error"] == nil)
    #expect(call("crm.item.update", "entityTypeId=3&id=101&fields[fm]=%2B4930")["error"] == nil)
    #expect(!before.isEmpty && communications() == before)
    let added = call("crm.item.add", "entityTypeId=3&fields[name]=Ada&fields[fm]=%2B4930").at("result", "item")
    #expect(added?["hasPhone"] == "N" && added?["fm"] == [])
  }

  @Test mutating func `an array of communications is added to those that are there`() {
    let count = communications().count
    let fm = "fields[fm][0][typeId]=PHONE&fields[fm][0][value]=%2B493023125999"
    _ = call("crm.item.update", "entityTypeId=3&id=101&\(fm)")
    #expect(count == 3 && communications().count == 4)
  }

  @Test(arguments: [
    ("crm.item.update", "entityTypeId=3&id=114&fields[post]=x", "ACCESS_DENIED"),
    ("crm.item.update", "entityTypeId=3&id=999999&fields[post]=x", "NOT_FOUND"),
    ("crm.item.update", "entityTypeId=3&id=101", "100"),
    ("crm.item.update", "entityTypeId=2&id=301&fields[contactIds]=101", "100"),
    ("crm.item.update", "entityTypeId=2&id=301&fields[opportunity]=much", "CRM_FIELD_ERROR_VALUE_NOT_VALID"),
    ("crm.item.delete", "entityTypeId=3&id=114", "ACCESS_DENIED"),
    ("crm.item.delete", "entityTypeId=3&id=999999", "NOT_FOUND"), ("crm.item.delete", "entityTypeId=3", "100"),
    ("crm.item.fields", "", "100"), ("crm.item.fields", "entityTypeId=77", "NOT_FOUND"),
  ])
  mutating func `refuses as the portal does`(method: String, form: String, code: String) {
    #expect(call(method, form)["error"] == .string(code))
  }

  @Test mutating func `what is deleted is gone`() {
    #expect(call("crm.item.delete", "entityTypeId=2&id=338")["result"] == [])
    #expect(call("crm.item.get", "entityTypeId=2&id=338")["error"] == "NOT_FOUND")
  }

  @Test mutating func `fields are described, communications not among them`() {
    let fields = call("crm.item.fields", "entityTypeId=3").at("result", "fields")
    #expect(fields?.at("id", "isReadOnly") == true && fields?.at("assignedById", "upperName") == "ASSIGNED_BY_ID")
    #expect(fields?.at("companyIds", "isMultiple") == true && fields?["name"]?["type"] == "string")
    #expect(fields?["fm"] == nil && fields?["stageId"] == nil)
    #expect(call("crm.item.fields", "entityTypeId=2").at("result", "fields", "stageId", "type") == "crm_status")
  }
}
