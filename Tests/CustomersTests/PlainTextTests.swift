import Testing

@testable import Bitrix24REST
@testable import Customers

struct PlainTextTests {
  @Test(arguments: [
    ("Plain", "Plain"), ("", nil), (" \n ", nil), ("<p></p>", nil), ("[b]", nil),
    ("[p]Calls [b]after[/b] 14:00[/p][p]Speaks English[/p]", "Calls after 14:00\nSpeaks English"),
    ("<div>One<br/>two&nbsp;&amp; three</div>", "One\ntwo & three"),
    ("[url=https://example.com]Site[/url] [color=#ff0000]red[/color]", "Site red"),
    ("1 < 2 and 3 > 2, a<3", "1 < 2 and 3 > 2, a<3"), ("[list][*]a[*]b[/list]", "a\nb"),
    ("Order [12] of [ACME]", "Order [12] of [ACME]"), ("&lt;b&gt; stays", "<b> stays"), ("R&D", "R&D"),
    ("اتصل [b]بعد[/b] 14:00", "اتصل بعد 14:00"),
  ])
  func `a text is what its markup shows`(_ markup: String, _ text: String?) {
    #expect(PlainText(markup).text == text)
  }

  @Test(arguments: ["<", "[", "&", "[b", "<a ", "[b][/b]", "\u{301}"])
  func `a hostile one takes no time`(_ piece: String) {
    let text = String(repeating: piece, count: 100_000)
    let clock = ContinuousClock()
    #expect(clock.measure { _ = PlainText(text) } < .milliseconds(500))
  }

  @Test(arguments: [
    (
      "Jonas, 2026-11-27 15:20 [0123abcd]\nFirst\n\nMaria, 2026-11-27 15:31 [89abcdef]\nWants\n\nthe crane",
      "Maria, 2026-11-27 15:31\nWants\nthe crane"
    ),
    ("Written by hand", "Written by hand"), ("", nil), ("See [12345678]", "See"),
    ("A [not hex!]\nB", "A [not hex!]\nB"),
  ])
  func `of a note, the last paragraph is shown`(_ note: String, _ text: String?) {
    #expect(Customer.note(.init(text: note, author: "7"), readBy: nil) == text)
  }

  @Test(arguments: [
    (
      "Maria Sommer, 2026-11-27 15:20 [89abcdef]\nAngry\n\nJonas Keller, 2026-11-27 15:31 [0123abcd]\nPut through",
      "Maria Sommer, 2026-11-27 15:20\nAngry"
    ),
    ("Jonas Keller, 2026-11-27 15:31 [0123abcd]\nPut through", nil), ("Written by hand", nil),
  ])
  func `what the user has written last does not hide what somebody else has`(_ note: String, _ text: String?) {
    let user = GetProfile.Output(id: "7", name: "Jonas Keller")
    #expect(Customer.note(.init(text: note, author: "7"), readBy: user) == text)
    #expect(Customer.note(.init(text: note, author: "7"), readBy: .init(id: "7", name: nil)) == nil)
  }
}
