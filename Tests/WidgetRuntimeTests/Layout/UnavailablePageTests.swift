import Bitrix24
import Localization
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct UnavailablePageTests {
  private func page(_ language: Language) -> Markup {
    Markup(source: String(decoding: UnavailablePage.bytes(in: language), as: UTF8.self))
  }

  @Test(arguments: Language.allCases)
  func `says in the operator's language that the call goes on`(_ language: Language) {
    let page = page(language)
    let texts = RuntimeTexts.of(language).unavailable
    #expect(page.source.hasPrefix("<!DOCTYPE html>"))
    #expect(page.values(of: "lang") == [language.tag])
    #expect(page.values(of: "dir") == [language == .arabic ? "rtl" : "ltr"])
    #expect(page.text == "\(texts.title) \(texts.explanation)")
  }

  @Test(arguments: Language.allCases)
  func `needs nothing but a stylesheet of the web server's own`(_ language: Language) {
    let source = page(language).source
    #expect(source.contains("<link rel=\"stylesheet\" href=\"/unavailable/unavailable.css\">"))
    #expect(source.ranges(of: "href=").count == 1)
    #expect(!source.contains("src="))
    #expect(!source.contains("<script") && !source.contains("<style") && !source.contains("style="))
  }
}
