import Bitrix24
import Localization
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct InstallViewTests {
  /// What an installation can come to.
  private static let reports: [String: InstallationReport] = [
    "complete": InstallationReport(steps: [
      .init(subject: .placement(.callCard), outcome: .done), .init(subject: .events, outcome: .unchanged),
    ]),
    "partly": InstallationReport(steps: [
      .init(subject: .placement(.callCard), outcome: .failed(.missingPermission)),
      .init(subject: .events, outcome: .done),
    ]),
    "refused": InstallationReport(obstacle: .otherPortal),
  ]

  private static func fragment(_ name: String, _ language: Language = .english) throws -> Markup {
    Markup(InstallView(report: try #require(reports[name]), language: language, texts: .of(language)).html)
  }

  /// What is read before a script has shown or hidden anything.
  private static func shown(_ markup: Markup) -> String {
    Markup(source: markup.source.replacing(/(?s)<(div|p)[^>]* hidden>.*?<\/\1>/, with: "")).text
  }

  @Test(arguments: Language.allCases)
  func `nothing is called installed before the portal has been told`(_ language: Language) throws {
    let text = InstallTexts.of(language)
    let complete = try Self.fragment("complete", language)
    #expect(Self.shown(complete).contains(Markup(source: text.telling).text))
    #expect(!Self.shown(complete).contains(text.done) && !Self.shown(complete).contains(text.reload))
    #expect(complete.text.contains(text.done) && complete.text.contains(text.reload))
  }

  @Test(arguments: Language.allCases)
  func `can say that the portal does not answer, and why`(_ language: Language) throws {
    let text = InstallTexts.of(language)
    for name in ["complete", "partly"] {
      let fragment = try Self.fragment(name, language)
      #expect(fragment.text.contains(name == "complete" ? text.notTold : text.portalSilent))
      #expect(fragment.values(of: "data-reason") == ["address", "library"])
      for words in [text.notTold, text.portalSilent, text.otherAddress, text.libraryBlocked] {
        #expect(!Self.shown(fragment).contains(words))
      }
    }
    #expect(try Self.fragment("refused", language).values(of: "data-told").isEmpty)
    let home = Markup(HomeView(texts: .of(language), installTexts: .of(language), settings: nil).html)
    #expect(home.text.contains(text.portalSilent) && home.values(of: "data-reason") == ["address", "library"])
  }
}
