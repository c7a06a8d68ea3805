import Bitrix24
import Localization

/// What comes of a call, and what the outcomes of a portal are called that has set none of its own.
struct OutcomeTexts: LocalizedTexts {
  /// The label of them all.
  let outcome: String
  let reached: String
  let noAnswer: String
  /// The customer, or the operator, will call again.
  let callBack: String
  let notInterested: String
  let wrongNumber: String

  /// The outcomes, in the order in which they are offered.
  var outcomes: [PortalSettings.Outcome] {
    let names = [
      ("reached", reached), ("call_back", callBack), ("no_answer", noAnswer), ("not_interested", notInterested),
      ("wrong_number", wrongNumber),
    ]
    return names.map { id, name in
      PortalSettings.Outcome(
        id: id, name: PortalSettings.Text(common: name, texts: [:]), color: nil, asksForFollowUp: id == "call_back",
        stage: nil, field: nil, isRetired: false)
    }
  }

  /// What one of these outcomes is called in every language; `nil` for any other.
  static func name(ofOutcome id: String) -> PortalSettings.Text? {
    let names = Language.allCases.compactMap { language in
      of(language).outcomes.first { $0.id == id }.map { (language, $0.name.common) }
    }
    let texts = Dictionary(uniqueKeysWithValues: names)
    return texts[.english].map { PortalSettings.Text(common: $0, texts: texts) }
  }

  static let arabic = OutcomeTexts(
    outcome: "النتيجة", reached: "تم التواصل", noAnswer: "لا رد", callBack: "معاودة الاتصال",
    notInterested: "غير مهتم", wrongNumber: "رقم خاطئ")
  static let brazilianPortuguese = OutcomeTexts(
    outcome: "Resultado", reached: "Contatado", noAnswer: "Não atendeu", callBack: "Ligar de volta",
    notInterested: "Sem interesse", wrongNumber: "Número errado")
  static let english = OutcomeTexts(
    outcome: "Outcome", reached: "Reached", noAnswer: "No answer", callBack: "Call back",
    notInterested: "Not interested", wrongNumber: "Wrong number")
  static let french = OutcomeTexts(
    outcome: "Résultat", reached: "Joint", noAnswer: "Pas de réponse", callBack: "À rappeler",
    notInterested: "Pas intéressé", wrongNumber: "Mauvais numéro")
  static let german = OutcomeTexts(
    outcome: "Ergebnis", reached: "Erreicht", noAnswer: "Nicht erreicht", callBack: "Rückruf",
    notInterested: "Kein Interesse", wrongNumber: "Falsche Nummer")
  static let hindi = OutcomeTexts(
    outcome: "परिणाम", reached: "बात हुई", noAnswer: "कोई उत्तर नहीं", callBack: "वापस कॉल करें",
    notInterested: "रुचि नहीं", wrongNumber: "गलत नंबर")
  static let indonesian = OutcomeTexts(
    outcome: "Hasil", reached: "Terhubung", noAnswer: "Tidak dijawab", callBack: "Telepon kembali",
    notInterested: "Tidak tertarik", wrongNumber: "Nomor salah")
  static let italian = OutcomeTexts(
    outcome: "Esito", reached: "Raggiunto", noAnswer: "Nessuna risposta", callBack: "Da richiamare",
    notInterested: "Non interessato", wrongNumber: "Numero errato")
  static let japanese = OutcomeTexts(
    outcome: "結果", reached: "通話できた", noAnswer: "応答なし", callBack: "かけ直し",
    notInterested: "関心なし", wrongNumber: "番号違い")
  static let kazakh = OutcomeTexts(
    outcome: "Нәтиже", reached: "Сөйлесті", noAnswer: "Жауап жоқ", callBack: "Қайта қоңырау шалу",
    notInterested: "Қызықтырмайды", wrongNumber: "Қате нөмір")
  static let latinAmericanSpanish = OutcomeTexts(
    outcome: "Resultado", reached: "Contactado", noAnswer: "Sin respuesta", callBack: "Volver a llamar",
    notInterested: "Sin interés", wrongNumber: "Número equivocado")
  static let malay = OutcomeTexts(
    outcome: "Hasil", reached: "Berjaya dihubungi", noAnswer: "Tiada jawapan", callBack: "Hubungi semula",
    notInterested: "Tidak berminat", wrongNumber: "Nombor salah")
  static let polish = OutcomeTexts(
    outcome: "Wynik", reached: "Rozmowa odbyta", noAnswer: "Brak odpowiedzi", callBack: "Oddzwonić",
    notInterested: "Brak zainteresowania", wrongNumber: "Zły numer")
  static let russian = OutcomeTexts(
    outcome: "Результат", reached: "Дозвонились", noAnswer: "Нет ответа", callBack: "Перезвонить",
    notInterested: "Не интересует", wrongNumber: "Неверный номер")
  static let simplifiedChinese = OutcomeTexts(
    outcome: "结果", reached: "已接通", noAnswer: "无人接听", callBack: "需回电",
    notInterested: "不感兴趣", wrongNumber: "号码错误")
  static let thai = OutcomeTexts(
    outcome: "ผลลัพธ์", reached: "ติดต่อได้", noAnswer: "ไม่รับสาย", callBack: "โทรกลับ",
    notInterested: "ไม่สนใจ", wrongNumber: "หมายเลขผิด")
  static let traditionalChinese = OutcomeTexts(
    outcome: "結果", reached: "已接通", noAnswer: "無人接聽", callBack: "需回電",
    notInterested: "不感興趣", wrongNumber: "號碼錯誤")
  static let turkish = OutcomeTexts(
    outcome: "Sonuç", reached: "Ulaşıldı", noAnswer: "Yanıt yok", callBack: "Geri aranacak",
    notInterested: "İlgilenmiyor", wrongNumber: "Yanlış numara")
  static let ukrainian = OutcomeTexts(
    outcome: "Результат", reached: "Додзвонилися", noAnswer: "Немає відповіді", callBack: "Передзвонити",
    notInterested: "Не цікавить", wrongNumber: "Неправильний номер")
  static let vietnamese = OutcomeTexts(
    outcome: "Kết quả", reached: "Đã liên hệ được", noAnswer: "Không trả lời", callBack: "Gọi lại",
    notInterested: "Không quan tâm", wrongNumber: "Sai số")
}
