import Bitrix24
import Testing

@testable import Widgets

struct LandingViewTests {
  @Test(arguments: Language.allCases)
  func `tells a person in every language what the address is for`(_ language: Language) {
    let texts = Texts.of(language)
    let view = LandingView.view(texts)
    #expect(view.title == texts.landing.title)
    #expect(Markup(view.content).text == "\(texts.landing.title) \(texts.landing.explanation)")
  }
}
