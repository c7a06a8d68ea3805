import Bitrix24
import HTML
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct ActionFormTests {
  @Test func `a form says what its module needs, and cannot be sent without one`() {
    let form = ActionForm(ActionName("note"), label: "A & B", in: .english)
    let markup = Markup(form.html("<input name=\"TITLE\">\(ActionForm.error(of: "TITLE", id: "title-error"))"))
    #expect(markup.values(of: "data-action") == ["note"])
    #expect(markup.source.contains("aria-label=\"A &amp; B\""))
    #expect(markup.values(of: "data-error") == ["TITLE"])
    #expect(markup.values(of: "role") == ["status"])
    #expect(markup.values(of: "action").isEmpty)
    #expect(
      markup.values(of: "data-says") == [
        "saving", "cannot", "expired", "unknown", "again", "too-long", "former-saved", "former-open", "not-kept",
      ])
  }

  @Test func `a further form leaves what all of them say to another`() {
    let form = ActionForm(ActionName("note"), label: "", isFurther: true, in: .english)
    let markup = Markup(form.html("<input name=\"TITLE\">", foldedAs: "more"))
    #expect(markup.values(of: "data-says").isEmpty && markup.elements("noscript").isEmpty)
    #expect(markup.source.contains("<div class=\"fields\" id=\"more\" hidden>"))
  }

  @Test func `a form of choices is never a draft, and its buttons say what is chosen`() {
    let form = ActionForm(ActionName("outcome"), label: "", isFurther: true, in: .english)
    let choices: [HTML] = [
      ActionForm.choice("OUTCOME", "a", label: "A", color: "#9dcf00"),
      ActionForm.choice("OUTCOME", "b", label: "B & C", unfolding: "more"),
    ]
    let markup = Markup(form.html(choices: "\(choices)"))
    #expect(markup.values(of: "fill") == ["#9dcf00"] && markup.values(of: "data-unfolds") == ["more"])
    #expect(markup.values(of: "data-draft").isEmpty)
    #expect(markup.values(of: "name") == ["OUTCOME", "OUTCOME"] && markup.values(of: "value") == ["a", "b"])
    #expect(markup.values(of: "aria-pressed") == ["false", "false"])
    #expect(markup.source.contains(">B &amp; C</button>"))
  }

  @Test(arguments: Language.allCases)
  func `the note of a card is measured as the action measures it`(_ language: Language) {
    let markup = Markup(NoteForm(language: language).html)
    #expect(markup.values(of: "data-max-characters") == ["\(Note.maximumCharacters)"])
    #expect(markup.values(of: "data-max-bytes") == ["\(Note.maximumBytes)"])
    #expect(markup.values(of: "name") == ["ITEM", "TEXT"])
  }

  @Test func `a card has its forms where a portal can be asked`() throws {
    let call = CallContext()
    let portal = try #require(PortalAddress("acme.bitrix24.com", isSecure: true))
    for (place, count) in [(nil, 0), (" data-part=\"customer\"", 4)] as [(HTML?, Int)] {
      let view = CallCardView(
        context: call, portal: portal, language: .english, texts: .english, customer: place)
      #expect(Markup(view.html).elements("form").count == count)
    }
  }
}
