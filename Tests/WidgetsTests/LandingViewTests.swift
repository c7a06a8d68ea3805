import Bitrix24
import Testing

@testable import Widgets

struct LandingViewTests {
  @Test(arguments: Language.allCases)
  func `tells a person in every language what the address is for`(_ language: Language) {
    let phrases = Phrases.of(language)
    let view = LandingView.view(phrases)
    #expect(view.title == phrases.landing.title)
    #expect(Markup(view.content).text == "\(phrases.landing.title) \(phrases.landing.explanation)")
    #expect(view.facts.isEmpty)
  }
}
