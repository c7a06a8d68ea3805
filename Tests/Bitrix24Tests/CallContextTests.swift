import Testing

@testable import Bitrix24

@Suite struct CallContextTests {
  private func read(_ text: String?) -> CallContext { CallContext(PlacementOptions(text)) }

  private func read(_ key: String, _ value: String) -> CallContext { read("{\"\(key)\":\(value)}") }

  @Test func `reads the older document's call`() {
    let call = read(RecordedCall.seedOptions)
    #expect(call.callID == "externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778")
    #expect(call.phone == .number("555555"))
    #expect(call.lineNumber == nil && call.lineName == nil)
    #expect(call.primaryItem == nil && call.items.isEmpty && call.activityID == nil)
    #expect(call.direction == .incoming)
    #expect(call.state == .connected)
    #expect(!call.isCampaign)
    #expect(call.uri == nil && !call.isPartial)
  }

  @Test func `reads the newer document's call`() throws {
    let call = read(RecordedCall.newerOptions)
    let company = try #require(CRMItem(type: "COMPANY", id: "17"))
    #expect(call.phone == .number("+4930123456"))
    #expect(call.lineNumber == "reg151083" && call.lineName == "Support")
    #expect(call.primaryItem == company)
    #expect(call.items == [company, try #require(CRMItem(type: "DEAL", id: "25"))])
    #expect(call.activityID == "1009")
    #expect(call.direction == .outgoing && call.state == .connecting && call.isCampaign)
    #expect(call.uri == "/crm/company/details/17/")
    #expect(!call.isPartial)
  }

  @Test(arguments: [nil, "", "\"\"", "null", "[]", "\"undefined\"", "undefined", "{}"])
  func `knows nothing where nothing was sent, and nothing is missing`(text: String?) {
    let call = read(text)
    #expect(call.callID == nil && call.phone == .unknown && call.state == nil && call.items.isEmpty)
    #expect(call.direction == .other(""))
    #expect(!call.isPartial)
  }

  @Test func `takes native types as well as text`() {
    let call = read(
      """
      {"CALL_ID":17,"PHONE_NUMBER":493012345678,"LINE_NUMBER":555,"LINE_NAME":7,"CRM_ENTITY_TYPE":"LEAD",\
      "CRM_ENTITY_ID":42,"CRM_ACTIVITY_ID":1009,"CALL_LIST_MODE":true,"CALL_STATE":"idle","URI":1}
      """
    )
    #expect(call.callID == "17" && call.phone == .number("493012345678"))
    #expect(call.lineNumber == "555" && call.lineName == "7" && call.uri == "1")
    #expect(call.primaryItem?.number == 42 && call.activityID == "1009" && call.isCampaign)
    #expect(!call.isPartial)
  }

  @Test(arguments: [
    ("\"true\"", true), ("true", true), ("\"false\"", false), ("false", false), ("\"\"", false), ("null", false),
    ("[]", false), ("\"undefined\"", false), ("\"0\"", false), ("0", false),
  ])
  func `belongs to a campaign only where that is said`(value: String, expected: Bool) {
    #expect(read("CALL_LIST_MODE", value).isCampaign == expected)
  }

  @Test(arguments: [
    ("\"hidden\"", PhoneNumber.hidden), ("\"unknown\"", .unknown), ("\"\"", .unknown), ("null", .unknown),
    ("\"undefined\"", .unknown), ("\"+49 30 1\"", .number("+49 30 1")), ("[]", .unknown),
  ])
  func `reads every form of a number`(value: String, phone: PhoneNumber) {
    let call = read("PHONE_NUMBER", value)
    #expect(call.phone == phone)
    #expect(!call.isPartial)
  }

  @Test(arguments: [
    ("externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778", true), ("c3ee67f1a63f6e6117c230ab59cc49ea", false),
    ("ExternalCall.1.2", false), ("", false),
  ])
  func `knows a PBX's call by its id`(id: String, expected: Bool) {
    #expect(read("CALL_ID", "\"\(id)\"").isExternal == expected)
  }

  @Test(arguments: [("", "true", nil), ("", "false", "1009"), ("x", "true", "1009"), ("x", "false", "1009")])
  func `a campaign that has not dialled yet has no activity`(id: String, mode: String, expected: String?) {
    let call = read(#"{"CALL_ID":"\#(id)","CALL_LIST_MODE":"\#(mode)","CRM_ACTIVITY_ID":"1009"}"#)
    #expect(call.activityID == expected)
  }

  @Test(arguments: ["undefined", "", "0"])
  func `has no activity where its id says so`(id: String) {
    #expect(read("CRM_ACTIVITY_ID", "\"\(id)\"").activityID == nil)
  }

  @Test(arguments: [
    "CALL_ID", "PHONE_NUMBER", "LINE_NUMBER", "LINE_NAME", "CRM_ENTITY_TYPE", "CRM_ENTITY_ID", "CRM_BINDINGS",
    "CRM_ACTIVITY_ID", "CALL_DIRECTION", "CALL_STATE", "CALL_LIST_MODE", "URI",
  ])
  func `a bad value costs its own key only`(key: String) throws {
    let good = read(RecordedCall.newerOptions)
    let bad = [
      "{\"a\":1}", "[[\"b\"]]", "\"\(String(repeating: "x", count: 60_000))\"", String(repeating: "9", count: 500),
    ]
    for value in bad {
      let call = read(RecordedCall.newerOptions.dropLast() + ",\"\(key)\":\(value)}")
      #expect(call.unreadKeys == [key])
      #expect(call.isPartial)
      #expect((call.callID == good.callID) == (key != "CALL_ID"))
      #expect((call.phone == good.phone) == (key != "PHONE_NUMBER"))
      #expect((call.lineNumber == good.lineNumber) == (key != "LINE_NUMBER"))
      #expect((call.lineName == good.lineName) == (key != "LINE_NAME"))
      #expect((call.primaryItem == good.primaryItem) == !["CRM_ENTITY_TYPE", "CRM_ENTITY_ID"].contains(key))
      #expect(Set(call.items) == Set(key == "CRM_BINDINGS" ? [try #require(good.primaryItem)] : good.items))
      #expect((call.activityID == good.activityID) == (key != "CRM_ACTIVITY_ID"))
      #expect((call.direction == good.direction) == (key != "CALL_DIRECTION"))
      #expect((call.state == good.state) == (key != "CALL_STATE"))
      #expect((call.isCampaign == good.isCampaign) == (key != "CALL_LIST_MODE"))
      #expect((call.uri == good.uri) == (key != "URI"))
    }
  }

  @Test func `passes over what it does not know`() {
    let call = read(#"{"NEW":{"a":[1]},"CALL_ID":"x","call_id":"y","OLD":"\#(String(repeating: "z", count: 60_000))"}"#)
    #expect(call.callID == "x")
    #expect(!call.isPartial)
  }

  @Test func `open sets keep what is new`() {
    let call = read(#"{"CALL_DIRECTION":"sideways","CALL_STATE":"parked","CRM_ENTITY_TYPE":"PET","CRM_ENTITY_ID":"1"}"#)
    #expect(call.direction == .other("sideways") && call.state == .other("parked"))
    #expect(call.primaryItem?.kind == .other("PET") && !call.isPartial)
  }

  @Test func `takes text of up to 1,024 bytes`() {
    #expect(read("LINE_NAME", "\"\(String(repeating: "é", count: 512))\"").lineName?.utf8.count == 1024)
    #expect(read("LINE_NAME", "\"\(String(repeating: "é", count: 512))x\"").unreadKeys == ["LINE_NAME"])
  }

  @Test(arguments: ["<script>", "\\u0000", "\\u202E", "\\\"'", "\\r\\nX: 1", "\\uD83D"])
  func `hostile text is a value like any other`(text: String) {
    #expect(read("LINE_NAME", "\"\(text)\"").lineName != nil)
  }

  @Test(arguments: ["{\"CALL_ID\":\"x\",\"URI", "{\"CALL_ID\":\"x\"}}", "{\"CALL_ID\":\"x\" \"URI\":1}"])
  func `says that something is missing where text breaks off`(text: String) {
    #expect(read(text).callID == "x")
    #expect(read(text).isPartial)
  }

  @Test(arguments: ["[1]", "x", "17", "\"CALL_ID\""])
  func `says that something is missing where nothing could be read`(text: String) {
    #expect(read(text).isPartial)
  }

  @Test func `says when items could not be read`() {
    for key in ["CRM_ENTITY_TYPE", "CRM_ENTITY_ID", "CRM_BINDINGS"] { #expect(read(key, "{\"a\":1}").hasUnreadItems) }
    for text in ["{\"CALL_ID\":\"x\",\"CRM", "[1]", "x"] { #expect(read(text).hasUnreadItems) }
    for text in ["{\"PHONE_NUMBER\":{\"a\":1}}", "", "[]", RecordedCall.seedOptions, RecordedCall.newerOptions] {
      #expect(!read(text).hasUnreadItems)
    }
  }

  @Test(arguments: ["01", "NaN", "{\"a\":1}"])
  func `a bad value elsewhere says nothing about items`(value: String) {
    let call = read(RecordedCall.seedOptions.dropLast() + ",\"LINE_NAME\":\(value)}")
    #expect(call.isPartial && !call.hasUnreadItems)
  }
}
