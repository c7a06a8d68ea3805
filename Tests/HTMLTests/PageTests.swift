import Testing

@testable import HTML

struct PageTests {
  private func page(
    language: String = "en",
    rightToLeft: Bool = false,
    theme: Page.Theme = .light,
    title: String = "Title",
    content: HTML = "<main></main>"
  ) throws -> String {
    let stylesheet = try #require(WebURL(ownPath: "/assets/placard.css"))
    return Page(
      languageTag: language,
      isRightToLeft: rightToLeft,
      theme: theme,
      stylesheet: stylesheet
    ).html(title: title, content: content).text
  }

  @Test func `is a document that browsers read in standards mode`() throws {
    let page = try page()
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html "))
    #expect(page.contains("<meta charset=\"utf-8\">"))
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test func `says its language and direction`() throws {
    #expect(try page(language: "pt-BR").contains("<html lang=\"pt-BR\" dir=\"ltr\""))
    #expect(try page(language: "ar", rightToLeft: true).contains("<html lang=\"ar\" dir=\"rtl\""))
  }

  @Test(arguments: [(Page.Theme.light, "light"), (.dark, "dark"), (.auto, "auto")])
  func `says its theme`(_ theme: Page.Theme, _ name: String) throws {
    #expect(try page(theme: theme).contains("data-theme=\"\(name)\""))
  }

  @Test func `escapes its title`() throws {
    #expect(try page(title: "</title><script>").contains("<title>&lt;/title&gt;&lt;script&gt;</title>"))
  }

  @Test func `links its stylesheet and holds its content`() throws {
    let page = try page(content: "<p>\("<")</p>")
    #expect(page.contains("<link rel=\"stylesheet\" href=\"/assets/placard.css\">"))
    #expect(page.contains("<body>\n<p>&lt;</p>\n</body>"))
  }

  @Test func `has no inline script or style, which its security policy forbids`() throws {
    let page = try page()
    #expect(!page.contains("<script>"))
    #expect(!page.contains("<style"))
    #expect(!page.contains("style="))
  }
}
