import Testing

@testable import PortalSimulator

/// What `crm.item.add` and `.update` demand before they save, and what they keep.
@Suite struct ItemRuleTests {
  private var fixture = PortalFixture()

  private mutating func add(_ form: String, user: Int = 7) -> Value {
    fixture.call("crm.item.add", form, user: user).answer
  }

  private mutating func update(_ form: String, user: Int = 7) -> Value {
    fixture.call("crm.item.update", form, user: user).answer
  }

  private mutating func deal(_ id: Int = 301) -> Value? {
    fixture.call("crm.item.get", "entityTypeId=2&id=\(id)").answer.at("result", "item")
  }

  @Test(arguments: [1, 2, 3, 4])
  mutating func `where an item comes from is kept and can be searched for`(type: Int) throws {
    let form = "entityTypeId=\(type)&fields[originatorId]=placard&fields[originId]=a1&fields[sourceDescription]=x"
    // Nobody minds that there are two.
    for count in 1...2 {
      let item = add(form).at("result", "item")
      #expect(item?["originatorId"] == "placard" && item?["originId"] == "a1" && item?["sourceDescription"] == "x")
      let filter = "entityTypeId=\(type)&filter[originatorId]=placard&filter[originId]=a1"
      #expect(fixture.call("crm.item.list", filter).answer["total"] == .integer(count))
    }
  }

  @Test(arguments: ["contact.sourceId", "contact.phone", "contact.UF_CRM_1733", "lead.sourceId,contact.companyId"])
  mutating func `without a required field nothing is added`(setting: String) {
    _ = fixture.control(.settings, "required_fields=\(setting)")
    let count = fixture.portal.crm.items.count
    let (status, answer) = fixture.call("crm.item.add", "entityTypeId=3&fields[name]=Ada")
    #expect(status == 400 && answer["error"] == "CRM_FIELD_ERROR_REQUIRED")
    #expect(fixture.portal.crm.items.count == count)
    let phone = "fields[fm][0][typeId]=PHONE&fields[fm][0][value]=%2B1202555019"
    let all = "fields[sourceId]=CALL&\(phone)&fields[ufCrm_1733]=303&fields[companyId]=11"
    #expect(add("entityTypeId=3&fields[name]=Ada&\(all)")["error"] == nil)
    #expect(add("entityTypeId=2&fields[title]=x")["error"] == nil)
  }

  @Test mutating func `required fields are asked for where the stage changes, and not across pipelines`() {
    _ = fixture.control(.settings, "required_fields=deal.UF_CRM_1733@WON,deal.UF_CRM_DEAL_REASON@LOSE")
    #expect(update("entityTypeId=2&id=301&fields[title]=x")["error"] == nil)
    #expect(update("entityTypeId=2&id=301&fields[stageId]=NEW")["error"] == nil)
    #expect(update("entityTypeId=2&id=301&fields[stageId]=WON")["error"] == "CRM_FIELD_ERROR_REQUIRED")
    #expect(deal()?["stageId"] == "NEW")
    #expect(update("entityTypeId=2&id=301&fields[stageId]=LOSE&fields[ufCrmDealReason]=dear")["error"] == nil)
    #expect(update("entityTypeId=2&id=301&fields[stageId]=C3:WON&fields[categoryId]=3")["error"] == nil)
  }

  @Test mutating func `a stage that one may not use is refused with a dash`() {
    _ = fixture.control(.settings, "locked_stages=WON")
    let (status, answer) = fixture.call("crm.item.update", "entityTypeId=2&id=301&fields[stageId]=WON&fields[title]=x")
    #expect(status == 400 && answer["error"] == "-" && deal()?["title"] == "Rotor blades, second batch")
    #expect(update("entityTypeId=2&id=301&fields[stageId]=FINAL_INVOICE")["error"] == nil)
    #expect(update("entityTypeId=2&id=301&fields[stageId]=WON", user: 1)["error"] == nil)
    // Who is there already may change the rest.
    #expect(update("entityTypeId=2&id=301&fields[title]=x")["error"] == nil)
    #expect(add("entityTypeId=2&fields[stageId]=WON")["error"] == "ACCESS_DENIED")
    _ = fixture.control(.settings, "locked_stages=*")
    #expect(update("entityTypeId=2&id=301&fields[stageId]=NEW")["error"] == "-")
  }

  @Test(arguments: ["fields[stageId]=NOWHERE", "fields[stageId]=C3:WON", "fields[categoryId]=99"])
  mutating func `a stage of another pipeline is none`(fields: String) {
    #expect(update("entityTypeId=2&id=301&\(fields)")["error"] == "CRM_FIELD_ERROR_VALUE_NOT_VALID")
    #expect(add("entityTypeId=2&\(fields)")["error"] == "CRM_FIELD_ERROR_VALUE_NOT_VALID")
    #expect(deal()?["stageId"] == "EXECUTING")
  }

  @Test mutating func `an item says who has made, changed and moved it`() throws {
    let first = try #require(add("entityTypeId=2&fields[title]=x").at("result", "item"))
    #expect(first["createdBy"] == 7 && first["updatedBy"] == 7 && first["previousStageId"] == .null)
    let id = try #require(first["id"]?.integer)
    fixture.now = fixture.now.adding(minutes: 1)
    let moved = update("entityTypeId=2&id=\(id)&fields[stageId]=WON", user: 1).at("result", "item")
    #expect(moved?["previousStageId"] == "NEW" && moved?["movedBy"] == 1 && moved?["updatedBy"] == 1)
    #expect(moved?["movedTime"] == .moment(fixture.now) && moved?["createdBy"] == 7)
    let renamed = update("entityTypeId=2&id=\(id)&fields[title]=y").at("result", "item")
    #expect(renamed?["movedBy"] == 1 && renamed?["updatedBy"] == 7)
  }

  @Test mutating func `another pipeline begins at its first stage`() {
    let item = update("entityTypeId=2&id=301&fields[categoryId]=3").at("result", "item")
    #expect(item?["stageId"] == "C3:NEW" && item?["categoryId"] == 3)
  }

  @Test mutating func `a list field has numbers, and the same value again is no change`() {
    let first = update("entityTypeId=2&id=301&fields[ufCrm_1733]=203").at("result", "item")
    #expect(first?["ufCrm_1733"] == 203 && first?["UF_CRM_1733"] == nil && deal()?["ufCrm_1733"] == 203)
    let count = fixture.portal.crm.itemLog.count
    fixture.now = fixture.now.adding(minutes: 1)
    let second = update("entityTypeId=2&id=301&fields[ufCrm_1733]=203").at("result", "item")
    #expect(second?["updatedTime"] == first?["updatedTime"] && fixture.portal.crm.itemLog.count == count)
    #expect(update("entityTypeId=2&id=301&fields[ufCrm_1733]=").at("result", "item", "ufCrm_1733") == .null)
    let filter = "entityTypeId=2&filter[ufCrm_1733]=203"
    #expect(fixture.call("crm.item.list", filter).answer["total"] == 0)
    _ = update("entityTypeId=2&id=301&fields[ufCrm_1733]=203")
    #expect(fixture.call("crm.item.list", filter).answer["total"] == 1)
  }

  @Test mutating func `original names are for those who ask for them`() {
    let form = "entityTypeId=2&id=301&useOriginalUfNames=Y"
    let item = update("\(form)&fields[UF_CRM_1733]=203&fields[ufCrm_1733]=205").at("result", "item")
    #expect(item?["UF_CRM_1733"] == 203 && item?["ufCrm_1733"] == nil && item?["UF_CRM_DEAL_REASON"] == .null)
    // Without asking, that name is one that nobody knows.
    #expect(update("entityTypeId=2&id=301&fields[UF_CRM_1733]=207").at("result", "item", "ufCrm_1733") == 203)
    let found = fixture.call("crm.item.list", "entityTypeId=2&useOriginalUfNames=Y&filter[UF_CRM_1733]=203")
    #expect(found.answer["total"] == 1)
    let fields = fixture.call("crm.item.fields", "\(form)").answer.at("result", "fields", "UF_CRM_1733")
    #expect(fields?["type"] == "enumeration" && fields?.at("items", "1") == ["ID": "203", "VALUE": "Not reached"])
  }

  @Test(arguments: [
    ("entityTypeId=2&id=301&fields[ufCrm_1733]=1", "CRM_FIELD_ERROR_VALUE_NOT_VALID"),
    ("entityTypeId=2&id=301&fields[ufCrm_1733]=Reached", "CRM_FIELD_ERROR_VALUE_NOT_VALID"),
    ("entityTypeId=2&id=301&fields[ufCrm_1733][]=203", "CRM_FIELD_ERROR_VALUE_NOT_VALID"),
    ("entityTypeId=3&id=101&fields[ufCrmInterests]=361", "100"),
    ("entityTypeId=3&id=101&fields[ufCrmInterests][]=203", "CRM_FIELD_ERROR_VALUE_NOT_VALID"),
  ])
  mutating func `what is not in a list is refused`(form: String, code: String) {
    #expect(update(form)["error"] == .string(code))
  }

  @Test(arguments: [
    (2, 301, "sourceId", "TELEPATHY", "PARTNER"), (3, 101, "honorific", "DR", "HNR_EN_1"),
    (2, 301, "contactId", "999", "102"), (2, 301, "contactIds][", "999", "102"), (2, 301, "companyId", "999", "12"),
    (3, 101, "companyIds][", "999", "12"), (3, 101, "leadId", "999", "201"), (3, 101, "assignedById", "999", "12"),
    (3, 101, "assignedById", "me", "0"),
  ])
  mutating func `what a field names has to be there`(type: Int, id: Int, field: String, wrong: String, right: String) {
    let form = "entityTypeId=\(type)&id=\(id)&fields[\(field)]="
    let before = fixture.portal.crm.items
    #expect(update(form + wrong)["error"] == "CRM_FIELD_ERROR_VALUE_NOT_VALID")
    #expect(fixture.portal.crm.items.count == before.count && fixture.portal.crm.itemLog.isEmpty)
    #expect(add("entityTypeId=\(type)&fields[\(field)]=\(wrong)")["error"] == "CRM_FIELD_ERROR_VALUE_NOT_VALID")
    #expect(update(form + right)["error"] == nil)
    // Nothing can be taken away from who is responsible.
    if field != "assignedById" { #expect(update(form)["error"] == nil) }
  }

  @Test mutating func `long texts are cut, but not comments`() {
    let long = String(repeating: "x", count: 2000)
    let form = "entityTypeId=2&id=301&fields[title]=\(long)&fields[comments]=\(long)"
    let item = update("\(form)&fields[ufCrmDealReason]=\(long)").at("result", "item")
    #expect(item?["title"]?.text?.count == 255 && item?["comments"]?.text?.count == 2000)
    #expect(item?["ufCrmDealReason"]?.text?.count == 2000)
  }

  @Test mutating func `a field with several values is a list`() {
    let item = update("entityTypeId=3&id=101&fields[ufCrmInterests][]=361&fields[ufCrmInterests][]=363")
    #expect(item.at("result", "item", "ufCrmInterests") == [361, 363])
    let fields = fixture.call("crm.item.fields", "entityTypeId=3").answer.at("result", "fields", "ufCrmInterests")
    #expect(fields?["isMultiple"] == true && fields?["isDynamic"] == true)
  }

  @Test mutating func `a communication of an unknown type is kept and is no number`() {
    let fm = "fields[fm][0][typeId]=TELEPATHY&fields[fm][0][value]=%2B12025550199"
    let item = add("entityTypeId=3&fields[name]=Ada&\(fm)").at("result", "item")
    #expect(item?.at("fm", "0", "typeId") == "TELEPATHY" && item?["hasPhone"] == "N")
    #expect(
      fixture.call("telephony.externalCall.searchCrmEntities", "PHONE_NUMBER=%2B12025550199").answer["result"] == [])
  }

  @Test mutating func `in the simple mode a new lead becomes a deal`() throws {
    _ = fixture.control(.settings, "crm_mode=simple")
    let phone = "fields[fm][0][typeId]=PHONE&fields[fm][0][value]=%2B12025550199"
    let more = "fields[post]=Buyer&fields[companyTitle]=Quill&fields[comments]=Rotors&fields[ufCrm_1733]=103&\(phone)"
    let item = add("entityTypeId=1&fields[title]=Call&fields[name]=Ada&\(more)").at("result", "item")
    let id = try #require(item?["id"]?.integer)
    #expect(item?["stageId"] == "NEW")
    let lead = fixture.call("crm.item.get", "entityTypeId=1&id=\(id)").answer.at("result", "item")
    #expect(lead?["stageId"] == "CONVERTED" && lead?["stageSemanticId"] == "S")
    let deals = fixture.call("crm.item.list", "entityTypeId=2&filter[leadId]=\(id)").answer
    let contact = try #require(deals.at("result", "items", "0", "contactId")?.integer)
    #expect(deals["total"] == 1 && deals.at("result", "items", "0", "title") == "Call")
    let person = fixture.call("crm.item.get", "entityTypeId=3&id=\(contact)").answer.at("result", "item")
    #expect(person?["name"] == "Ada" && person?["leadId"] == .integer(id))
    #expect(person?.at("fm", "0", "value") == "+12025550199")
    #expect(person?["post"] == "Buyer" && person?["createdBy"] == 7 && person?["ufCrm_1733"] == 303)
    let made = deals.at("result", "items", "0")
    #expect(made?["createdBy"] == 7 && made?["ufCrm_1733"] == 203 && made?["comments"] == "Rotors")
    let company = try #require(person?["companyId"]?.integer)
    #expect(company > 0 && made?["companyId"] == .integer(company))
    #expect(
      fixture.call("crm.item.get", "entityTypeId=4&id=\(company)").answer.at("result", "item", "title") == "Quill")
  }

  @Test(arguments: [("simple", "fields[title]=Call"), ("classic", "fields[name]=Ada")])
  mutating func `without a first name, or in the classic mode, a lead stays one`(mode: String, fields: String) throws {
    _ = fixture.control(.settings, "crm_mode=\(mode)")
    let id = try #require(add("entityTypeId=1&\(fields)").at("result", "item", "id")?.integer)
    let lead = fixture.call("crm.item.get", "entityTypeId=1&id=\(id)").answer.at("result", "item")
    #expect(lead?["stageId"] == "NEW")
    #expect(fixture.call("crm.item.list", "entityTypeId=2&filter[leadId]=\(id)").answer["total"] == 0)
  }

  @Test(arguments: [
    ("UF_CRM_1733", "ufCrm_1733"), ("UF_CRM_DIGIT10", "ufCrm_DIGIT10"), ("UF_CRM_DEAL_REASON", "ufCrmDealReason"),
  ])
  func `names of custom fields become camel case where that can be undone`(name: String, short: String) {
    let field = CustomField(type: .deal, name: name, title: "", kind: .text)
    #expect(field.name(isOriginal: false) == short && field.name(isOriginal: true) == name)
  }
}
