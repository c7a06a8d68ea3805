import Bitrix24
import HTTPMessage
import Testing

@testable import Widgets

struct TextsTests {
  /// Every text of a language by its path, for example `call.incoming`, and of count texts `crm.linkedItems.one`.
  static func texts(_ language: Language) -> [String: String] {
    var texts: [String: String] = [:]
    collect(Texts.of(language), path: "", into: &texts)
    return texts
  }

  private static func collect(_ value: Any, path: String, into texts: inout [String: String]) {
    if let text = value as? String {
      texts[path] = text
      return
    }
    for (index, child) in Mirror(reflecting: value).children.enumerated() {
      let name = child.label ?? "\(index)"
      collect(child.value, path: path.isEmpty ? name : path + "." + name, into: &texts)
    }
  }

  /// What may read the same in English: the product's name, and words that the language has taken over.
  private static let sameAsInEnglish: [Language: Set<String>] = [
    .brazilianPortuguese: ["crm.lead", "customer.total"],
    .french: ["crm.contact", "customer.total", "install.version"],
    .german: ["call.details", "crm.lead", "home.parameter", "install.version"],
    .indonesian: ["crm.item", "customer.email", "customer.total", "home.parameter"],
    .italian: ["crm.lead", "customer.email"],
    .latinAmericanSpanish: ["customer.total"],
    .malay: ["crm.item", "home.parameter"],
    .polish: ["crm.deal", "crm.lead"],
    .vietnamese: ["customer.email"],
  ]

  @Test(arguments: Language.allCases)
  func `no phrase is empty or has spaces around it`(_ language: Language) {
    let texts = Self.texts(language)
    #expect(texts.count > 80)
    for (path, text) in texts {
      #expect(!text.isEmpty, "\(path)")
      #expect(
        text == String(text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")),
        "\(path)"
      )
    }
  }

  @Test(arguments: Language.allCases.filter { ![.english, .indianEnglish].contains($0) })
  func `no phrase is left in English`(_ language: Language) {
    let english = Self.texts(.english)
    let same = Self.texts(language).filter { english[$0.key] == $0.value && $0.key != "home.title" }.keys
    #expect(Set(same) == Self.sameAsInEnglish[language, default: []])
  }

  @Test(arguments: [
    Language.arabic, .hindi, .japanese, .kazakh, .russian, .simplifiedChinese, .traditionalChinese, .thai,
    .ukrainian,
  ])
  func `every phrase is in the language's own script`(_ language: Language) {
    for (path, text) in Self.texts(language) where path != "home.title" {
      #expect(text.unicodeScalars.contains { $0.properties.isAlphabetic && !$0.isASCII }, "\(path): \(text)")
    }
  }

  @Test(arguments: Language.allCases)
  func `no phrase carries markup, controls or the place of a value`(_ language: Language) {
    for (path, text) in Self.texts(language) {
      #expect(!text.unicodeScalars.contains { "<>{}\n\t%".unicodeScalars.contains($0) }, "\(path)")
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 || (0x202A...0x202E).contains($0.value) }, "\(path)")
    }
  }

  @Test(arguments: Language.allCases)
  func `names are kept in every language`(_ language: Language) {
    let texts = Self.texts(language)
    for path in [
      "home.title", "home.purpose", "install.title", "install.done", "install.partlyDone", "install.failed",
      "landing.title", "unknownPlacement.explanation",
    ] {
      #expect(texts[path]?.contains("Placard") == true, "\(path)")
    }
    for path in [
      "refusal.unknownPortal", "refusal.unsupportedHint", "landing.explanation", "customer.tooSlow", "customer.busy",
      "live.unavailable", "call.numberUnknownHint",
    ] {
      let name = /Bitrix24|Битрикс24|Бітрікс24/
      #expect(texts[path]?.contains(name) == true, "\(path)")
    }
  }

  @Test(arguments: Language.allCases)
  func `keys of the configuration and names of permissions are kept in every language`(_ language: Language) {
    let texts = Self.texts(language)
    let kept = [
      "install.clientNotConfigured": ["PLACARD_CLIENT_ID", "PLACARD_CLIENT_SECRET"],
      "install.publicURLNotConfigured": ["PLACARD_PUBLIC_URL"],
      "install.unknownServer": ["PLACARD_OAUTH_SERVERS"],
      "install.otherApplication": ["PLACARD_CLIENT_ID"],
      "install.missingPermission": ["placement", "telephony", "crm", "user_brief"],
      "install.addressRefused": ["PLACARD_PUBLIC_URL"],
    ]
    for (path, names) in kept {
      for name in names {
        #expect(texts[path]?.contains(name) == true, "\(path): \(name)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `texts that an administrator must tell apart differ`(_ language: Language) {
    let install = Texts.of(language).install
    #expect(Set([install.title, install.done, install.partlyDone, install.failed]).count == 4)
    #expect(Set([install.stepDone, install.stepUnchanged, install.stepFailed]).count == 3)
    #expect(install.bound != install.notBound)
    #expect(install.permissions != install.missing)
  }

  @Test(arguments: Language.allCases)
  func `texts that an operator must tell apart differ`(_ language: Language) {
    let texts = Texts.of(language)
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
    #expect(customer.amount != customer.total)
    #expect(customer.won != customer.lost)
    #expect(Set([customer.email, customer.meeting, call.activity, call.incoming, call.outgoing]).count == 5)
    #expect(customer.missed != customer.notReached)
    let noAccess = [
      customer.noAccessToItem, customer.noAccessToDeals, customer.noAccessToHistory, customer.noAccessToSearch,
    ]
    #expect(Set(noAccess).count == noAccess.count, "\(noAccess)")
    #expect(texts.home.secretSent != texts.home.notSent)
  }

  @Test(arguments: Language.allCases)
  func `every language gives pages that say their language and direction`(_ language: Language) async {
    for placement in ["CALL_CARD", "DEFAULT", "LEFT_MENU"] {
      let request = Request.widget(["LANG": language.rawValue, "PLACEMENT": placement])
      let page = Markup(await Site.make().answer(request).response)
      #expect(page.values(of: "lang") == [language.tag])
      #expect(page.values(of: "dir").first == (language == .arabic ? "rtl" : "ltr"))
    }
  }

  @Test(arguments: [
    ("br", "pt-BR"), ("la", "es"), ("ua", "uk"), ("kz", "kk"), ("sc", "zh-Hans"), ("tc", "zh-Hant"), ("vn", "vi"),
    ("in", "en-IN"), ("xx", "en"), ("", "en"), ("\"><script>", "en"),
  ])
  func `a code of the portal gives its language, any other English`(_ code: String, _ tag: String) async {
    let response = await Site.make().answer(.widget(["LANG": code])).response
    #expect(Markup(response).values(of: "lang") == [tag])
  }
}
