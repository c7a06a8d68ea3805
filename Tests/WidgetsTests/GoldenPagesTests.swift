import Bitrix24
import FoundationEssentials
import HTTPMessage
import TestSupport
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct GoldenPagesTests {
  @Test(arguments: Recording.all)
  func `a recorded request gives the recorded page`(_ recording: Recording) async throws {
    let response = await recording.router.answer(try recording.request).response
    #expect(response.status.code == recording.status)
    try Golden.expect(Self.withoutDigest(response.body), equals: recording.page)
  }

  @Test func `every page belongs to a recorded request`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Golden.fixtures.path)
    let pages = names.filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }
    #expect(Set(pages).subtracting(Recording.all.map(\.name)).isEmpty)
    #expect(Recording.all.count >= 16)
  }

  @Test func `parameters make the same page wherever they come`() async throws {
    let recordings = [Recording(name: "seed"), Recording(name: "seed-all-in-body")]
    let split = await recordings[0].router.answer(try recordings[0].request).response
    let together = await recordings[1].router.answer(try recordings[1].request).response
    #expect(String(decoding: split.body, as: UTF8.self) == String(decoding: together.body, as: UTF8.self))
  }

  @Test(arguments: Recording.all)
  func `no page shows a token or the session's id`(_ recording: Recording) async throws {
    let page = Markup(await recording.router.answer(try recording.request).response).source
    for secret in [
      Portal.accessToken, Portal.refreshToken, Portal.applicationSID, "wrong-application-token-of-a-stranger",
    ] {
      #expect(!page.contains(secret))
    }
  }

  @Test(arguments: Language.allCases)
  func `the page for nginx is the one that the program makes`(_ language: Language) throws {
    let file = Golden.repository.appending(path: "nginx/unavailable/\(language.rawValue).html")
    try Golden.expect(UnavailablePage.bytes(in: language), equals: file)
  }

  @Test(arguments: WidgetCatalog.standard.modules.filter { $0.templates != nil }, Language.allCases)
  func `the file of a module's templates is the one that pages ask for`(
    _ module: BrowserModule, _ language: Language
  ) throws {
    let name = "\(module.name.dropLast(3)).\(language.rawValue).html"
    let templates = try #require(Assets(WidgetCatalog.standard.modules).templates(of: module, in: language))
    try Golden.expect(templates.bytes, equals: Golden.repository.appending(path: "nginx/assets/\(name)"))
  }

  /// An asset's name changes with every change of its contents, which no page is about.
  private static func withoutDigest(_ body: [UInt8]) -> [UInt8] {
    Array(
      String(decoding: body, as: UTF8.self)
        .replacing(/\/assets\/[0-9a-f]{16}\//, with: "/assets/")
        .replacing(/(\/assets\/[a-z.-]+)\.[0-9a-f]{16}\./) { "\($0.1)." }.utf8)
  }
}
