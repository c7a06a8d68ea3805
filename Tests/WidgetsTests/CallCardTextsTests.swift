import Bitrix24
import Localization
import Testing
import TextChecks

@testable import WidgetRuntime
@testable import Widgets

struct CallCardTextsTests {
  private static let sameAsInEnglish: [Language: Set<String>] = [
    .brazilianPortuguese: ["crm.lead"],
    .french: ["customer.script", "crm.contact"],
    .german: ["crm.lead"],
    .indonesian: ["crm.item", "customer.email"],
    .italian: ["crm.lead", "customer.email"],
    .malay: ["crm.item"],
    .polish: ["crm.deal", "crm.lead"],
    .vietnamese: ["customer.email"],
  ]

  @Test(arguments: Language.allCases)
  func `are sound in every language`(_ language: Language) {
    let table = TextTable(CallCardTexts.self, in: language)
    #expect(
      table.flaws(
        sameAsInEnglish: Self.sameAsInEnglish[language, default: []],
        places: [
          "call.localTime": ["{country}", "{time}"], "customer.willBeLinked": ["{name}"],
          "customer.isLinked": ["{name}"],
          "live.closesIn": ["{time}"],
        ]) == [])
  }

  @Test(arguments: Language.allCases)
  func `the portal is called by its name where operators read of it`(_ language: Language) {
    let texts = CallCardTexts.of(language)
    let name = /Bitrix24|Битрикс24|Бітрікс24/
    #expect(texts.live.unavailable.contains(name))
    #expect(texts.call.numberUnknownHint.contains(name))
  }

  @Test(arguments: Language.allCases)
  func `texts that an operator must tell apart differ`(_ language: Language) {
    let texts = CallCardTexts.of(language)
    let call = texts.call
    #expect(Set([call.incoming, call.outgoing, call.callback, call.transferred, call.otherDirection]).count == 5)
    #expect(Set([call.ringing, call.notStarted, call.connecting, call.connected, call.ended]).count == 5)
    let failures = Mirror(reflecting: texts.failure).children.compactMap { $0.value as? String }
    #expect(failures.count == 11)
    #expect(Set(failures).count == failures.count, "\(failures)")
    #expect(Set([call.numberHidden, call.numberUnknown, call.number]).count == 3)
    let crm = texts.crm
    let kinds = [crm.lead, crm.deal, crm.contact, crm.company, crm.quote, crm.invoice, crm.order, crm.item]
    #expect(Set(kinds).count == kinds.count, "\(kinds)")
    let customer = texts.customer
    #expect(Set([customer.probably, customer.several, customer.unknown]).count == 3)
    #expect(customer.won != customer.lost)
    #expect(Set([customer.email, customer.meeting, call.activity, call.incoming, call.outgoing]).count == 5)
    #expect(customer.missed != customer.notReached)
    let noAccess = [
      customer.noAccessToItem, customer.noAccessToDeals, customer.noAccessToHistory, customer.noAccessToSearch,
    ]
    #expect(Set(noAccess).count == noAccess.count, "\(noAccess)")
  }

  @Test(arguments: [
    (Language.english, 1, "1 linked item"), (.english, 3, "3 linked items"), (.indianEnglish, 0, "0 linked items"),
    (.arabic, 2, "عنصران مرتبطان"), (.arabic, 3, "3 عناصر مرتبطة"), (.arabic, 11, "11 عنصرًا مرتبطًا"),
    (.arabic, 100, "100 عنصر مرتبط"),
  ])
  func `says how many items a call is linked to`(_ language: Language, _ number: Int, _ expected: String) {
    #expect(CallCardTexts.of(language).crm.linkedItems.text(number, in: language) == expected)
  }
}
