import Testing

@testable import Bitrix24

/// `CRM_BINDINGS`: all items that a call is linked to.
@Suite struct CallContextBindingsTests {
  private func read(_ bindings: String, primary: String = "") -> CallContext {
    CallContext(PlacementOptions("{\"CRM_BINDINGS\":\(bindings)\(primary)}"))
  }

  private func codes(_ call: CallContext) -> [String] { call.items.map { "\($0.kind.code):\($0.id)" } }

  @Test(arguments: [
    ("[]", []), ("{}", []), ("null", []), ("\"\"", []), ("\"[]\"", []), ("\"undefined\"", []), ("\"null\"", []),
    (#"[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"}]"#, ["DEAL:25"]),
    (#"[{"ENTITY_TYPE":"DEAL","ENTITY_ID":25}]"#, ["DEAL:25"]),
    (
      #"[{"ENTITY_ID":"25","X":[],"ENTITY_TYPE":"DEAL"},{"ENTITY_TYPE":"LEAD","ENTITY_ID":"3"}]"#,
      ["DEAL:25", "LEAD:3"]
    ),
    (#""[{\"ENTITY_TYPE\":\"DEAL\",\"ENTITY_ID\":\"25\"}]""#, ["DEAL:25"]),
    (#"[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"0"},{"ENTITY_TYPE":"","ENTITY_ID":"5"}]"#, []),
    (
      #"[{"ENTITY_TYPE":"DYNAMIC_183","ENTITY_ID":"9"},{"ENTITY_TYPE":"PET","ENTITY_ID":"1"}]"#,
      ["DYNAMIC_183:9", "PET:1"]
    ),
    (#"[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"},{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"}]"#, ["DEAL:25"]),
  ])
  func `reads every form of the list`(bindings: String, expected: [String]) {
    #expect(codes(read(bindings)) == expected)
    #expect(!read(bindings).isPartial)
  }

  @Test func `puts the main item first and names each item once`() {
    let call = read(
      #"[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"},{"ENTITY_TYPE":"COMPANY","ENTITY_ID":17}]"#,
      primary: #","CRM_ENTITY_TYPE":"COMPANY","CRM_ENTITY_ID":"17""#
    )
    #expect(codes(call) == ["COMPANY:17", "DEAL:25"])
    #expect(call.primaryItem?.kind == .company)
  }

  @Test(arguments: [
    #"[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"},17]"#,
    #"[{"ENTITY_TYPE":"DEAL"},{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"}]"#,
    #"[null,{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"},"x",[]]"#,
    #"[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"},{"ENTITY_TYPE":[],"ENTITY_ID":{}}]"#,
    #""[{\"ENTITY_TYPE\":\"DEAL\",\"ENTITY_ID\":\"25\"},{\"ENTITY_TYPE\":\"LE""#,
  ])
  func `a bad entry costs itself only, and is told`(bindings: String) {
    #expect(codes(read(bindings)) == ["DEAL:25"])
    #expect(read(bindings).unreadKeys == ["CRM_BINDINGS"])
  }

  @Test(arguments: [#""[{\"ENTITY_TYPE\":\"DEAL\",\"ENTITY_ID\":\"25\"},""#, "\"[\"", "\"{\"", "\"[]x\""])
  func `text that breaks off is told`(bindings: String) {
    #expect(read(bindings).isPartial)
  }

  @Test func `an entry of 60 KB is a bad one`() {
    let long = String(repeating: "X", count: 60_000)
    for bad in [#"{"ENTITY_TYPE":"\#(long)","ENTITY_ID":"1"}"#, #"{"ENTITY_TYPE":"DEAL","ENTITY_ID":"\#(long)"}"#] {
      let call = read(#"[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"},\#(bad)]"#)
      #expect(codes(call) == ["DEAL:25"])
      #expect(call.unreadKeys == ["CRM_BINDINGS"])
    }
  }

  @Test(arguments: ["17", "true", "\"x\"", #"{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"}"#])
  func `what is no list costs the list only`(bindings: String) {
    let call = read(bindings, primary: #","CALL_ID":"x","CRM_ENTITY_TYPE":"LEAD","CRM_ENTITY_ID":"1""#)
    #expect(codes(call) == ["LEAD:1"])
    #expect(call.callID == "x")
    #expect(call.unreadKeys == ["CRM_BINDINGS"])
  }

  @Test func `a list of thousands is no trap`() {
    let entries = (1...2500).map { #"{"ENTITY_TYPE":"DEAL","ENTITY_ID":\#($0)}"# }.joined(separator: ",")
    #expect(read("[\(entries)]").items.count == 2500)
  }
}
