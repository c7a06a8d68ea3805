import Testing

@testable import PortalSimulator

/// `crm.duplicate.findbycomm` (<https://apidocs.bitrix24.com/api-reference/crm/duplicates/crm-duplicate-find-by-comm.html>).
@Suite struct DuplicateSearchTests {
  private static let number = "%2B442079460188"
  private var fixture = PortalFixture()

  private mutating func find(_ form: String, user: Int = 7) -> (status: Int, answer: Value) {
    fixture.call("crm.duplicate.findbycomm", form, user: user)
  }

  @Test mutating func `twenty of one type hide the types after it`() {
    let all = find("type=PHONE&values[]=\(Self.number)").answer["result"]
    #expect(all?["LEAD"]?.elements.count == 20 && all?["CONTACT"] == nil && all?["COMPANY"] == nil)
    let contacts = find("type=PHONE&values[]=\(Self.number)&entity_type=CONTACT").answer["result"]
    #expect(contacts == ["CONTACT": [121]])
    let callers = fixture.call("telephony.externalCall.searchCrmEntities", "PHONE_NUMBER=\(Self.number)").answer
    #expect(callers["result"]?.elements.contains { $0["CRM_ENTITY_ID"] == 121 } == true)
  }

  @Test(arguments: [
    ("values[]=1", 7, 400, "Communication type is not defined"),
    ("type=PHONE", 7, 400, "Communication values is not defined"),
    ("type=FAX&values[]=1", 7, 400, "Communication type 'FAX' is not supported in current context"),
    ("type=PHONE&values[]=1", 9, 403, "Access denied"),
  ])
  mutating func `says in words what is wrong, in the place of a code`(
    form: String, user: Int, status: Int, error: String
  ) {
    let answer = find(form, user: user)
    #expect(answer.status == status && answer.answer["error"] == .string(error))
  }
}
