import Bitrix24
import Localization
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct LandingViewTests {
  @Test(arguments: Language.allCases)
  func `tells a person in every language what the address is for`(_ language: Language) {
    let texts = RuntimeTexts.of(language).landing
    let view = LandingView.view(texts)
    #expect(view.title == texts.title)
    #expect(Markup(view.content).text == "\(texts.title) \(texts.explanation)")
  }
}
