import Testing

@testable import PortalSimulator

/// `crm.activity.layout.blocks.*`
@Suite struct ContentBlockMethodTests {
  private var fixture = PortalFixture()
  /// A call of contact 101, on which another application has a set as well.
  private let activity = PortalFixture().portal.crm.activities.first { $0.subject == "Asked for Jonas" }!.id
  private static let text = #"{"type": "text", "properties": {"value": "x"}}"#

  private var target: String { #""entityTypeId": 3, "entityId": 101, "activityId": \#(activity)"# }

  private mutating func set(_ blocks: String, user: Int = 7) -> Value {
    fixture.call("crm.activity.layout.blocks.set", json: #"\#(target), "layout": {"blocks": \#(blocks)}"#, user: user)
      .answer
  }

  private mutating func call(_ method: String, _ form: String, user: Int = 7) -> Value {
    let form = form.replacing("=ID", with: "=\(activity)")
    return fixture.call("crm.activity.layout.blocks.\(method)", form, user: user).answer
  }

  private var form: String { "entityTypeId=3&entityId=101&activityId=\(activity)" }

  @Test mutating func `a set replaces the application's own, and no other`() {
    #expect(call("get", form)["result"] == .null)
    #expect(set(#"{"one": \#(Self.text), "two": \#(Self.text)}"#)["result"] == ["success": true])
    #expect(set(#"{"three": \#(Self.text)}"#)["result"] == ["success": true])
    let blocks: Value = ["three": ["type": "text", "properties": ["value": "x"]]]
    #expect(call("get", form)["result"] == ["layout": ["blocks": blocks]])
    // It is the activity's, from whichever of its items one looks.
    #expect(call("get", "entityTypeId=2&entityId=301&activityId=ID").at("result", "layout", "blocks") == blocks)
    #expect(fixture.portal.crm.contentBlocks.map(\.application) == ["app.speech.example", "local.demo.placard"])
    #expect(call("delete", form)["result"] == ["success": true] && call("delete", form)["result"] == .null)
    #expect(call("get", form)["result"] == .null && fixture.portal.crm.contentBlocks.count == 1)
  }

  @Test mutating func `every type of block is taken, and the same twice is the same`() {
    let link = #"{"type": "link", "properties": {"text": "x", "action": {"type": "redirect", "uri": "/crm/"}}}"#
    let event = #"{"type": "link", "properties": {"text": "x", "action": {"type": "restEvent", "id": "a"}}}"#
    let page =
      #"{"type": "link", "properties": {"text": "x", "action": {"type": "openRestApp", "sliderParams": {"width": 700}}}}"#
    let all = """
      {"a": {"type": "text", "properties": {"value": {"de": "ja", "en": "yes"}, "bold": true, "color": "base_90"}},
       "b": {"type": "largeText", "properties": {"value": "x", "scope": "web"}}, "c": \(link), "d": \(event), "e": \(page),
       "f-1": {"type": "withTitle", "properties": {"title": "x", "block": \(Self.text), "inline": true}},
       "g_2": {"type": "lineOfBlocks", "properties": {"blocks": {"t": \(Self.text), "l": \(link)}}},
       "h": {"type": "deadline", "properties": {"readonly": false}}, "i": {"type": "deadline"}}
      """
    for _ in 0..<2 { #expect(set(all)["result"] == ["success": true]) }
    #expect(fixture.portal.crm.contentBlocks.last?.blocks.count == 9 && fixture.portal.crm.contentBlocks.count == 2)
  }

  @Test(arguments: [
    ("{}", "FIELD_IS_REQUIRED"), ("[]", "FIELD_IS_REQUIRED"), ("null", "FIELD_IS_REQUIRED"),
    (#"{"a": {}}"#, "FIELD_IS_REQUIRED"), (#"{"a": {"type": "text"}}"#, "FIELD_IS_REQUIRED"),
    (#"{"a": {"type": "text", "properties": {"value": ""}}}"#, "FIELD_IS_REQUIRED"),
    (#"{"a": {"type": "text", "properties": {"value": {}}}}"#, "FIELD_IS_REQUIRED"),
    (#"{"a": {"type": "text", "properties": {"value": {"xx": "x"}}}}"#, "WRONG_LANG"),
    (#"{"a": {"type": "image", "properties": {"value": "x"}}}"#, "ENUM_FIELD"),
    (#"{"a": {"type": "text", "properties": {"value": "x", "size": "xl"}}}"#, "ENUM_FIELD"),
    (#"{"a": {"type": "text", "properties": {"value": "x", "bold": "very"}}}"#, "ENUM_FIELD"),
    (#"{"a": {"type": "text", "properties": {"value": "x", "bold": 2}}}"#, "ENUM_FIELD"),
    (#"{"a": {"type": "text", "properties": {"value": "x", "italic": true}}}"#, "FIELD_IS_REDUNDANT"),
    (#"{"a b": \#(text)}"#, "FIELD_IS_REDUNDANT"), (#"{"a": {"type": "deadline", "sort": 1}}"#, "FIELD_IS_REDUNDANT"),
    (#"{"a": {"type": "link", "properties": {"text": "x"}}}"#, "FIELD_IS_REQUIRED"),
    (#"{"a": {"type": "link", "properties": {"text": "x", "action": {"type": "redirect"}}}}"#, "FIELD_IS_REQUIRED"),
    (#"{"a": {"type": "link", "properties": {"text": "x", "action": {"type": "call"}}}}"#, "ENUM_FIELD"),
    (
      #"{"a": {"type": "withTitle", "properties": {"title": "x", "block": {"type": "largeText"}}}}"#, "ENUM_FIELD"
    ),
    (#"{"a": {"type": "lineOfBlocks", "properties": {"blocks": {}}}}"#, "FIELD_IS_REQUIRED"),
    ("{" + (0...20).map { #""b\#($0)": \#(text)"# }.joined(separator: ", ") + "}", "TOO_MANY_ITEMS"),
  ])
  mutating func `refuses another structure and keeps the set that is there`(blocks: String, code: String) {
    _ = set(#"{"one": \#(Self.text)}"#)
    #expect(set(blocks)["error"] == .string(code))
    #expect(call("get", form).at("result", "layout", "blocks", "one") != nil)
  }

  @Test(arguments: ["true", "false", "1", #""Y""#, #""0""#])
  mutating func `a flag is yes or no`(flag: String) {
    let block = #"{"a": {"type": "text", "properties": {"value": "x", "bold": \#(flag)}}}"#
    #expect(set(block)["result"] == ["success": true])
  }

  @Test mutating func `twenty are not too many`() {
    let blocks = (0..<20).map { #""b\#($0)": \#(Self.text)"# }.joined(separator: ", ")
    #expect(set("{\(blocks)}")["result"] == ["success": true])
  }

  @Test(arguments: [
    ("entityId=101&activityId=ID", 7, "100"), ("entityTypeId=3&activityId=ID", 7, "100"),
    ("entityTypeId=3&entityId=101", 7, "100"), ("entityTypeId=3&entityId=1&activityId=ID", 7, "OWNER_NOT_FOUND"),
    ("entityTypeId=77&entityId=1&activityId=ID", 7, "OWNER_NOT_FOUND"),
    ("entityTypeId=3&entityId=101&activityId=1", 7, "NOT_FOUND"),
    ("entityTypeId=3&entityId=102&activityId=ID", 7, "NOT_FOUND"),
    ("entityTypeId=3&entityId=101&activityId=ID", 9, "ACCESS_DENIED"),
  ])
  mutating func `refuses as the portal does`(form: String, user: Int, code: String) {
    let layout = "&layout[blocks][a][type]=text&layout[blocks][a][properties][value]=x"
    for method in ["get", "set", "delete"] {
      #expect(call(method, form + layout, user: user)["error"] == .string(code), "\(method)")
    }
    #expect(fixture.portal.crm.contentBlocks.count == 1)
  }

  @Test mutating func `a layout is needed, and its blocks`() {
    #expect(call("set", form)["error"] == "100")
    #expect(call("set", form + "&layout=x")["error"] == "FIELD_IS_REQUIRED")
    #expect(call("set", form + "&layout[icon]=x")["error"] == "FIELD_IS_REDUNDANT")
  }

  @Test mutating func `some types of activities take none`() {
    let layout = "layout[blocks][a][type]=text&layout[blocks][a][properties][value]=x"
    for subject in ["Imported by an application", "Factory acceptance test"] {
      let activity = fixture.portal.crm.activities.first { $0.subject == subject }!
      let owner = activity.bindings[0]
      let form = "entityTypeId=\(owner.type.rawValue)&entityId=\(owner.id)&activityId=\(activity.id)&\(layout)"
      #expect(call("set", form)["error"] == "UNSUITABLE_ACTIVITY_TYPE_ERROR")
    }
  }

  @Test mutating func `a webhook is no application`() {
    for method in ["get", "set", "delete"] {
      let answer = fixture.callWebhook("crm.activity.layout.blocks.\(method)", form)
      #expect(answer.status == 400 && answer.answer["error"] == "ERROR_WRONG_CONTEXT")
    }
  }

  @Test mutating func `who may only read may not set`() {
    _ = set(#"{"one": \#(Self.text)}"#)
    for setting in ["activity_\(activity)", "contact_101"] {
      _ = fixture.control(.settings, "read_only=\(setting)")
      #expect(set(#"{"two": \#(Self.text)}"#)["error"] == "ACCESS_DENIED")
      #expect(call("delete", form)["error"] == "ACCESS_DENIED" && call("get", form)["result"] != .null)
    }
    #expect(set(#"{"two": \#(Self.text)}"#, user: 1)["result"] == ["success": true])
  }

  @Test mutating func `the blocks go with the application`() {
    _ = set(#"{"one": \#(Self.text)}"#)
    _ = fixture.control(.application, "do=uninstall&clean=0&user=1")
    #expect(fixture.portal.crm.contentBlocks.map(\.application) == ["app.speech.example"])
  }
}
