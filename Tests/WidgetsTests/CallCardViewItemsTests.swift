import Bitrix24
import Localization
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct CallCardViewItemsTests {
  private func card(_ items: [CRMItem], in language: Language = .english) throws -> Markup {
    var context = CallContext()
    context.items = items
    let portal = try #require(PortalAddress("acme.bitrix24.com:8443", isSecure: true))
    let texts = CallCardTexts.of(language)
    return Markup(CallCardView(context: context, portal: portal, language: language, texts: texts, customer: nil).html)
  }

  private func item(_ type: String, _ id: String) throws -> CRMItem {
    try #require(CRMItem(type: type, id: id))
  }

  @Test(arguments: [
    ("LEAD", "Lead", "/crm/lead/details/17/"), ("DEAL", "Deal", "/crm/deal/details/17/"),
    ("CONTACT", "Contact", "/crm/contact/details/17/"), ("COMPANY", "Company", "/crm/company/details/17/"),
  ])
  func `an item of a known type links to its card in the portal`(
    _ type: String,
    _ name: String,
    _ path: String
  ) throws {
    let page = try card([item(type, "17")])
    #expect(page.links == ["https://acme.bitrix24.com:8443" + path])
    #expect(page.text.contains("\(name) 17"))
  }

  @Test(arguments: [
    ("QUOTE", "Estimate"), ("SMART_INVOICE", "Invoice"), ("ORDER", "Order"), ("NEW_TYPE", "NEW_TYPE"),
    ("../../evil", "../../evil"), ("<b>", "<b>"),
  ])
  func `an item of another type is named without a link`(_ type: String, _ name: String) throws {
    let page = try card([item(type, "17")])
    #expect(page.links.isEmpty)
    #expect(page.text.contains("\(name) 17"))
  }

  @Test(arguments: [
    "17/../../", "1e3", "-1", "+1", "017", "17 ", "0x11", "17?a=b", "javascript:alert(1)", "٣", "1.5",
    "99999999999999999999",
  ])
  func `an id that is no number is shown without a link`(_ id: String) throws {
    let page = try card([item("DEAL", id)])
    #expect(page.links.isEmpty)
    #expect(page.text.contains("Deal"))
  }

  @Test func `a link leads out of the frame and gives nothing away`() throws {
    let link = try #require(card([item("DEAL", "1")]).source.firstMatch(of: /<a [^>]*>/)?.output)
    #expect(link.contains("target=\"_blank\""))
    #expect(link.contains("rel=\"noopener"))
  }

  @Test func `several items are counted, in the forms of the language`() throws {
    let items = try (1...5).map { try item("DEAL", "\($0)") }
    #expect(try card(items).text.contains("5 linked items"))
    #expect(try !card([items[0]]).text.contains("linked item"))
    let few = CallCardTexts.russian.crm.linkedItems.text(2, in: .russian)
    let many = CallCardTexts.russian.crm.linkedItems.text(5, in: .russian)
    #expect(few.drop { $0.isNumber } != many.drop { $0.isNumber })
    #expect(try card(Array(items[..<2]), in: .russian).text.contains(few))
    #expect(try card(items, in: .russian).text.contains(many))
  }

  @Test func `of a call that is linked to nothing, nothing is said`() throws {
    let page = try card([])
    #expect(page.source.contains("<div id=\"items\"></div>") && page.links.isEmpty)
  }

  @Test(arguments: Language.allCases)
  func `a link says that it opens in a new tab`(_ language: Language) throws {
    let page = try card([item("CONTACT", "5")], in: language)
    #expect(page.values(of: "target") == ["_blank"])
    #expect(page.values(of: "aria-describedby") == ["new-tab"])
    #expect(
      page.source.contains("<p id=\"new-tab\" hidden>\(CallCardTexts.of(language).crm.opensInNewTab)</p>"))
  }
}
