import Bitrix24
import Bitrix24REST
import HTML
import HTTPMessage
import PortalStore
import TestSupport
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

/// The report as the page in the browser asks for it.
struct ReportPartTests {
  private struct Fixture {
    let portal: StatisticsPortal
    let router: Router

    init(_ rows: [[String: JSONValue]], maximum: Int = 16) {
      portal = StatisticsPortal(rows)
      let oauth = OAuth(transport: portal, servers: [], credentials: nil)
      let clients = PortalClients(rest: RESTService(transport: portal, oauth: oauth), maximum: maximum)
      var options = Router.Options(
        accessPolicy: AccessPolicy(
          portals: [PortalPattern("xxx.bitrix24.com")].compactMap(\.self), applicationToken: nil),
        theme: .light, library: .bitrix24Library, basePath: "/", hasClientCredentials: false)
      options.parts = PartService(
        clients, options: PartService.Options(timeout: .seconds(4), isPrefetching: false, maximumTickets: 8),
        onUnused: { _ in })
      router = Router(options, catalog: .standard(.recorded))
    }

    func ask(_ part: String = "report", _ fields: [String: String?] = [:]) async -> Markup {
      let placement: [String: String?] = [
        "VIEW": part, "PLACEMENT": "TELEPHONY_ANALYTICS_MENU", "PLACEMENT_OPTIONS": "",
      ]
      return Markup(await router.answer(.widget(placement.merging(fields) { $1 })).response)
    }

    func whole(_ part: String = "report", _ fields: [String: String?] = [:]) async -> Markup {
      var page = await ask(part, fields)
      for _ in 0..<100 where page.values(of: "data-state") == ["loading"] {
        let next: [String: String?] = ["NEXT": page.values(of: "data-next").first]
        page = await ask(part, fields.merging(next) { $1 })
      }
      return page
    }
  }

  private static let days: [String: String?] = ["FROM": "2026-03-16", "TO": "2026-03-31"]
  private static let rows = GeneratedCalls(900, in: .berlin, during: 1_772_064_000..<1_775_088_000).rows

  @Test func `comes in steps that say how far they are`() async throws {
    let here = Fixture(Self.rows)
    let first = await here.ask("report", Self.days)
    #expect(first.values(of: "data-part") == ["report"] && first.values(of: "data-state") == ["loading"])
    #expect(first.values(of: "data-done") == ["50"] && first.values(of: "data-next") == ["10-0"])
    #expect(first.source.contains("<progress max="))
    let page = await here.whole("report", Self.days)
    #expect(page.values(of: "data-state").isEmpty && page.text.contains("All calls that you may see"))
    let plain = PlainReport(Self.rows)
    let figures = plain.figures(plain.calls(from: "2026-03-16", to: "2026-03-31"))
    #expect(page.values(of: "aria-label").contains("2026-03-16 – 2026-03-31, Missed: \(figures["missed"] ?? -1)"))
  }

  @Test func `every figure opens the calls behind it`() async throws {
    let here = Fixture(Self.rows)
    let page = await here.whole("report", Self.days)
    let items = page.elements("button").filter { $0.attributes.contains("data-opens") }.map(\.text)
    let values = page.values(of: "value").filter { $0.hasPrefix("FIGURE=") }
    #expect(values.count == items.count && values.count > 50)
    let index = try #require(values.firstIndex { $0.hasPrefix("FIGURE=missed-day&SCOPE=period&") })
    let calls = await here.whole("calls", ["ITEM": values[index]])
    #expect(calls.values(of: "data-part") == ["calls"] && calls.text.hasPrefix("Calls: \(items[index])"))
    let line = try #require(values.first { $0.hasPrefix("FIGURE=calls&SCOPE=line%3A%3Dcmd") })
    #expect(await here.whole("calls", ["ITEM": line]).text.contains("=cmd|' /C calc'!A0"))
    #expect(await here.ask("calls").source.contains("hidden"))
    #expect(await here.ask("calls", ["ITEM": "FIGURE=evil&SCOPE=x"]).source.contains("hidden"))
  }

  @Test func `employees and lines are chosen, and stay chosen`() async throws {
    let here = Fixture(Self.rows)
    let fields = Self.days.merging(["OPERATORS": "5,6", "LINES": "=reg133788,0"]) { $1 }
    let page = await here.whole("report", fields)
    #expect(page.source.components(of: " checked") == 4)
    let plain = PlainReport(Self.rows)
    let calls = plain.calls(from: "2026-03-16", to: "2026-03-31", people: [5, 6], lines: ["reg133788", ""])
    #expect(page.values(of: "aria-label").contains("2026-03-16 – 2026-03-31, Calls: \(calls.count)"))
    let linked = #"{"FROM":"2026-03-16","TO":"2026-03-31","OPERATORS":"5,6","LINES":"=reg133788,0"}"#
    #expect(await here.whole("report", ["PLACEMENT_OPTIONS": linked]).source == page.source)
  }

  @Test func `the file has all figures and no formula`() async throws {
    let page = await Fixture(Self.rows).whole("report", Self.days)
    let link = try #require(page.links.first)
    #expect(link.hasPrefix("data:text/csv;charset=utf-8,%EF%BB%BF"))
    #expect(page.values(of: "download") == ["calls-2026-03-16-2026-03-31.csv"])
    #expect(link.contains("%22%27%3Dcmd%7C") && !link.contains(",%3Dcmd"))
  }

  @Test func `what is missing is named`() async throws {
    let here = Fixture([])
    here.portal.change { $0.error = "ACCESS_DENIED" }
    let denied = await here.ask()
    #expect(denied.values(of: "data-state") == ["denied"] && denied.text.contains("Call Statistics: View"))
    let invalid = await here.ask("report", ["NEXT": "<script>"])
    #expect(invalid.values(of: "data-state") == ["failed"] && invalid.values(of: "data-field") == ["NEXT"])
    here.portal.change { $0.accidents = [.refused] }
    let failed = await here.ask("report", Self.days)
    #expect(failed.values(of: "data-state") == ["failed"])
    #expect(failed.values(of: "value") == ["FROM=2026-03-16&TO=2026-03-31"])
  }

  /// Also what `Tests/Browser` looks at.
  @Test(arguments: [("report", "en"), ("report", "ar"), ("calls", "en"), ("reading", "de")])
  func `Golden: the fragments are the recorded ones`(_ name: String, _ language: String) async throws {
    let here = Fixture(Array(Self.rows.prefix(name == "reading" ? 900 : 120)))
    let fields = Self.days.merging(["LANG": language]) { $1 }
    let page =
      switch name {
      case "reading": await here.ask("report", fields)
      case "calls":
        await here.whole(
          "calls", ["ITEM": "FIGURE=incoming&SCOPE=period&FROM=2026-03-16&TO=2026-03-31", "LANG": language])
      default: await here.whole("report", fields)
      }
    try Golden.expect(
      Array(page.source.utf8), equals: Golden.fixtures.appending(path: "Report/\(name).\(language).html"))
  }

  @Test func `others go first`() async throws {
    // One that runs is half of what may.
    let here = Fixture(Self.rows, maximum: 0)
    #expect(await here.ask("report", Self.days).values(of: "data-state") == ["busy"])
    let page = await here.ask("report", Self.days.merging(["NEXT": "10-0"]) { $1 })
    #expect(page.values(of: "data-state") == ["loading"] && page.values(of: "data-wait") == ["3"])
    #expect(here.portal.requests.isEmpty)
  }

  @Test(arguments: Language.allCases)
  func `is there in every language`(_ language: Language) async throws {
    let rows = Array(Self.rows.prefix(40))
    let page = await Fixture(rows).whole("report", Self.days.merging(["LANG": language.rawValue]) { $1 })
    #expect(page.text.contains(ReportTexts.of(language).missedForADay))
  }
}

extension String {
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
