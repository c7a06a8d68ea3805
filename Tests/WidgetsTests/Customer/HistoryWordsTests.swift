import Bitrix24
import Localization
import Testing
import WidgetTestSupport

@testable import Customers
@testable import WidgetRuntime
@testable import Widgets

/// What a history says in words, to those who see its icons and to those who do not.
struct HistoryWordsTests {
  private func markup(_ event: Customer.Event, in language: Language = .english) -> Markup {
    let history = Customer.History(events: [event])
    let view = HistoryView(
      history: history, portal: PortalAddress("xxx.bitrix24.com", isSecure: true)!, language: language,
      texts: .of(language))
    return Markup(view.summary(of: nil) ?? "")
  }

  @Test(arguments: [
    (Customer.Event.Kind.incomingCall, "Incoming call"), (.outgoingCall, "Outgoing call"), (.email, "Email"),
    (.meeting, "Meeting"), (.other, "Activity"),
  ])
  func `the kind of an activity is told once, with a subject and without`(_ kind: Customer.Event.Kind, _ name: String) {
    let withSubject = markup(Customer.Event(kind: kind, subject: "The offer"))
    #expect(withSubject.source.contains("<p><span class=\"visually-hidden\">\(name):</span> <bdi>The offer</bdi></p>"))
    let without = markup(Customer.Event(kind: kind))
    #expect(without.source.contains("<p>\(name)</p>"))
  }

  @Test(arguments: [
    (Language.english, "3 min 4 s"), (.arabic, "3 د 4 ث"), (.kazakh, "3 мин 4 с"), (.japanese, "3分4秒"),
  ])
  func `the length of a call is isolated and reads as a length`(_ language: Language, _ text: String) {
    let markup = markup(Customer.Event(kind: .incomingCall, length: 184), in: language)
    #expect(markup.source.contains("<bdi class=\"length\">\(text)</bdi>"))
  }

  @Test func `a call without a length has none`() {
    #expect(!markup(Customer.Event(kind: .incomingCall, length: 0)).source.contains("length"))
  }
}
