import Bitrix24
import Localization
import Testing
import TextChecks
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

extension CallCardTextsTests {
  private static let corrections: [(Language, [String: String])] = [
    (
      .english,
      [
        "failure.unreachable": "No route to this number",
        "customer.noAccessToSearch": "You may not search the CRM", "customer.chooseAnother": "Choose another",
        "customer.several": "Several people have this number", "customer.responsible": "Responsible person",
        "customer.unknown": "Not in the CRM", "failure.cancelled": "Canceled",
      ]
    ),
    (
      .german,
      [
        "customer.responsible": "Zuständig", "call.ringing": "Es klingelt",
        "customer.several": "Mehrere mit dieser Rufnummer", "customer.unknown": "Nicht im CRM",
      ]
    ),
    (
      .russian,
      [
        "call.transferred": "Переадресованный звонок", "call.connecting": "Соединяем…",
        "customer.chooseAnother": "Выбрать другого", "customer.unknown": "Нет в CRM",
      ]
    ),
    (
      .ukrainian,
      [
        "call.transferred": "Переадресований дзвінок",
        "call.numberHidden": "Номер приховано", "customer.several": "Цей номер мають кілька клієнтів",
      ]
    ),
    (
      .french,
      [
        "call.ringing": "Ça sonne", "call.connecting": "Mise en relation…",
        "customer.unknown": "Absent du CRM",
      ]
    ),
    (
      .latinAmericanSpanish,
      [
        "customer.unknown": "No está en el CRM", "customer.notReached": "Sin respuesta",

      ]
    ),
    (
      .italian,
      [
        "call.ringing": "In arrivo"
      ]
    ),
    (
      .brazilianPortuguese,
      [
        "call.incoming": "Chamada recebida", "call.outgoing": "Chamada efetuada",
        "call.connected": "Em chamada", "customer.unknown": "Não está no CRM",
      ]
    ),
    (
      .polish,
      [
        "customer.notReached": "Nie dodzwoniono się", "customer.unknown": "Brak w CRM",
      ]
    ),
    (
      .turkish,
      [
        "customer.unknown": "CRM’de kayıtlı değil"
      ]
    ),
    (
      .indonesian,
      [
        "customer.expectedClose": "Perkiraan penutupan", "customer.lost": "Kalah",
      ]
    ),
    (
      .malay,
      [
        "customer.responsible": "Pegawai", "customer.lost": "Kalah",
      ]
    ),
    (
      .japanese,
      [
        "customer.notReached": "応答なし", "customer.probably": "可能性あり",
        "failure.cancelled": "発信者が切断",
      ]
    ),
    (
      .simplifiedChinese,
      [
        "customer.probably": "可能是", "customer.loading": "正在加载…",
      ]
    ),
    (
      .traditionalChinese,
      [
        "call.campaign": "外撥名單"
      ]
    ),
    (
      .arabic,
      [
        "customer.unknown": "غير موجود في CRM"
      ]
    ),
    (
      .vietnamese,
      [
        "customer.probably": "Có thể là"
      ]
    ),
    (
      .thai,
      [
        "customer.notReached": "ไม่มีผู้รับสาย"
      ]
    ),
    (
      .kazakh,
      [
        "call.connected": "Әңгіме жүріп жатыр"
      ]
    ),
  ]

  @Test(arguments: corrections)
  func `what readers at native level have corrected stays so`(_ language: Language, _ corrected: [String: String]) {
    let texts = TextTable(CallCardTexts.self, in: language).texts
    for (path, text) in corrected { #expect(texts[path] == text, "\(path)") }
  }

  @Test func `corrections are of every language`() {
    // The English of India is that of all, and the text that was corrected in Hindi is gone.
    #expect(Set(Self.corrections.map(\.0)) == Set(Language.allCases).subtracting([.indianEnglish, .hindi]))
  }

  @Test(arguments: Language.allCases)
  func `no two texts that readers have confused are the same`(_ language: Language) {
    let texts = CallCardTexts.of(language)
    #expect(texts.failure.unavailable != texts.customer.notReached)
    #expect(texts.customer.lost != texts.failure.other)
    #expect(texts.customer.unknown.contains("CRM"), "not who it is: the portal may know")
    for word in ["Portal", "portal", "портал", "Портал", "ポータル", "门户", "入口網站", "البوابة", "Cổng thông tin"] {
      for text in [texts.live.unavailable, texts.call.numberUnknownHint] {
        #expect(!text.contains(word), "\(text)")
      }
    }
  }

  @Test(arguments: [Language.simplifiedChinese, .traditionalChinese, .japanese])
  func `a campaign is no kind of activity`(_ language: Language) {
    let call = CallCardTexts.of(language).call
    #expect(!call.campaign.contains(call.activity))
  }

  @Test(arguments: [Language.indonesian, .malay])
  func `a deal that is lost has not just failed`(_ language: Language) {
    let texts = CallCardTexts.of(language)
    #expect(!texts.failure.other.lowercased().contains(texts.customer.lost.lowercased()))
  }
}
