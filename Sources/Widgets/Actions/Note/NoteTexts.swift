import Localization

/// What the form of a note says of its own.
struct NoteTexts: LocalizedTexts {
  /// What an operator writes about a call, as the label of its field.
  let note: String

  static let arabic = NoteTexts(note: "ملاحظة")
  static let brazilianPortuguese = NoteTexts(note: "Nota")
  static let english = NoteTexts(note: "Note")
  static let french = NoteTexts(note: "Note")
  static let german = NoteTexts(note: "Notiz")
  static let hindi = NoteTexts(note: "नोट")
  static let indonesian = NoteTexts(note: "Catatan")
  static let italian = NoteTexts(note: "Nota")
  static let japanese = NoteTexts(note: "メモ")
  static let kazakh = NoteTexts(note: "Жазба")
  static let latinAmericanSpanish = NoteTexts(note: "Nota")
  static let malay = NoteTexts(note: "Nota")
  static let polish = NoteTexts(note: "Notatka")
  static let russian = NoteTexts(note: "Заметка")
  static let simplifiedChinese = NoteTexts(note: "备注")
  static let thai = NoteTexts(note: "บันทึกย่อ")
  static let traditionalChinese = NoteTexts(note: "備註")
  static let turkish = NoteTexts(note: "Not")
  static let ukrainian = NoteTexts(note: "Нотатка")
  static let vietnamese = NoteTexts(note: "Ghi chú")
}
