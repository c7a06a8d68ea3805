import Testing

@testable import HTML

struct IconTests {
  private static let all = Icon.allCases

  @Test(arguments: all)
  func `is a drawing that screen readers and the keyboard pass over`(_ icon: Icon) {
    let markup = icon.html.text
    #expect(markup.hasPrefix("<svg "))
    #expect(markup.hasSuffix("</svg>"))
    #expect(markup.contains("aria-hidden=\"true\""))
    #expect(markup.contains("focusable=\"false\""))
  }

  @Test func `no two are the same`() {
    #expect(Set(Self.all.map(\.html.text)).count == Self.all.count)
  }

  @Test(arguments: all)
  func `has no style of its own, which the security policy forbids`(_ icon: Icon) {
    #expect(!icon.html.text.contains("style"))
    #expect(!icon.html.text.contains("fill=\"#"))
  }
}
