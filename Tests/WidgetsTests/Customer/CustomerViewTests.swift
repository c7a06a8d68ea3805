import Bitrix24
import HTML
import Testing
import WidgetTestSupport

@testable import Customers
@testable import Localization
@testable import WidgetRuntime
@testable import Widgets

/// The words and pictures of the customer's part, made of values.
struct CustomerViewTests {
  private static let contact = CRMItem(type: "CONTACT", id: "31")!
  private static let address = PortalAddress("xxx.bitrix24.com", isSecure: true)!

  private static func markup(_ customer: Customer) -> Markup {
    Markup(
      CustomerView(
        customer: customer, call: CallContext(), portal: address, language: .english, texts: .english
      ).html)
  }

  private static func markup(_ history: Customer.History) -> Markup {
    Markup(HistoryView(history: history, language: .english, texts: .english).html)
  }

  private static func deal(_ id: Int, outcome: Customer.Outcome? = nil, stage: String? = nil) -> Customer.Deal {
    Customer.Deal(item: CRMItem(type: "DEAL", id: "\(id)")!, title: "Deal \(id)", stage: stage, outcome: outcome)
  }

  // MARK: - To-dos

  @Test func `a to-do whose time has passed is overdue, another is not`() {
    let late = Customer.ToDo(subject: "Late", deadline: PortalTime("2026-11-20T10:00:00Z"), isOverdue: true)
    let early = Customer.ToDo(subject: "Early", deadline: PortalTime("2026-12-20T10:00:00Z"))
    let markup = Self.markup(Customer.History(toDos: [late], next: early))
    let items = markup.elements("li").map(\.text)
    #expect(items.count == 2)
    #expect(items.filter { $0.contains("Overdue") }.allSatisfy { $0.contains("Late") })
    #expect(items.contains { $0.contains("Late") && $0.contains("Overdue") })
    #expect(markup.elements("span").contains { $0.attributes.contains("badge failure") && $0.text == "Overdue" })
  }

  // MARK: - Ends

  @Test func `a won deal is won and a lost one lost, in words and in colours`() {
    for (outcome, word, badge) in [(Customer.Outcome.won, "Won", "badge won"), (.lost, "Lost", "badge failure")] {
      let deals = Customer.Deals(lastClosed: Self.deal(1, outcome: outcome, stage: "Signed"))
      let markup = Self.markup(Customer(identity: .linked, deals: .known(deals)))
      #expect(markup.text.contains("Signed · \(word)"))
      #expect(!markup.text.contains(outcome == .won ? "Lost" : "Won"))
      #expect(markup.elements("span").contains { $0.attributes.contains(badge) && $0.text == word })
    }
  }

  @Test func `an end is read from the meaning of its stage`() {
    #expect(Customer.Outcome(.string("S")) == .won && Customer.Outcome(.string("F")) == .lost)
    #expect(Customer.Outcome(.string("P")) == nil && Customer.Outcome(nil) == nil)
  }

  @Test(arguments: [(Customer.Outcome.won, "Deal WON"), (.lost, "lost: price")])
  func `a stage that says how it ended says it alone`(_ outcome: Customer.Outcome, _ stage: String) {
    let markup = Self.markup(
      Customer(identity: .linked, deals: .known(.init(lastClosed: Self.deal(1, outcome: outcome, stage: stage)))))
    #expect(markup.elements("span").filter { $0.attributes.contains("badge") }.map(\.text) == [stage])
  }

  @Test func `a lead has no words of a deal`() throws {
    var fields = Customer.Profile.Fields(name: "Anna")
    fields.outcome = .won
    for stage in [nil, "Good lead"] {
      fields.stage = stage
      let profile = Customer.Profile(item: CRMItem(type: "LEAD", id: "8")!, details: .known(fields))
      let markup = Self.markup(Customer(identity: .linked, profiles: [profile]))
      #expect(!markup.text.contains("Won") && markup.text.contains("Good lead") == (stage != nil))
    }
  }

  // MARK: - Calls

  @Test(
    arguments: [
      (Customer.Event.Kind.incomingCall, "Incoming call", "Missed"), (.outgoingCall, "Outgoing call", "Not reached"),
      (.callback, "Callback", "Not reached"), (.call, "Call", "Not answered"),
    ])
  func `a call that nobody took is told by its direction`(
    _ kind: Customer.Event.Kind, _ name: String, _ word: String
  ) throws {
    let missed = Self.markup(Customer.History(events: [.init(kind: kind, isUnanswered: true)]))
    #expect(missed.text == "\(name) \(word)")
    #expect(Self.markup(Customer.History(events: [.init(kind: kind)])).text == name)
  }

  @Test func `each direction has its own picture`() throws {
    let kinds: [Customer.Event.Kind] = [.incomingCall, .outgoingCall, .callback, .call, .other]
    let pictures = kinds.map { kind in
      Self.markup(Customer.History(events: [.init(kind: kind)])).values(of: "d").joined()
    }
    #expect(Set(pictures).count == kinds.count)
  }

  // MARK: - The chart

  @Test func `bars stand on the ground, what nobody took on top, the oldest day first`() throws {
    let days = [Customer.Day(answered: 3, unanswered: 1), Customer.Day(), Customer.Day(answered: 1)]
    let markup = Self.markup(Customer.History(days: days))
    let bars = markup.source.matches(of: /<rect [^>]*>/).map { bar in
      let values = Markup(source: String(bar.output))
      return (["x", "y", "height"].map { Int(values.values(of: $0).first ?? "") ?? -1 }, values.source)
    }
    #expect(bars.count == 6)
    let (answered, unanswered, last) = (bars[0].0, bars[1].0, bars[4].0)
    #expect(bars[0].1.contains("\"answered\"") && bars[1].1.contains("\"unanswered\""))
    #expect(answered == [0, 8, 24], "three of four, down to the ground at 32")
    #expect(unanswered == [0, 0, 8], "on top of them")
    #expect(bars[2].0[2] == 0 && bars[3].0[2] == 0)
    #expect(last == [12, 24, 8], "the youngest day is the last one")
    #expect(markup.values(of: "aria-label") == ["Calls in the last 30 days: 5 calls; Missed: 1"])
  }

  // MARK: - Deals

  @Test(arguments: [(5, nil), (6, "1 more deal"), (500, "495 more deals")] as [(Int, String?)])
  func `five deals are shown, and it is said how many more there are`(_ count: Int, _ more: String?) async throws {
    let rows = (1...min(count, 50)).map { #"{"id":\#($0),"title":"Deal \#($0)"}"# }.joined(separator: ",")
    let name = "crm.item.list?stageSemanticId=P"
    let portal = CannedPortal()
    portal.answer(
      recorded: [.init(name, RecordedCustomer.json("{\"items\":[\(rows)]}"))],
      totals: [.init(name, .number("\(count)"))], multipliesBindings: false)
    let page = Markup(try await RecordedCustomer(name: "call-types").show(portal).response)
    #expect(page.elements("li").count { $0.attributes.contains("\"deal\"") } == 5)
    #expect(page.text.contains("more deal") == (more != nil))
    if let more { #expect(page.text.contains(more)) }
  }

  @Test func `a sum is of several amounts`() {
    func deals(_ amounts: [Money]) -> Markup {
      Self.markup(
        Customer(
          identity: .linked,
          deals: .known(.init(open: [Self.deal(1), Self.deal(2)], openCount: 2, totals: amounts))))
    }
    #expect(deals([Money(3, "EUR")!]).text.contains("Total 3 EUR"))
    #expect(!deals([]).text.contains("Total"))
  }
}
