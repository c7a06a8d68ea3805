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
    let view = HistoryView(history: history, portal: address, language: .english, texts: .english)
    return Markup("<ul>\(view.attention)</ul>\(view.summary(of: nil))")
  }

  private static func deal(_ id: Int, outcome: Customer.Outcome? = nil, stage: String? = nil) -> Customer.Deal {
    Customer.Deal(
      item: CRMItem(type: "DEAL", id: "\(id)")!, title: "Deal \(id)", isLinked: true,
      stage: stage.map { Customer.Stage(id: "X", name: $0) }, outcome: outcome)
  }

  // MARK: - To-dos

  @Test func `a to-do whose time has passed is overdue, another is not`() {
    let late = Customer.ToDo(subject: "Late", deadline: PortalTime("2026-11-20T10:00:00Z"), isOverdue: true)
    let early = Customer.ToDo(subject: "Early", deadline: PortalTime("2026-12-20T10:00:00Z"))
    let markup = Self.markup(Customer.History(overdue: [late], planned: [early]))
    let items = markup.elements("li").map(\.text)
    #expect(items.count == 2)
    #expect(items.filter { $0.contains("Overdue") }.allSatisfy { $0.contains("Late") })
    #expect(items.contains { $0.contains("Late") && $0.contains("Overdue") })
    #expect(markup.elements("span").contains { $0.attributes.contains("late") && $0.text == "Overdue" })
  }

  // MARK: - Ends

  @Test func `a won deal is won and a lost one lost, in words and in colours`() {
    for (outcome, word, badge) in [(Customer.Outcome.won, "Won", "badge won"), (.lost, "Lost", "badge failure")] {
      let deals = Customer.Deals(shown: [Self.deal(1, outcome: outcome, stage: "Signed")], count: 1)
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
      Customer(identity: .linked, deals: .known(.init(shown: [Self.deal(1, outcome: outcome, stage: stage)]))))
    #expect(markup.elements("span").filter { $0.attributes.contains("badge") }.map(\.text) == [stage])
  }

  @Test func `a lead has no words of a deal`() throws {
    var fields = Customer.Profile.Fields(name: "Anna")
    fields.outcome = .won
    for stage in [nil, "Good lead"] {
      fields.stage = stage.map { Customer.Stage(id: "X", name: $0) }
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
    #expect(missed.text == "\(word) · \(name)")
    #expect(Self.markup(Customer.History(events: [.init(kind: kind)])).text == name)
  }

  @Test func `each direction has its own picture`() throws {
    let kinds: [Customer.Event.Kind] = [.incomingCall, .outgoingCall, .callback, .call, .other]
    let pictures = kinds.map { kind in
      Self.markup(Customer.History(events: [.init(kind: kind)])).values(of: "d").joined()
    }
    #expect(Set(pictures).count == kinds.count)
  }

  // MARK: - Deals

  @Test(arguments: [(3, nil), (6, "3 more deals"), (50, "47 more deals"), (500, "497 more deals")] as [(Int, String?)])
  func `three deals are shown, and it is said how many more there are`(_ count: Int, _ more: String?) async throws {
    let rows = (1...min(count, 50)).map { #"{"id":\#($0),"title":"Deal \#($0)"}"# }.joined(separator: ",")
    let name = "crm.item.list?stageSemanticId=P"
    let portal = CannedPortal()
    portal.answer(
      recorded: [.init(name, RecordedCustomer.json("{\"items\":[\(rows)]}"))],
      totals: [.init(name, .number("\(count)"))], multipliesBindings: false)
    let page = Markup(try await RecordedCustomer(name: "call-types").show(portal).response)
    #expect(page.elements("li").count { $0.attributes.contains("\"deal ") } == 3)
    #expect(page.elements("button").map(\.text).filter { $0.contains("deal") } == [more].compactMap(\.self))
    #expect(page.source.contains("data-opens=\"deals\"") == (more != nil))
  }

  @Test func `a closed deal of which it is not said how it ended stands alone`() {
    let deal = Customer.Deal(item: CRMItem(type: "DEAL", id: "1")!, title: "Odd", stage: .init(id: "X", name: "Gone"))
    let page = Self.markup(Customer(identity: .linked, deals: .known(.init(closed: [deal], count: 1))))
    #expect(page.text.contains("Odd"))
  }

  // MARK: - Who it is

  private static func person(_ kind: String, _ fields: Customer.Profile.Fields) -> Customer.Profile {
    Customer.Profile(item: CRMItem(type: kind, id: "31")!, details: .known(fields))
  }

  @Test func `the number of the call is told once, however the CRM writes it`() {
    var call = CallContext()
    call.phone = PhoneNumber("+493023125101")
    var fields = Customer.Profile.Fields(name: "Anna")
    fields.phones = ["030 23125101", "+49 (30) 231-251-01", "+491713920001"]
    let customer = Customer(identity: .linked, profiles: [Self.person("CONTACT", fields)])
    let markup = Markup(
      CustomerView(customer: customer, call: call, portal: Self.address, language: .english, texts: .english).html)
    #expect(markup.elements("bdi").map(\.text) == ["Anna", "+493023125101", "+491713920001"])
    #expect(markup.values(of: "data-covers") == ["number"])
  }

  @Test func `a person comes before the company, which is named with her`() {
    var fields = Customer.Profile.Fields(name: "Nordlicht")
    let company = Customer.Profile(item: CRMItem(type: "COMPANY", id: "17")!, details: .known(fields))
    fields.name = "Anna"
    let markup = Self.markup(Customer(identity: .linked, profiles: [company, Self.person("CONTACT", fields)]))
    #expect(markup.elements("h1").map(\.text) == ["Anna"] && markup.text.ranges(of: "Nordlicht").count == 1)
  }

  @Test func `a second company is not forgotten`() {
    let companies = ["Nordlicht", "Hafen"].enumerated().map { index, name in
      let fields = Customer.Profile.Fields(name: name)
      return Customer.Profile(item: CRMItem(type: "COMPANY", id: "\(17 + index)")!, details: .known(fields))
    }
    let markup = Self.markup(
      Customer(identity: .linked, profiles: companies + [Self.person("CONTACT", .init(name: "Anna"))]))
    for name in ["Anna", "Nordlicht", "Hafen"] { #expect(markup.text.ranges(of: name).count >= 1, "\(name)") }
    #expect(markup.elements("article").map(\.text).filter { $0.contains("Hafen") }.count == 1)
    #expect(markup.elements("article").count == 1)
  }

  @Test func `where there is only a deal, there is no empty panel of people`() {
    let deals = Customer.Deals(shown: [Self.deal(1)], count: 1)
    let profile = Self.person("DEAL", .init(name: "Deal 1"))
    let markup = Self.markup(Customer(identity: .linked, profiles: [profile], deals: .known(deals)))
    #expect(!markup.source.contains("person") && markup.text.contains("Deal 1"))
    #expect(markup.values(of: "data-covers").isEmpty, "the page says the number")
  }

  @Test(arguments: [(PhoneNumber("hidden"), "Number withheld"), (PhoneNumber(nil), "Unknown number")])
  func `a known person may call from a number that is not shown`(_ phone: PhoneNumber, _ words: String) {
    var call = CallContext()
    call.phone = phone
    let customer = Customer(identity: .linked, profiles: [Self.person("CONTACT", .init(name: "Anna"))])
    let markup = Markup(
      CustomerView(customer: customer, call: call, portal: Self.address, language: .english, texts: .english).html)
    #expect(markup.text.contains(words) && markup.values(of: "data-covers") == ["number"])
  }

  @Test(arguments: [("Short", 0), (String(repeating: "Long ", count: 40), 1), ("Two\nlines", 1)])
  func `a long remark is folded, a short one is not`(_ remark: String, _ count: Int) {
    var fields = Customer.Profile.Fields(name: "Anna")
    fields.remark = remark
    let markup = Self.markup(Customer(identity: .linked, profiles: [Self.person("CONTACT", fields)]))
    #expect(markup.elements("details").count == count && markup.source.contains(remark))
  }

  // MARK: - What administrators have set, and what is the operator's own

  private static func view(
    _ settings: PortalSettings, unsent: [UnsentNotes.Entry] = [], line: String? = nil,
    _ fields: Customer.Profile.Fields = .init(name: "Anna")
  ) -> Markup {
    var call = CallContext()
    call.lineNumber = line
    let customer = Customer(identity: .linked, profiles: [person("CONTACT", fields)])
    return Markup(
      CustomerView(
        customer: customer, settings: settings, unsent: unsent, call: call, portal: address, language: .german,
        texts: .of(.german)
      ).html)
  }

  private static func settings(_ json: String) throws -> PortalSettings {
    try PortalSettings(RecordedCustomer.json(json))
  }

  @Test(arguments: [
    ("+49 30 1", "Nordlicht, guten Tag"), ("+49302", "Hallo"), (nil, "Hallo"),
  ])
  func `a line has its own script, and others the common one`(_ line: String?, _ words: String) throws {
    let settings = try Self.settings(
      #"""
      {"scripts":[{"line":"","greeting":"Hallo","steps":[]},
      {"line":"+49301","greeting":{"de":"Nordlicht, guten Tag","en":"Hello"},"steps":["<Wer?>","Was?"]}]}
      """#)
    let page = Self.view(settings, line: line)
    #expect(page.text.contains(words))
    #expect(page.source.contains("type=\"checkbox\"") == page.text.contains("Nordlicht"))
    #expect(page.source.contains("<Wer?>") == false)
  }

  @Test(arguments: [
    (["a", "b"], true), (Array(repeating: "a", count: 5), false), ([String(repeating: "a", count: 61)], false),
  ])
  func `a long script is folded`(_ steps: [String], _ isOpen: Bool) {
    var settings = PortalSettings()
    settings.scripts = [.init(line: "", greeting: nil, steps: steps.map { .init(common: $0, texts: [:]) })]
    let page = Self.view(settings)
    #expect(
      page.source.contains("script\" open") == isOpen && page.elements("summary").map(\.text) == ["Gesprächsleitfaden"])
  }

  @Test(arguments: PortalSettings.Section.allCases)
  func `a section that is off is not there`(_ section: PortalSettings.Section) throws {
    let settings = try Self.settings(#"{"scripts":[{"line":"","greeting":"Hallo","steps":[]}]}"#)
    var fields = Customer.Profile.Fields(name: "Anna")
    fields.remark = "Nett"
    var customer = Customer(identity: .linked, profiles: [Self.person("CONTACT", fields)])
    customer.deals = .known(.init(shown: [Self.deal(1)], count: 1))
    let late = Customer.ToDo(subject: "Late", deadline: PortalTime("2026-11-20T10:00:00Z"), isOverdue: true)
    customer.history = .known(.init(overdue: [late], planned: [Customer.ToDo(subject: "Soon")]))
    func markup(_ settings: PortalSettings) -> Markup {
      Markup(
        CustomerView(
          customer: customer, settings: settings, call: CallContext(), portal: Self.address, language: .english,
          texts: .english
        ).html)
    }
    let words = ["remark": "Nett", "attention": "Late", "script": "Hallo", "deals": "Deal 1", "history": "Soon"]
    var without = settings
    without.hidden = [section.rawValue]
    for (name, word) in words {
      #expect(markup(settings).text.contains(word))
      #expect(markup(without).text.contains(word) == (name != section.rawValue), "\(name) without \(section)")
    }
  }

  @Test(arguments: [(["VIP"], true), (["CLIENT"], false), ([], false)])
  func `who has what makes a VIP is one`(_ values: [String], _ isVIP: Bool) throws {
    let settings = try Self.settings(#"{"vip":{"type":"contact","field":"typeId","value":"VIP"}}"#)
    var fields = Customer.Profile.Fields(name: "Anna")
    fields.values = ["typeId": values]
    #expect(Self.view(settings, fields).text.contains("VIP") == isVIP)
    #expect(!Self.view(PortalSettings(), fields).text.contains("VIP"))
    #expect(settings.furtherFields.compared == [.contact: ["typeId"]])
  }

  @Test func `a note that is saved nowhere can be saved or forgotten`() {
    let note = UnsentNotes.Entry(id: "a1", text: "Bitte\nzurückrufen", phone: PhoneNumber("+49301"))
    let page = Self.view(PortalSettings(), unsent: [note])
    #expect(page.text.contains("Notiz noch nicht gespeichert") && page.text.contains("zurückrufen"))
    #expect(page.elements("button").map(\.text).suffix(2) == ["Speichern", "Verwerfen"])
    #expect(
      page.source.contains("name=\"UNSENT\" value=\"a1\"") && page.source.contains("value=\"Bitte\nzurückrufen\""))
  }

  @Test(arguments: [
    (Customer.Presence.atWork, "Jonas Keller (17)"), (.onBreak, "Jonas Keller (17) · on a break"),
    (.notAtWork, "Jonas Keller (17) · not at work"),
  ])
  func `who is responsible can be reached, or not`(_ presence: Customer.Presence, _ words: String) {
    var employee = Customer.Employee(name: "Jonas Keller")
    (employee.phoneExtension, employee.presence) = ("17", presence)
    var fields = Customer.Profile.Fields(name: "Anna")
    fields.responsible = employee
    let markup = Self.markup(Customer(identity: .linked, profiles: [Self.person("CONTACT", fields)]))
    #expect(markup.text.contains("Responsible person: \(words) Unknown number"), "\(markup.text)")
  }
}
