import HTTPMessage
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct RouteTests {
  @Test(arguments: [Request.Method.other("PUT"), .other("DELETE"), .other("OPTIONS"), .other("post"), .other("")])
  func `the handler's address says which methods it answers`(_ method: Request.Method) async throws {
    let response = await Router.make().answer(Request(method: method)).response
    #expect(response.status.code == 405)
    let allowed = try #require(response.field("Allow"))
    #expect(Set(allowed.split(separator: ", ")) == ["GET", "HEAD", "POST"])
  }

  @Test(arguments: ["/health", "/assets/\(Assets.standard.file("placard.css").name)"])
  func `what is only read refuses other methods`(_ path: String) async throws {
    let response = await Router.make().answer(Request(method: .post, path: path)).response
    #expect(response.status.code == 405)
    let allowed = try #require(response.field("Allow"))
    #expect(Set(allowed.split(separator: ", ")) == ["GET", "HEAD"])
  }

  @Test(arguments: [
    "/x", "/index.php", "//", "/health/", "/healthz", "/assets", "/assets/", "/assets/x.css", "/%2e%2e/etc/passwd",
    "/assets/../health", "/Health", "x", "/assets/placard.css",
  ])
  func `there is nothing at other addresses`(_ path: String) async {
    for method in [Request.Method.get, .post, .other("PUT")] {
      let answer = await Router.make().answer(Request(method: method, path: path))
      #expect(answer.response.status.code == 404, "\(method)")
      #expect(answer.record.logFields == [LogField("reason", "unknown_path")])
    }
  }

  @Test(arguments: [("/bitrix/placard/", "/bitrix/placard/"), ("/bitrix/placard/", "/bitrix/placard"), ("/", "")])
  func `the handler is where the public address says, with or without its last slash`(
    _ basePath: String,
    _ path: String
  ) async {
    let response = await Router.make(basePath: basePath).answer(.widget(path: path)).response
    #expect(response.status == .ok)
  }

  @Test func `everything is below the public address`() async {
    let router = Router.make(basePath: "/b/")
    let asset = "assets/\(Assets.standard.file("placard.css").name)"
    for path in ["/b/", "/b/health", "/b/" + asset] {
      #expect(await router.answer(Request(path: path)).response.status == .ok, "\(path)")
    }
    for path in ["/", "/health", "/" + asset, "/bc/", "/a/b/", "/b/b/"] {
      #expect(await router.answer(Request(path: path)).response.status.code == 404, "\(path)")
    }
    let page = Markup(await router.answer(.widget(path: "/b/")).response)
    #expect(page.source.contains("<link rel=\"stylesheet\" href=\"/b/\(asset)\">"))
  }

  @Test(arguments: ["/status", "/metrics"])
  func `an instance is not told of where nobody tells of it, nor to others`(_ path: String) async {
    let there = await Router.make().answer(Request(path: path, isLocal: true))
    #expect(there.response.status.code == 404)
    #expect(there.record.logFields == [LogField("reason", "unknown_path")])
    let elsewhere = await Router.make().answer(Request(path: path))
    #expect(elsewhere.response.status.code == 404)
    #expect(elsewhere.record.logFields == [LogField("reason", "not_local")])
  }

  @Test func `a portal that opens a menu item without any data gets a page`() async {
    #expect(await Router.make().answer(Request(query: Array("any=thing".utf8))).response.status == .ok)
  }
}
