import HTTPMessage
import Portals
import Testing

@testable import Widgets

struct AssetTests {
  @Test func `its name contains its contents' digest`() throws {
    let asset = Asset.stylesheet
    let digest = try #require(asset.name.wholeMatch(of: /placard\.([0-9a-f]{16})\.css/)).1
    #expect(SHA256Digest(of: asset.bytes).hexadecimal.hasPrefix(digest))
  }

  @Test func `is served as what it is, to be kept for ever`() async {
    let response = await Site.make().answer(Request(path: "/assets/" + Asset.stylesheet.name)).response
    #expect(response.status == .ok)
    #expect(response.body == Asset.stylesheet.bytes)
    #expect(response.field("Content-Type") == "text/css; charset=utf-8")
    #expect(response.field("X-Content-Type-Options") == "nosniff")
    let caching = response.field("Cache-Control") ?? ""
    #expect(caching.contains("immutable"))
    #expect(caching.contains("max-age=31536000"))
  }

  @Test func `every page refers to a stylesheet that there is`() async throws {
    for request in [Request.widget(), Request(), Request(path: "/x"), .widget(["PLACEMENT": "DEFAULT"])] {
      let page = Markup(await Site.make().answer(request).response).source
      let path = try #require(page.firstMatch(of: /<link rel="stylesheet" href="([^"]*)">/)).1
      #expect(await Site.make().answer(Request(path: String(path))).response.status == .ok)
    }
  }

  @Test func `an unknown name is no asset`() {
    #expect(Asset.named("placard.css") == nil)
    #expect(Asset.named("") == nil)
    #expect(Asset.named(Asset.stylesheet.name)?.name == Asset.stylesheet.name)
  }

  @Test func `the style loads nothing from elsewhere`() {
    let css = String(decoding: Asset.stylesheet.bytes, as: UTF8.self)
    #expect(!css.isEmpty)
    #expect(!css.contains("@import"))
    #expect(!css.contains("url(http"))
    #expect(!css.contains("url(//"))
  }
}
