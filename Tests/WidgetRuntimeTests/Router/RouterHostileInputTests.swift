import Bitrix24
import HTTPMessage
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct RouterHostileInputTests {
  private static let router = Router.make(portals: ["xxx.bitrix24.com", "http://intranet"])

  static let values = [
    "\"><script>alert(1)</script>", "' onmouseover='alert(1)", "</title></style><b>", "a\r\nX-Injected: 1\r\n\r\n<b>",
    "\0", "\u{202E}\u{2066}txt", "javascript:alert(1)", "{\"a\":", "[]", "null", "undefined",
    String(repeating: "[", count: 60_000), String(repeating: "{\"a\":", count: 12_000),
    String(repeating: "<", count: 60_000), String(repeating: "9", count: 60_000),
    "e" + String(repeating: "\u{301}", count: 30_000),
  ]

  @Test(arguments: Portal.parameters.map(\.key) + ["APPLICATION_TOKEN", "SERVER_ENDPOINT", "URI", "other"])
  func `whatever stands in a parameter, the answer is a sound page`(_ name: String) async {
    for value in Self.values {
      for placement in ["CALL_CARD", "DEFAULT", "LEFT_MENU"] {
        var changes: [String: String?] = ["PLACEMENT": placement]
        changes[name] = value
        await Self.check(.widget(changes))
      }
    }
  }

  @Test(
    arguments: [
      "CALL_ID", "PHONE_NUMBER", "LINE_NUMBER", "LINE_NAME", "CRM_ENTITY_TYPE", "CRM_ENTITY_ID", "CRM_BINDINGS",
      "CRM_ACTIVITY_ID", "CALL_DIRECTION", "CALL_STATE", "CALL_LIST_MODE", "URI", "other",
    ])
  func `whatever stands in the context, the answer is a sound page`(_ key: String) async {
    for value in Self.values {
      var options = ["CRM_ENTITY_TYPE": "DEAL", "CRM_ENTITY_ID": "1"]
      options[key] = value
      let response = await Self.check(.widget(["PLACEMENT_OPTIONS": Portal.options(options)]))
      #expect(response.status == .ok)
    }
  }

  @Test(arguments: UInt8(0)...30)
  func `whatever bytes are posted, the answer is a sound page`(_ seed: UInt8) async {
    let body = (0..<2000).map { UInt8(truncatingIfNeeded: ($0 &* 31 &+ Int(seed) &* 97) ^ ($0 >> 3)) }
    var request = Request.widget()
    request.body = .success(body)
    await Self.check(request)
    request.body = .success(Portal.form() + Array("&".utf8) + body)
    await Self.check(request)
  }

  /// Checks that there is a page with all header fields, and that nothing in it came from outside as markup.
  @discardableResult
  private static func check(_ request: Request) async -> Response {
    let answer = await router.answer(request)
    let response = answer.response
    #expect([200, 400, 403].contains(response.status.code))
    #expect(response.fields.count == 5)
    #expect(response.fields.allSatisfy { $0.value.utf8.allSatisfy { (0x20..<0x7F).contains($0) } })
    let page = String(decoding: response.body, as: UTF8.self)
    #expect(page.utf8.elementsEqual(response.body), "the page is UTF-8")
    #expect(page.split(separator: "<script").count <= 2, "our own module, and no other script")
    #expect(!page.utf8.contains("<script>"))
    for piece in ["<b>", "onmouseover='", "href=\"javascript:", "\u{202E}", "\0"] {
      #expect(!page.utf8.contains(piece), "\(piece)")
    }
    // A call's id may be any text; the log quotes it.
    for fact in answer.record.logFields where fact.name != "call" {
      #expect(fact.value.utf8.count <= 300 && fact.value.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(fact.name)")
    }
    return response
  }
}

extension String.UTF8View {
  /// By bytes, since a character may hide what stands before its marks.
  fileprivate func contains(_ piece: String) -> Bool {
    firstRange(of: piece.utf8) != nil
  }
}
