import Localization

/// What the form of a new contact says of its own.
struct CreateTexts: LocalizedTexts {
  /// The labels of the fields.
  let firstName: String
  let lastName: String

  static let arabic = CreateTexts(firstName: "الاسم", lastName: "اسم العائلة")
  static let brazilianPortuguese = CreateTexts(firstName: "Nome", lastName: "Sobrenome")
  static let english = CreateTexts(firstName: "First name", lastName: "Last name")
  static let french = CreateTexts(firstName: "Prénom", lastName: "Nom")
  static let german = CreateTexts(firstName: "Vorname", lastName: "Nachname")
  static let hindi = CreateTexts(firstName: "पहला नाम", lastName: "उपनाम")
  static let indonesian = CreateTexts(firstName: "Nama depan", lastName: "Nama belakang")
  static let italian = CreateTexts(firstName: "Nome", lastName: "Cognome")
  static let japanese = CreateTexts(firstName: "名", lastName: "姓")
  static let kazakh = CreateTexts(firstName: "Аты", lastName: "Тегі")
  static let latinAmericanSpanish = CreateTexts(firstName: "Nombre", lastName: "Apellido")
  static let malay = CreateTexts(firstName: "Nama pertama", lastName: "Nama keluarga")
  static let polish = CreateTexts(firstName: "Imię", lastName: "Nazwisko")
  static let russian = CreateTexts(firstName: "Имя", lastName: "Фамилия")
  static let simplifiedChinese = CreateTexts(firstName: "名", lastName: "姓")
  static let thai = CreateTexts(firstName: "ชื่อ", lastName: "นามสกุล")
  static let traditionalChinese = CreateTexts(firstName: "名", lastName: "姓")
  static let turkish = CreateTexts(firstName: "Ad", lastName: "Soyad")
  static let ukrainian = CreateTexts(firstName: "Ім’я", lastName: "Прізвище")
  static let vietnamese = CreateTexts(firstName: "Tên", lastName: "Họ")
}
