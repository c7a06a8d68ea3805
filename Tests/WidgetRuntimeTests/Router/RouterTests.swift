import Bitrix24
import HTTPMessage
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct RouterTests {
  // MARK: - What there is

  @Test func `a portal's form gets the call card`() async {
    let response = await Router.make().answer(.widget()).response
    #expect(response.status == .ok)
    #expect(Markup(response).text.contains("555555"))
  }

  @Test(arguments: [
    "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=UTF-8",
    "application/x-www-form-urlencoded;charset=utf-8", "Application/X-WWW-Form-URLEncoded",
  ])
  func `takes a form however its media type is written`(_ type: String) async {
    var request = Request.widget()
    request.contentType = type
    #expect(await Router.make().answer(request).response.status == .ok)
  }

  @Test func `takes parameters from query and body alike`() async {
    let query = "DOMAIN=xxx.bitrix24.com&PROTOCOL=1&LANG=de&APP_SID=1"
    let request = Request.widget(["DOMAIN": nil, "PROTOCOL": nil, "LANG": nil, "APP_SID": nil], query: query)
    let response = await Router.make().answer(request).response
    #expect(response.status == .ok)
    #expect(Markup(response).values(of: "lang") == ["de"])
  }

  @Test(arguments: [Request.Method.get, .head])
  func `a person who opens the address gets a short page`(_ method: Request.Method) async {
    let response = await Router.make().answer(Request(method: method, acceptLanguage: "fr-CH, de;q=0.5")).response
    #expect(response.status == .ok)
    #expect(Markup(response).values(of: "lang") == ["fr"])
    #expect(Markup(response).text.contains(RuntimeTexts.french.landing.title))
  }

  @Test func `health answers ok`() async {
    let response = await Router.make().answer(Request(path: "/health")).response
    #expect(response.status == .ok)
    #expect(String(decoding: response.body, as: UTF8.self).hasPrefix("ok"))
    #expect(response.field("Content-Type") == "text/plain; charset=utf-8")
    #expect(response.field("Cache-Control") == "no-store")
  }

  @Test func `a placement without a page of its own gets one that names it`() async {
    let response = await Router.make().answer(.widget(["PLACEMENT": "CRM_DYNAMIC_183_LIST_MENU"])).response
    #expect(response.status == .ok)
    #expect(Markup(response).text.contains("CRM_DYNAMIC_183_LIST_MENU"))
  }

  // MARK: - What is refused

  /// Changes of the example's request, and the status and reason that each gets.
  static let refusals: [(changes: [String: String?], status: Int, reason: String)] = [
    (["PLACEMENT": nil], 400, "missing_parameter"), (["PLACEMENT": ""], 400, "missing_parameter"),
    (["member_id": nil], 400, "missing_parameter"), (["DOMAIN": nil], 400, "missing_parameter"),
    (["member_id": "<b>"], 400, "invalid_parameter"), (["PROTOCOL": "2"], 400, "invalid_parameter"),
    (["DOMAIN": "evil.com#"], 400, "invalid_parameter"), (["DOMAIN": "a\r\nX:"], 400, "invalid_parameter"),
    (["DOMAIN": "xxx.bitrix24.com/"], 400, "invalid_parameter"), (["DOMAIN": "a b"], 400, "invalid_parameter"),
    (["DOMAIN": "xxx.bitrix24.com\0"], 400, "invalid_parameter"), (["DOMAIN": "пример.рф"], 400, "invalid_parameter"),
    (["DOMAIN": String(repeating: "a", count: 300)], 400, "invalid_parameter"),
    (["DOMAIN": "user@xxx.bitrix24.com"], 400, "invalid_parameter"),
    (["DOMAIN": "other.bitrix24.com"], 403, "unknown_portal"),
    (["DOMAIN": "xxx.bitrix24.com.evil.example"], 403, "unknown_portal"),
    (["DOMAIN": "xxx.bitrix24.com:8443"], 403, "unknown_portal"), (["PROTOCOL": "0"], 403, "insecure_portal"),
  ]

  @Test(arguments: refusals)
  func `a call that is none is refused in words`(
    _ changes: [String: String?],
    _ status: Int,
    _ reason: String
  ) async {
    let answer = await Router.make().answer(.widget(changes))
    #expect(answer.response.status.code == status)
    #expect(answer.record.logFields.contains(LogField("reason", reason)))
    #expect(Markup(answer.response).text.contains(Portal.requestID))
  }

  @Test func `a parameter that comes twice with different values is refused`() async {
    let answer = await Router.make().answer(.widget(query: "PLACEMENT=DEFAULT"))
    #expect(answer.response.status.code == 400)
    #expect(answer.record.logFields.contains(LogField("reason", "contradictory_parameter")))
    #expect(answer.record.logFields.contains(LogField("parameter", "PLACEMENT")))
    #expect(await Router.make().answer(.widget(query: "PLACEMENT=CALL_CARD")).response.status == .ok)
  }

  @Test(arguments: [
    "", "text/html", "application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded2",
    "text/plain; application/x-www-form-urlencoded",
  ])
  func `what is not a form is refused`(_ type: String) async {
    var request = Request.widget()
    request.contentType = type
    let answer = await Router.make().answer(request)
    #expect(answer.response.status.code == 415)
    #expect(answer.record.logFields == [LogField("reason", "not_a_form")])
  }

  @Test(arguments: ["gzip", "br", "deflate", "identity, gzip", "x"])
  func `an encoded body is refused`(_ encoding: String) async {
    var request = Request.widget()
    request.contentEncoding = encoding
    #expect(await Router.make().answer(request).response.status.code == 415)
    request.contentEncoding = "identity"
    #expect(await Router.make().answer(request).response.status == .ok)
  }

  @Test(arguments: [(Request.BodyError.tooLarge, 413), (.incomplete, 400), (.badLength, 400)])
  func `a body that did not arrive is refused`(_ error: Request.BodyError, _ status: Int) async {
    var request = Request.widget(query: "LANG=it")
    request.body = .failure(error)
    let response = await Router.make().answer(request).response
    #expect(response.status.code == status)
    #expect(Markup(response).values(of: "lang") == ["it"])
  }

  @Test func `a refusal speaks the portal's language, else the browser's, else English`() async {
    func language(_ request: Request) async -> [String] {
      Markup(await Router.make().answer(request).response).values(of: "lang")
    }
    var request = Request.widget(["member_id": nil, "LANG": "tr"])
    request.acceptLanguage = "de"
    #expect(await language(request) == ["tr"])
    #expect(await language(Request(path: "/x", query: Array("LANG=vn".utf8), acceptLanguage: "de")) == ["vi"])
    #expect(await language(Request(path: "/x", acceptLanguage: "de")) == ["de"])
    #expect(await language(Request(path: "/x", acceptLanguage: "tlh")) == ["en"])
  }

  // MARK: - Recorded requests

  @Test(arguments: [["DOMAIN": "evil.example"], ["PROTOCOL": "0"]])
  func `a preview renders what the server would refuse, and says what it would answer`(
    _ changes: [String: String]
  ) async {
    let (page, served) = await Router.make().preview(.widget(changes.mapValues(Optional.some)))
    #expect(page.status == .ok)
    #expect(Markup(page).text.contains("555555"))
    #expect(served.response.status == .forbidden)
  }

  @Test func `a preview of what the server serves is what it serves`() async {
    let (page, served) = await Router.make().preview(.widget())
    #expect(page.status == .ok && served.response.status == .ok)
    #expect(page.body == served.response.body)
  }

  @Test func `a preview of what is no call shows the refusal`() async {
    let (page, served) = await Router.make().preview(.widget(["PLACEMENT": nil]))
    #expect(page.status == .badRequest && served.response.status == .badRequest)
  }
}
