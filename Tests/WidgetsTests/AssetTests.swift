import Bitrix24
import HTTPMessage
import Localization
import PortalStore
import Testing

@testable import Widgets

struct AssetTests {
  @Test func `its name contains its contents' digest`() throws {
    let asset = Asset.stylesheet
    let digest = try #require(asset.name.wholeMatch(of: /placard\.([0-9a-f]{16})\.css/)).1
    #expect(SHA256Digest(of: asset.bytes).hexadecimal.hasPrefix(digest))
  }

  @Test func `every page refers to a stylesheet that there is`() async throws {
    for request in [Request.widget(), Request(), Request(path: "/x"), .widget(["PLACEMENT": "DEFAULT"])] {
      let page = Markup(await Site.make().answer(request).response).source
      let path = try #require(page.firstMatch(of: /<link rel="stylesheet" href="([^"]*)">/)).1
      #expect(await Site.make().answer(Request(path: String(path))).response.status == .ok)
    }
  }

  @Test(arguments: [
    "", ".", "placard.css", "placard.js", "placard.0123456789abcdef.css", "call-card.de.html", "call-card.xx.0.html",
    "call-card.de.0123456789abcdef.html", "a.b.c.d.html",
  ])
  func `an unknown name is no asset`(_ name: String) {
    #expect(Asset.named(name) == nil)
  }

  @Test(arguments: [Asset.stylesheet, .module] + Language.allCases.map(Asset.callCardParts))
  func `an asset is found by its name, served as what it is, to be kept for ever`(_ asset: Asset) async throws {
    let response = await Site.make().answer(Request(path: "/assets/" + asset.name)).response
    #expect(response.status == .ok)
    #expect(response.body == asset.bytes)
    let suffix = try #require(asset.name.split(separator: ".").last)
    let type = ["css": "text/css", "js": "text/javascript", "html": "text/html"][suffix].map { $0 + "; charset=utf-8" }
    #expect(response.field("Content-Type") == type)
    #expect(response.field("X-Content-Type-Options") == "nosniff")
    #expect(response.field("Cache-Control") == "public, max-age=31536000, immutable")
  }

  @Test func `the module is small, and makes no markup of text`() {
    // With its comments, and before the web server compresses it.
    #expect(Asset.module.bytes.count < 17_500)
    let source = String(decoding: Asset.module.bytes, as: UTF8.self)
    for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", ".style"] {
      #expect(!source.contains(word), "\(word)")
    }
  }

  @Test func `a page runs the module for it, or none`() async throws {
    let page = Markup(await Site.make().answer(.widget(["LANG": "de"])).response)
    let scripts = page.elements("script")
    #expect(scripts.count == 1)
    #expect(page.values(of: "src") == ["/assets/" + Asset.module.name])
    #expect(page.values(of: "data-parts") == ["/assets/" + Asset.callCardParts(in: .german).name])
    #expect(page.values(of: "data-library") == ["https://api.bitrix24.com/api/v1/"])
    let home = Markup(await Site.make().answer(.widget(["PLACEMENT": "DEFAULT"])).response)
    #expect(home.values(of: "src") == ["/assets/" + Asset.setupModule.name])
    #expect(home.values(of: "data-library") == ["https://api.bitrix24.com/api/v1/"])
    let other = Markup(await Site.make().answer(.widget(["PLACEMENT": "LEFT_MENU"])).response)
    #expect(other.elements("script").isEmpty)
  }

  @Test(arguments: Language.allCases)
  func `a page hands its modules the locale and the days of the language`(_ language: Language) async {
    let card = Markup(await Site.make().answer(.widget(["LANG": language.rawValue])).response)
    let home = Markup(await Site.make().answer(.widget(["LANG": language.rawValue, "PLACEMENT": "DEFAULT"])).response)
    for page in [card, home] {
      #expect(page.values(of: "data-locale") == [language == .kazakh ? "ru" : "\(language.tag)-u-ca-gregory"])
      #expect(page.values(of: "data-date-style") == [language == .kazakh ? "short" : "medium"])
    }
    let days = CalendarTexts.of(language)
    #expect(card.values(of: "data-days") == ["\(days.yesterday)|\(days.today)|\(days.tomorrow)"])
  }

  @Test func `the style loads nothing from elsewhere`() {
    let css = String(decoding: Asset.stylesheet.bytes, as: UTF8.self)
    #expect(!css.isEmpty)
    #expect(!css.contains("@import"))
    #expect(!css.contains("url(http"))
    #expect(!css.contains("url(//"))
  }
}
