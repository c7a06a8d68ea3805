import Bitrix24
import HTTPMessage
import Localization
import PortalStore
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct AssetTests {
  private static let catalog = WidgetCatalog.standard
  private static let assets = Assets.standard
  @Test func `the folder of style sheet and modules is named after all of them`() throws {
    let names = Self.assets.files.map { String($0.name.dropFirst(17)) }
    #expect(names == names.sorted() && names.contains("placard.css") && names.contains("call-card.js"))
    let list = zip(Self.assets.files, names).map { "\(SHA256Digest(of: $0.bytes).hexadecimal)  \($1)\n" }.joined()
    let folder = SHA256Digest(of: list.utf8).hexadecimal.prefix(16) + "/"
    #expect(Self.assets.files.allSatisfy { $0.name.hasPrefix(folder) })
  }

  @Test func `the digest of a card's texts is in their name`() throws {
    let asset = try #require(Assets.callCardTemplates(in: .german))
    let digest = try #require(asset.name.wholeMatch(of: /call-card\.de\.([0-9a-f]{16})\.html/)).1
    #expect(SHA256Digest(of: asset.bytes).hexadecimal.hasPrefix(digest))
  }

  @Test func `every page refers to a stylesheet that there is`() async throws {
    for request in [Request.widget(), Request(), Request(path: "/x"), .widget(["PLACEMENT": "DEFAULT"])] {
      let page = Markup(await Router.make().answer(request).response).source
      let path = try #require(page.firstMatch(of: /<link rel="stylesheet" href="([^"]*)">/)).1
      #expect(await Router.make().answer(Request(path: String(path))).response.status == .ok)
    }
  }

  @Test(arguments: [
    "", ".", "placard.css", "call-card.js", "placard.0123456789abcdef.css", "0123456789abcdef/placard.css",
    String(Self.assets.file("placard.css").name.prefix(16)), "\(Self.assets.file("placard.css").name.prefix(17))",
    "call-card.de.html",
    "call-card.xx.0.html", "call-card.de.0123456789abcdef.html", "a.b.c.d.html",
  ])
  func `an unknown name is no asset`(_ name: String) {
    #expect(Self.assets.named(name) == nil)
  }

  @Test(arguments: assets.files + Language.allCases.compactMap(Assets.callCardTemplates))
  func `an asset is found by its name, served as what it is, to be kept for ever`(_ asset: Asset) async throws {
    let response = await Router.make().answer(Request(path: "/assets/" + asset.name)).response
    #expect(response.status == .ok)
    #expect(response.body == asset.bytes)
    let suffix = try #require(asset.name.split(separator: ".").last)
    let type = ["css": "text/css", "js": "text/javascript", "html": "text/html"][suffix].map { $0 + "; charset=utf-8" }
    #expect(response.field("Content-Type") == type)
    #expect(response.field("X-Content-Type-Options") == "nosniff")
    #expect(response.field("Cache-Control") == "public, max-age=31536000, immutable")
  }

  @Test func `a module travels without the lines that are a comment`() {
    let lines = [
      "// What it does.", "import x;", "", "/**", " * Why.", " *", " * @param {string} a", " */", "\t/** In ms. */",
      "\t// So.",
      "\tconst a = /** @type {B} */ (c); // d", "\t/** @type {B} */ (c);", "\tconst d = a", "\t\t*b;", "/* z",
      "const e = 1; /** f */",
    ]
    let kept = lines.filter { [1, 2, 10, 11, 12, 13, 14, 15].contains(lines.firstIndex(of: $0)) }
    let bytes = [UInt8](lines.joined(separator: "\n").utf8)
    #expect(String(decoding: bytes.withoutComments, as: UTF8.self) == kept.joined(separator: "\n"))
    #expect([UInt8]().withoutComments == [] && [UInt8]("a\n".utf8).withoutComments == [UInt8]("a\n".utf8))
  }

  @Test(arguments: assets.files.filter { $0.name.hasSuffix(".js") })
  func `a module makes no markup of text`(_ module: Asset) {
    let source = String(decoding: module.bytes, as: UTF8.self)
    for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", ".style"] {
      #expect(!source.contains(word), "\(word)")
    }
  }

  @Test(arguments: catalog.modules)
  func `a page names all that its module imports`(_ module: BrowserModule) {
    var found: Set<String> = []
    var open = [Self.assets.file(module.name).name]
    while let name = open.popLast() {
      let source = String(decoding: Self.assets.files.first { $0.name == name }?.bytes ?? [], as: UTF8.self)
      #expect(!source.isEmpty, "\(name)")
      let imports = source.matches(of: /from "\.\/([a-z-]+\.js)"/).map { String(name.prefix(17) + $0.1) }
      open += imports.filter { found.insert($0).inserted }
    }
    #expect(module.imports.map { Self.assets.file($0).name } == found.sorted())
  }

  @Test func `a page runs the module for it, or none`() async throws {
    let page = Markup(await Router.make().answer(.widget(["LANG": "de"])).response)
    let scripts = page.elements("script")
    #expect(scripts.count == 1)
    #expect(page.values(of: "src") == ["/assets/" + Self.assets.file("call-card.js").name])
    let files = [Self.assets.file("placard.css")] + Self.catalog.modules[0].imports.map { Self.assets.file($0) }
    #expect(files.allSatisfy { page.values(of: "href").contains("/assets/" + $0.name) })
    #expect(page.values(of: "data-templates") == Assets.callCardTemplates(in: .german).map { ["/assets/" + $0.name] })
    #expect(page.values(of: "data-library") == ["https://api.bitrix24.com/api/v1/"])
    let home = Markup(await Router.make().answer(.widget(["PLACEMENT": "DEFAULT"])).response)
    #expect(home.values(of: "src") == ["/assets/" + Self.assets.file("settings.js").name])
    #expect(home.values(of: "data-library") == ["https://api.bitrix24.com/api/v1/"])
    let other = Markup(await Router.make().answer(.widget(["PLACEMENT": "LEFT_MENU"])).response)
    #expect(other.elements("script").isEmpty)
  }

  @Test(arguments: Language.allCases)
  func `a page hands its modules the locale and the days of the language`(_ language: Language) async {
    let card = Markup(await Router.make().answer(.widget(["LANG": language.rawValue])).response)
    let home = Markup(
      await Router.make().answer(.widget(["LANG": language.rawValue, "PLACEMENT": "DEFAULT"])).response)
    for page in [card, home] {
      #expect(page.values(of: "data-locale") == [language == .kazakh ? "ru" : "\(language.tag)-u-ca-gregory"])
      #expect(page.values(of: "data-date-style") == [language == .kazakh ? "short" : "medium"])
    }
    let days = CalendarTexts.of(language)
    #expect(card.values(of: "data-days") == ["\(days.yesterday)|\(days.today)|\(days.tomorrow)"])
  }

  @Test func `the style loads nothing from elsewhere`() {
    let css = String(decoding: Self.assets.file("placard.css").bytes, as: UTF8.self)
    #expect(!css.isEmpty)
    #expect(!css.contains("@import"))
    #expect(!css.contains("url(http"))
    #expect(!css.contains("url(//"))
  }
}

extension Assets {
  /// Those of all widgets.
  static let standard = Assets(WidgetCatalog.standard.modules)

  /// What a call card can come to show.
  static func callCardTemplates(in language: Language) -> Asset? {
    standard.templates(of: WidgetCatalog.standard.modules[0], in: language)
  }
}
