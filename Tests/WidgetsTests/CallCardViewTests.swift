import Bitrix24
import Localization
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct CallCardViewTests {
  private func card(
    _ language: Language = .english,
    _ change: (inout CallContext) -> Void = { _ in }
  ) throws -> Markup {
    var context = CallContext()
    context.direction = .incoming
    context.phone = .number("+4930123456")
    change(&context)
    let portal = try #require(PortalAddress("acme.bitrix24.com", isSecure: true))
    let texts = CallCardTexts.of(language)
    return Markup(CallCardView(context: context, portal: portal, language: language, texts: texts, customer: nil).html)
  }

  // MARK: - Direction and state

  @Test(arguments: [
    (CallDirection.incoming, "Incoming call"), (.outgoing, "Outgoing call"), (.callback, "Callback"),
    (.incomingTransfer, "Transferred call"), (.other("conference"), "Call (conference)"), (.other(""), "Call"),
  ])
  func `says who calls whom`(_ direction: CallDirection, _ expected: String) throws {
    let page = try card { $0.direction = direction }
    #expect(page.elements("span").first?.text == expected)
  }

  @Test(arguments: [
    (CallState.idle, CallDirection.incoming, "Ringing"), (.idle, .incomingTransfer, "Ringing"),
    (.idle, .outgoing, "Not started yet"), (.idle, .callback, "Not started yet"),
    (.connecting, .outgoing, "Connecting"), (.connected, .incoming, "In conversation"),
    (.other("onHold"), .incoming, "onHold"),
  ])
  func `says how far the call is`(_ state: CallState, _ direction: CallDirection, _ expected: String) throws {
    let page = try card {
      $0.state = state
      $0.direction = direction
    }
    #expect(page.elements("span").contains { $0.attributes.contains("state") && $0.text == expected })
  }

  @Test(arguments: [
    ("externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778", "Current call"),
    ("c3ee67f1a63f6e6117c230ab59cc49ea", "In conversation"), (nil, "In conversation"),
  ])
  func `says of a PBX's call that is connected only that there is one`(_ id: String?, _ expected: String) throws {
    let page = try card {
      $0.callID = id
      $0.state = .connected
    }
    #expect(page.elements("span").filter { $0.attributes.contains("state") }.map(\.text) == [expected])
  }

  @Test(arguments: Language.allCases)
  func `has words of its own for a call of which no more is known`(_ language: Language) {
    let call = CallCardTexts.of(language).call
    let others = [call.ringing, call.notStarted, call.connecting, call.connected, call.ended, call.incoming]
    #expect(!others.contains(call.underway))
  }

  @Test func `says nothing about a state that was not sent`() throws {
    #expect(try card().values(of: "data-state").isEmpty)
  }

  @Test func `says that a call belongs to a campaign, and only then`() throws {
    #expect(try card { $0.isCampaign = true }.text.contains("Call campaign"))
    #expect(try !card().text.contains("Call campaign"))
  }

  // MARK: - Number and line

  @Test(arguments: Language.allCases)
  func `the number runs from left to right and apart in every language`(_ language: Language) throws {
    let page = try card(language)
    #expect(page.elements("bdi").contains { $0.attributes.contains("dir=\"ltr\"") && $0.text == "+4930123456" })
  }

  @Test(arguments: Language.allCases)
  func `says in words that a number is withheld or unknown`(_ language: Language) throws {
    let texts = CallCardTexts.of(language).call
    let hidden = try card(language) { $0.phone = .hidden }.text
    #expect(hidden.contains(texts.numberHidden) && hidden.contains(texts.numberHiddenHint))
    let unknown = try card(language) { $0.phone = .unknown }.text
    #expect(unknown.contains(texts.numberUnknown) && unknown.contains(texts.numberUnknownHint))
    #expect(!hidden.contains("hidden"))
  }

  @Test(arguments: [
    (nil, nil, nil), ("Sales", nil, "Line Sales"), (nil, "reg151083", "Line reg151083"),
    ("Sales", "+4930999", "Line Sales"), ("+4930999", "+4930999", "Line +4930999"),
  ])
  func `shows the line's name, or else its number`(
    _ name: String?,
    _ number: String?,
    _ expected: String?
  ) throws {
    let page = try card {
      $0.lineName = name
      $0.lineNumber = number
    }
    if let expected { #expect(page.text.contains(expected + " Phone number")) }
    #expect(page.text.contains("Line") == (expected != nil))
    guard let number else { return }
    let isShown = page.elements("bdi").contains { $0.attributes.contains("ltr") && $0.text == number }
    #expect(isShown == (name == nil || name == number))
  }

  // MARK: - The rest

  @Test func `keeps the activity and the call's id where nobody reads them`() throws {
    let page = try card {
      $0.activityID = "803"
      $0.callID = "externalCall.1.2"
    }
    #expect(page.values(of: "data-call-id") == ["externalCall.1.2"] && page.values(of: "data-activity-id") == ["803"])
    #expect(!page.text.contains("externalCall") && !page.text.contains("803"))
    #expect(try !card().source.contains("-id="))
  }

  @Test func `says when something about the call could not be read`() throws {
    let warning = CallCardTexts.english.call.incomplete
    #expect(try card { $0.unreadKeys = ["LINE_NAME"] }.text.contains(warning))
    #expect(try card { $0.isComplete = false }.text.contains(warning))
    #expect(try !card().text.contains(warning))
  }

  @Test func `has a place for the customer, without a ticket`() throws {
    let page = try card()
    #expect(page.values(of: "id").filter { $0 == "customer" }.count == 1)
    #expect(!page.source.contains("data-ticket"))
  }

  @Test func `has each id once, and headings for its sections`() throws {
    let page = try card {
      $0.callID = "1"
      $0.items = [CRMItem(type: "DEAL", id: "1"), CRMItem(type: "LEAD", id: "2")].compactMap(\.self)
    }
    let ids = page.values(of: "id")
    #expect(Set(ids).count == ids.count)
    for label in page.values(of: "aria-labelledby") { #expect(ids.contains(label)) }
    #expect(page.elements("h1").count == 1)
  }
}
