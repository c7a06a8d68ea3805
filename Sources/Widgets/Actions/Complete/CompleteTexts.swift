import Localization

/// What the button of a to-do says.
struct CompleteTexts: LocalizedTexts {
  /// The to-do is done: a short button.
  let done: String
  /// That was a mistake: the same button after it.
  let undo: String

  static let arabic = CompleteTexts(done: "تم", undo: "تراجع")
  static let brazilianPortuguese = CompleteTexts(done: "Concluir", undo: "Desfazer")
  static let english = CompleteTexts(done: "Done", undo: "Undo")
  static let french = CompleteTexts(done: "Terminer", undo: "Annuler")
  static let german = CompleteTexts(done: "Erledigt", undo: "Rückgängig")
  static let hindi = CompleteTexts(done: "पूरा हुआ", undo: "वापस लें")
  static let indonesian = CompleteTexts(done: "Selesai", undo: "Urungkan")
  static let italian = CompleteTexts(done: "Completa", undo: "Annulla")
  static let japanese = CompleteTexts(done: "完了", undo: "元に戻す")
  static let kazakh = CompleteTexts(done: "Орындалды", undo: "Болдырмау")
  static let latinAmericanSpanish = CompleteTexts(done: "Completar", undo: "Deshacer")
  static let malay = CompleteTexts(done: "Selesai", undo: "Buat asal")
  static let polish = CompleteTexts(done: "Gotowe", undo: "Cofnij")
  static let russian = CompleteTexts(done: "Готово", undo: "Отменить")
  static let simplifiedChinese = CompleteTexts(done: "完成", undo: "撤销")
  static let thai = CompleteTexts(done: "เสร็จแล้ว", undo: "เลิกทำ")
  static let traditionalChinese = CompleteTexts(done: "完成", undo: "復原")
  static let turkish = CompleteTexts(done: "Tamamla", undo: "Geri al")
  static let ukrainian = CompleteTexts(done: "Готово", undo: "Скасувати")
  static let vietnamese = CompleteTexts(done: "Hoàn thành", undo: "Hoàn tác")
}
