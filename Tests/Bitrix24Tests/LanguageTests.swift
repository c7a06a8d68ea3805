import Testing

@testable import Bitrix24

@Suite struct LanguageTests {
  static let tags = [
    "ar": "ar", "br": "pt-BR", "de": "de", "en": "en", "fr": "fr", "hi": "hi", "id": "id", "in": "en-IN", "it": "it",
    "ja": "ja", "kz": "kk", "la": "es", "ms": "ms", "pl": "pl", "ru": "ru", "sc": "zh-Hans", "tc": "zh-Hant",
    "th": "th",
    "tr": "tr", "ua": "uk", "vn": "vi",
  ]

  @Test(arguments: tags)
  func `knows each code of the reference and its tag`(code: String, tag: String) {
    let language = Language(code: code)
    #expect(language.rawValue == code)
    #expect(language.tag == tag)
    #expect(Language(code: code.uppercased()) == language)
  }

  @Test func `knows no other codes`() {
    #expect(Set(Language.allCases.map(\.rawValue)) == Set(Self.tags.keys))
  }

  @Test(arguments: [
    nil, "", "xx", "english", "de-DE", "de ", "uk", "zh", "pt", "es", "kk", "vi", "<b>", "en\0", "\u{202E}ed",
    String(repeating: "d", count: 60_000),
  ])
  func `anything else is English`(code: String?) {
    #expect(Language(code: code) == .english)
  }

  @Test func `only Arabic runs from right to left`() {
    #expect(Language.allCases.filter(\.isRightToLeft) == [.arabic])
  }

  @Test(arguments: [
    ("de", Language.german), ("de-AT,de;q=0.9,en;q=0.8", .german), ("en-US,en;q=0.9", .english),
    ("en-IN", .indianEnglish),
    ("xx, fr-CH;q=0.9", .french), ("*", .english), ("", .english), (";;;,,,", .english), ("uk", .ukrainian),
    ("uk-UA", .ukrainian), ("vi-VN", .vietnamese), ("kk", .kazakh), ("es-419", .latinAmericanSpanish),
    ("es-ES", .latinAmericanSpanish), ("pt-BR", .brazilianPortuguese), ("pt-PT", .brazilianPortuguese),
    ("zh", .simplifiedChinese), ("zh-CN", .simplifiedChinese), ("zh-Hans-HK", .simplifiedChinese),
    ("zh-TW", .traditionalChinese), ("zh-HK", .traditionalChinese), ("zh-Hant", .traditionalChinese),
    ("ZH-HANT-MO", .traditionalChinese), ("AR-eg", .arabic), ("id-ID", .indonesian), (" ja ; q=1 , en", .japanese),
    // Bitrix24's own codes are other languages' tags, or none.
    ("br", .english), ("la", .english), ("ua", .english), ("sc", .english), ("tc", .english), ("vn", .english),
    ("kz", .english), ("deutsch", .english), ("de_DE", .english), ("de\r\nX: 1", .english), ("\u{202E}", .english),
  ])
  func `takes the first language of a browser's list that is ours`(header: String, language: Language) {
    #expect(Language(acceptLanguage: header) == language)
  }

  @Test func `every tag leads back to its language`() {
    for language in Language.allCases {
      #expect(Language(acceptLanguage: language.tag) == language)
    }
  }

  @Test(arguments: [",", "x,", "x-", ";", " "])
  func `a long list is no trap`(pattern: String) {
    #expect(Language(acceptLanguage: String(repeating: pattern, count: 30_000)) == .english)
  }
}
