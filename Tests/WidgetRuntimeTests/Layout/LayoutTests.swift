import Bitrix24
import HTML
import HTTPMessage
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct LayoutTests {
  @Test func `a widget has exactly these header fields`() async {
    let fields = await Router.make().answer(.widget()).response.fields
    let policy = """
      default-src 'none'; script-src 'self' https://api.bitrix24.com; style-src 'self'; img-src 'self' data:; \
      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors https://xxx.bitrix24.com
      """
    #expect(
      fields.map { "\($0.name): \($0.value)" }.sorted() == [
        "Cache-Control: no-store", "Content-Security-Policy: \(policy)", "Content-Type: text/html; charset=utf-8",
        "Referrer-Policy: no-referrer", "X-Content-Type-Options: nosniff",
      ]
    )
  }

  @Test(arguments: [
    ("ACME.example.com", "1", "https://acme.example.com"),
    ("acme.example.com:8443", "1", "https://acme.example.com:8443"),
    ("acme.example.com:443", "1", "https://acme.example.com"), ("intranet", "0", "http://intranet"),
    ("10.0.0.5:8080", "0", "http://10.0.0.5:8080"),
  ])
  func `only the portal that asked may show a widget in a frame`(
    _ domain: String,
    _ scheme: String,
    _ origin: String
  ) async throws {
    let portals = ["*.example.com", "*.example.com:8443", "http://intranet", "http://10.0.0.5:8080"]
    let response = await Router.make(portals: portals).answer(.widget(["DOMAIN": domain, "PROTOCOL": scheme])).response
    let policy = try #require(response.field("Content-Security-Policy"))
    #expect(policy.hasSuffix("; frame-ancestors \(origin)"))
  }

  @Test(arguments: [
    Request(), Request(path: "/x"), Request(method: .other("PUT")), Request(method: .post), .widget(["DOMAIN": "a b"]),
    .widget(["DOMAIN": "evil.example"]), .widget(["PLACEMENT": nil]),
  ])
  func `a page without data can be read wherever it appears, and runs nothing`(_ request: Request) async throws {
    let response = await Router.make().answer(request).response
    let policy = try #require(response.field("Content-Security-Policy"))
    let directives = policy.split(separator: "; ")
    #expect(directives.contains("default-src 'none'"))
    #expect(directives.contains("frame-ancestors https: http:"))
    #expect(directives.contains("base-uri 'none'"))
    #expect(directives.contains("form-action 'none'"))
    #expect(!policy.contains("script-src"))
    #expect(!Markup(response).source.contains("<script"))
    #expect(response.field("Content-Type") == "text/html; charset=utf-8")
    #expect(response.field("Cache-Control") == "no-store")
    #expect(response.field("Referrer-Policy") == "no-referrer")
    #expect(response.field("X-Content-Type-Options") == "nosniff")
  }

  @Test(arguments: ["DEFAULT", "CALL_CARD", "CRM_DEAL_DETAIL_TAB"])
  func `no page has an inline script or style or keeps out of frames`(_ placement: String) async {
    let response = await Router.make().answer(.widget(["PLACEMENT": placement])).response
    let page = Markup(response).source
    #expect(!page.contains("<style"))
    #expect(!page.contains(" style="))
    #expect(!page.contains(/<script(?![^>]*src=)/))
    #expect(!page.contains(/\son[a-z]+="/))
    #expect(response.field("X-Frame-Options") == nil)
  }

  @Test(arguments: [Page.Theme.light, .dark, .auto])
  func `pages have the configured theme`(_ theme: Page.Theme) async {
    for request in [Request.widget(), Request(), Request(path: "/x")] {
      let page = Markup(await Router.make(theme: theme).answer(request).response)
      #expect(page.values(of: "data-theme") == [theme.rawValue])
    }
  }

  @Test func `the library's origin is where the configuration says`() async throws {
    let options = Router.Options(
      accessPolicy: .init(portals: [], applicationToken: nil),
      theme: .light,
      library: WebURL(origin: "https://portal.example:8443", path: "/api/v1/")!,
      basePath: "/",
      hasClientCredentials: false
    )
    let (page, _) = await Router(options, catalog: .standard(.recorded)).preview(.widget())
    let policy = try #require(page.field("Content-Security-Policy"))
    #expect(policy.contains("; script-src 'self' https://portal.example:8443; "))
  }
}
