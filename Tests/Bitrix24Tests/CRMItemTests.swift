import Testing

@testable import Bitrix24

@Suite struct CRMItemTests {
  @Test(arguments: [
    ("LEAD", CRMItem.Kind.lead), ("DEAL", .deal), ("CONTACT", .contact), ("COMPANY", .company), ("QUOTE", .quote),
    ("SMART_INVOICE", .smartInvoice), ("ORDER", .order), ("DYNAMIC_183", .dynamic(183)), ("PET", .other("PET")),
    ("DYNAMIC_", .other("DYNAMIC_")), ("DYNAMIC_0", .other("DYNAMIC_0")), ("DYNAMIC_1x", .other("DYNAMIC_1x")),
    ("DYNAMIC_-1", .other("DYNAMIC_-1")), ("<b>", .other("<b>")),
  ])
  func `knows the documented types and keeps others`(type: String, kind: CRMItem.Kind) throws {
    #expect(try #require(CRMItem(type: type, id: "1")).kind == kind)
    #expect(CRMItem.Kind(type).code == type)
  }

  @Test(arguments: [nil, "", "undefined", "null"], [nil, "", "0", "undefined", "1"])
  func `there is none without a type`(type: String?, id: String?) {
    #expect(CRMItem(type: type, id: id) == nil)
  }

  @Test(arguments: [nil, "", "0", "undefined", "null"])
  func `there is none without an id`(id: String?) {
    #expect(CRMItem(type: "LEAD", id: id) == nil)
  }

  @Test(arguments: [
    ("LEAD", "/crm/lead/details/17/"), ("DEAL", "/crm/deal/details/17/"), ("CONTACT", "/crm/contact/details/17/"),
    ("COMPANY", "/crm/company/details/17/"), ("DYNAMIC_183", "/crm/type/183/details/17/"),
    ("lead", "/crm/lead/details/17/"),
  ])
  func `has the path of its card`(type: String, path: String) {
    #expect(CRMItem(type: type, id: "17")?.path == path)
  }

  @Test(arguments: ["QUOTE", "SMART_INVOICE", "ORDER", "PET", "../../LEAD", "LEAD/", "DYNAMIC_1/..", " LEAD", "<b>"])
  func `has no path for a type without a documented one`(type: String) throws {
    #expect(try #require(CRMItem(type: type, id: "17")).path == nil)
  }

  @Test(arguments: [
    "x", "-1", "+1", "1.0", "1e3", "017", "00", " 17", "17 ", "17\n", "17/../1", "0x11", "१७", "17?IFRAME=Y", "17\0",
    "17\u{301}",
    String(repeating: "9", count: 60_000), "999999999999999999999999", "javascript:alert(1)",
  ])
  func `has no path without a proper number`(id: String) throws {
    let item = try #require(CRMItem(type: "LEAD", id: id))
    #expect(item.path == nil)
    #expect(item.number == nil)
    #expect(item.id == id)
  }

  @Test func `two of one type and id are the same`() {
    #expect(CRMItem(type: "LEAD", id: "1") == CRMItem(type: "lead", id: "1"))
    #expect(CRMItem(type: "LEAD", id: "1") != CRMItem(type: "DEAL", id: "1"))
  }

  @Test(arguments: ["CONTACT:42", "DYNAMIC_183:7", "LEAD:1"])
  func `a name names the item`(_ name: String) throws {
    #expect(try #require(CRMItem(name: name)).name == name)
  }

  @Test(arguments: ["", ":", "CONTACT", "CONTACT:", "CONTACT:0", "CONTACT:1:2", "CONTACT:x", ":1", "ORDER:1"])
  func `what cannot be asked for is no name`(_ name: String) {
    #expect(CRMItem(name: name) == nil)
  }
}
