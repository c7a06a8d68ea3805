import HTTPMessage
import Testing

@testable import PortalSimulator

@Suite struct RouteTests {
  private func route(_ method: Request.Method, _ path: String) -> Route { Route(Request(method: method, path: path)) }

  @Test(arguments: [
    ("/rest/crm.item.get.json", Route.rest("crm.item.get")), ("/rest/batch", .rest("batch")),
    ("/rest/app.info.json", .rest("app.info")), ("/rest/app.info", .authorizationServer(.applicationInfo)),
    ("/rest/crm.item.get/", .rest("crm.item.get")), ("/rest/1/secret/profile/", .rest("1/secret/profile")),
    ("/rest/app.info/", .authorizationServer(.applicationInfo)),
    ("/oauth/token/", .authorizationServer(.token)), ("/api/v1/", .library), ("/simulator/journal", .control(.journal)),
    ("/crm/deal/details/301/", .page("/crm/deal/details/301/")),
    ("/company/personal/user/7/", .page("/company/personal/user/7/")),
    ("/assets/none.js", .unknown), ("/simulator/none", .unknown), ("/favicon.ico", .unknown), ("/rest", .unknown),
  ])
  func `finds what a path is for`(path: String, expected: Route) {
    #expect(route(.get, path) == expected)
  }

  @Test(arguments: ["/", "/assets/portal.css", "/assets/portal.js", "/assets/frame.js"])
  func `the page's files are there`(path: String) throws {
    let file = try #require(BrowserFile(path: path))
    #expect(route(.get, path) == .file(file) && !file.response.body.isEmpty)
    #expect(route(.post, path) == .methodNotAllowed("GET, HEAD"))
  }

  @Test(arguments: [
    (Request.Method.post, "/simulator/session", Route.control(.session)),
    (.get, "/simulator/session", .methodNotAllowed("POST")), (.post, "/simulator/settings", .control(.settings)),
    (.post, "/simulator/journal", .methodNotAllowed("GET, HEAD")), (.other("OPTIONS"), "/rest/batch", .preflight),
    (.other("DELETE"), "/rest/batch", .methodNotAllowed("GET, POST, OPTIONS")),
  ])
  func `minds the method`(method: Request.Method, path: String, expected: Route) {
    #expect(route(method, path) == expected)
  }

  @Test func `the library can be missing, and nothing is cached`() async {
    let simulator = Simulator(PortalFixture.installation, log: .none)
    let library = await simulator.respond(to: Request(path: "/api/v1/"))
    #expect(library.status == .ok && library.field("Content-Type") == "text/javascript; charset=utf-8")
    #expect(library.field("Cache-Control") == "no-store")
    var setting = Request.form("library=missing")
    setting.path = "/simulator/settings"
    _ = await simulator.respond(to: setting)
    #expect(await simulator.respond(to: Request(path: "/api/v1/")).status == .notFound)
  }

  @Test func `a browser of another origin may call REST`() async {
    let simulator = Simulator(PortalFixture.installation, log: .none)
    for method in [Request.Method.get, .other("OPTIONS")] {
      let response = await simulator.respond(to: Request(method: method, path: "/rest/scope"))
      #expect(response.field("Access-Control-Allow-Origin") == "*")
    }
  }

  @Test func `a page of the portal says its path, escaped`() async {
    let response = await Simulator(PortalFixture.installation, log: .none)
      .respond(to: Request(path: "/crm/<b>"))
    #expect(String(decoding: response.body, as: UTF8.self).contains("page at /crm/&lt;b&gt;"))
  }
}
