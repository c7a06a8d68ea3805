import Testing

@testable import PortalSimulator

/// `placement.*`
@Suite struct PlacementMethodTests {
  private var fixture = PortalFixture()

  @Test(arguments: [
    ("", 200, "ERROR_ARGUMENT"), ("PLACEMENT=CALL_CARD", 200, "ERROR_ARGUMENT"),
    ("PLACEMENT[]=CALL_CARD&HANDLER=https://a.example/", 200, "ERROR_ARGUMENT"),
    ("PLACEMENT=CALL_CARDS&HANDLER=https://a.example/", 400, "ERROR_PLACEMENT_NOT_FOUND"),
    ("PLACEMENT=IM_TEXTAREA&HANDLER=https://a.example/", 400, "ERROR_PLACEMENT_NOT_FOUND"),
    ("PLACEMENT=CALL_CARD&HANDLER=a.example", 400, "ERROR_WRONG_HANDLER_URL"),
    ("PLACEMENT=CALL_CARD&HANDLER=https://localhost/", 400, "ERROR_WRONG_HANDLER_URL"),
    ("PLACEMENT=CALL_CARD&HANDLER=https://.example/", 400, "ERROR_WRONG_HANDLER_URL"),
    ("PLACEMENT=CALL_CARD&HANDLER=https:///a.b", 400, "ERROR_WRONG_HANDLER_URL"),
    ("PLACEMENT=CALL_CARD&HANDLER=ftp://a.example/", 400, "ERROR_UNSUPPORTED_PROTOCOL"),
    ("PLACEMENT=CALL_CARD&HANDLER=http://127.0.0.1:8080/", 400, "ERROR_CORE"),
    ("PLACEMENT=CALL_CARD&HANDLER=https://a.example/&USER_ID=7", 200, "ERROR_PLACEMENT_USER_MODE"),
    ("PLACEMENT=PAGE_BACKGROUND_WORKER&HANDLER=https://a.example/", 200, "EMPTY_ERROR_HANDLER_URL"),
  ])
  mutating func `refuses to bind as the portal does`(form: String, status: Int, code: String) {
    let answer = fixture.call("placement.bind", form, user: 1)
    #expect(answer.status == status && answer.answer["error"] == .string(code))
    #expect(fixture.portal.placements.count == 1)
  }

  @Test mutating func `says which argument is missing`() {
    let answer = fixture.call("placement.bind", "PLACEMENT=CALL_CARD&HANDLER=", user: 1).answer
    #expect(answer["error_description"] == "Argument 'HANDLER' is null or empty" && answer["argument"] == "HANDLER")
  }

  @Test(arguments: ["REST_APP_URI", "PAGE_BACKGROUND_WORKER"])
  mutating func `some places take one handler only`(placement: String) {
    let form = "PLACEMENT=\(placement)&OPTIONS[errorHandlerUrl]=https://a.example/&HANDLER=https://a.example/"
    #expect(fixture.call("placement.bind", form + "1", user: 1).answer["result"] == true)
    let answer = fixture.call("placement.bind", form + "2", user: 1)
    #expect(answer.status == 200 && answer.answer["error"] == "ERROR_PLACEMENT_MAX_COUNT")
  }

  @Test mutating func `the call card takes the scope of telephony`() {
    let token = fixture.token(1, scope: ["placement"]).access
    let form = "auth=\(token)&PLACEMENT=CALL_CARD&HANDLER=https://a.example/"
    #expect(fixture.send("placement.bind", .form(form)).answer["error"] == "ERROR_PLACEMENT_NOT_FOUND")
    #expect(
      fixture.send("placement.list", .form("auth=\(token)")).answer["result"]?.elements.contains("CALL_CARD") == false)
  }

  @Test mutating func `what was bound is given back`() {
    let form =
      "PLACEMENT=crm_dynamic_183_detail_activity&HANDLER=https://a.example/&TITLE=T&LANG_ALL[de][TITLE]=D&OPTIONS[a]=b"
    #expect(fixture.call("placement.bind", form, user: 1).answer["result"] == true)
    #expect(
      fixture.call("placement.get", user: 1).answer.at("result", "1") == [
        "placement": "CRM_DYNAMIC_183_DETAIL_ACTIVITY", "userId": 0, "handler": "https://a.example/",
        "options": ["a": "b"], "title": "T", "description": "", "langAll": ["de": ["TITLE": "D"]],
      ])
  }

  @Test(arguments: ["CALL_CARD", "LEFT_MENU", "CRM_DEAL_DETAIL_TAB"])
  mutating func `options are dropped without a word where a place has none`(placement: String) {
    let form = "PLACEMENT=\(placement)&HANDLER=https://a.example/&OPTIONS[a]=b"
    #expect(fixture.call("placement.bind", form, user: 1).answer["result"] == true)
    #expect(fixture.call("placement.get", user: 1).answer.at("result", "1", "options") == [])
  }

  @Test mutating func `a background worker can be for one user`() {
    let form =
      "PLACEMENT=PAGE_BACKGROUND_WORKER&HANDLER=https://a.example/&OPTIONS[errorHandlerUrl]=https://a.example/error"
    #expect(fixture.call("placement.bind", form + "&USER_ID=7", user: 1).answer["result"] == true)
    #expect(fixture.call("placement.get", user: 1).answer.at("result", "1", "userId") == 7)
    #expect(fixture.call("placement.bind", form, user: 1).answer["error"] == "ERROR_PLACEMENT_MAX_COUNT")
  }

  @Test(arguments: [("", 4), ("&HANDLER=https://a.example/", 2), ("&HANDLER=https://b.example/", 0)])
  mutating func `unbinding counts what was found and what was removed`(handler: String, count: Int) {
    _ = fixture.call("placement.bind", "PLACEMENT=CALL_CARD&HANDLER=https://a.example/", user: 1)
    let answer = fixture.call("placement.unbind", "PLACEMENT=CALL_CARD\(handler)", user: 1).answer
    #expect(answer.at("result", "count") == .integer(count))
  }

  @Test mutating func `lists what the scopes reach, one scope's, or all`() {
    func list(_ form: String) -> [Value] { fixture.call("placement.list", form).answer["result"]?.elements ?? [] }
    #expect(list("").contains("CALL_CARD") && list("").contains("LEFT_MENU") && !list("").contains("IM_SIDEBAR"))
    #expect(list("FULL=true").contains("IM_SIDEBAR"))
    #expect(list("SCOPE=telephony&FULL=1") == ["CALL_CARD", "TELEPHONY_ANALYTICS_MENU"])
  }

  @Test(arguments: ["placement.get", "placement.bind", "placement.unbind", "placement.list", "event.bind", "event.get"])
  mutating func `a webhook is no application`(method: String) {
    let path = "1/\(PortalFixture.installation.webhook)/\(method)"
    let answer = fixture.send(path, .form("PLACEMENT=CALL_CARD"))
    #expect(answer.status == 403 && answer.answer["error"] == "WRONG_AUTH_TYPE")
    let batch = fixture.send("1/\(PortalFixture.installation.webhook)/batch", .form("cmd[a]=\(method)")).answer
    #expect(batch.at("result", "result_error", "a", "error") == "WRONG_AUTH_TYPE")
  }

  @Test mutating func `a webhook may do what needs no application`() {
    let secret = PortalFixture.installation.webhook
    #expect(fixture.send("7/\(secret)/user.admin", .form("")).answer["result"] == false)
    #expect(fixture.send("1/\(secret)/app.info", .form("")).answer["error"] == "ACCESS_DENIED")
    #expect(fixture.send("1/x/user.admin", .form("")).answer["error"] == "INVALID_CREDENTIALS")
  }

  @Test(arguments: ["placement.get", "placement.bind", "placement.unbind"])
  mutating func `employees are refused`(method: String) {
    let answer = fixture.call(method, "PLACEMENT=CALL_CARD&HANDLER=https://a.example/")
    #expect(answer.status == 403 && answer.answer["error"] == "ACCESS_DENIED")
  }
}
