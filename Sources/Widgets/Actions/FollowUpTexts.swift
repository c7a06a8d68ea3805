import Localization

/// What the form of a follow-up says of its own.
struct FollowUpTexts: LocalizedTexts {
  /// What is to be done after the call: the label of the form, and of the button that unfolds it.
  let followUp: String
  /// The label of a field.
  let title: String
  let inAnHour: String
  let today: String
  let tomorrow: String
  /// The label of a field.
  let anotherTime: String

  static let arabic = FollowUpTexts(
    followUp: "متابعة", title: "العنوان", inAnHour: "خلال ساعة", today: "اليوم 17:00",
    tomorrow: "غدًا 10:00", anotherTime: "وقت آخر")
  static let brazilianPortuguese = FollowUpTexts(
    followUp: "Acompanhamento", title: "Título", inAnHour: "Em 1 hora", today: "Hoje às 17:00",
    tomorrow: "Amanhã às 10:00", anotherTime: "Outro horário")
  static let english = FollowUpTexts(
    followUp: "Follow-up", title: "Title", inAnHour: "In 1 hour", today: "Today 17:00",
    tomorrow: "Tomorrow 10:00", anotherTime: "Another time")
  static let french = FollowUpTexts(
    followUp: "Suivi", title: "Titre", inAnHour: "Dans 1 heure", today: "Aujourd'hui à 17:00",
    tomorrow: "Demain à 10:00", anotherTime: "Autre moment")
  static let german = FollowUpTexts(
    followUp: "Wiedervorlage", title: "Titel", inAnHour: "In 1 Stunde", today: "Heute 17:00",
    tomorrow: "Morgen 10:00", anotherTime: "Andere Zeit")
  static let hindi = FollowUpTexts(
    followUp: "फ़ॉलो-अप", title: "शीर्षक", inAnHour: "1 घंटे में", today: "आज 17:00",
    tomorrow: "कल 10:00", anotherTime: "दूसरा समय")
  static let indonesian = FollowUpTexts(
    followUp: "Tindak lanjut", title: "Judul", inAnHour: "Dalam 1 jam", today: "Hari ini 17:00",
    tomorrow: "Besok 10:00", anotherTime: "Waktu lain")
  static let italian = FollowUpTexts(
    followUp: "Promemoria", title: "Titolo", inAnHour: "Tra 1 ora", today: "Oggi alle 17:00",
    tomorrow: "Domani alle 10:00", anotherTime: "Altro orario")
  static let japanese = FollowUpTexts(
    followUp: "フォローアップ", title: "件名", inAnHour: "1時間後", today: "今日 17:00",
    tomorrow: "明日 10:00", anotherTime: "別の日時")
  static let kazakh = FollowUpTexts(
    followUp: "Еске салу", title: "Атауы", inAnHour: "1 сағаттан кейін", today: "Бүгін 17:00",
    tomorrow: "Ертең 10:00", anotherTime: "Басқа уақыт")
  static let latinAmericanSpanish = FollowUpTexts(
    followUp: "Seguimiento", title: "Título", inAnHour: "En 1 hora", today: "Hoy a las 17:00",
    tomorrow: "Mañana a las 10:00", anotherTime: "Otra hora")
  static let malay = FollowUpTexts(
    followUp: "Susulan", title: "Tajuk", inAnHour: "Dalam 1 jam", today: "Hari ini 17:00",
    tomorrow: "Esok 10:00", anotherTime: "Masa lain")
  static let polish = FollowUpTexts(
    followUp: "Przypomnienie", title: "Tytuł", inAnHour: "Za 1 godzinę", today: "Dziś o 17:00",
    tomorrow: "Jutro o 10:00", anotherTime: "Inny termin")
  static let russian = FollowUpTexts(
    followUp: "Напомнить", title: "Название", inAnHour: "Через 1 час", today: "Сегодня в 17:00",
    tomorrow: "Завтра в 10:00", anotherTime: "Другое время")
  static let simplifiedChinese = FollowUpTexts(
    followUp: "跟进", title: "标题", inAnHour: "1小时后", today: "今天 17:00",
    tomorrow: "明天 10:00", anotherTime: "其他时间")
  static let thai = FollowUpTexts(
    followUp: "ติดตามผล", title: "หัวข้อ", inAnHour: "ใน 1 ชั่วโมง", today: "วันนี้ 17:00",
    tomorrow: "พรุ่งนี้ 10:00", anotherTime: "เวลาอื่น")
  static let traditionalChinese = FollowUpTexts(
    followUp: "跟進", title: "標題", inAnHour: "1 小時後", today: "今天 17:00",
    tomorrow: "明天 10:00", anotherTime: "其他時間")
  static let turkish = FollowUpTexts(
    followUp: "Takip", title: "Başlık", inAnHour: "1 saat içinde", today: "Bugün 17:00",
    tomorrow: "Yarın 10:00", anotherTime: "Başka zaman")
  static let ukrainian = FollowUpTexts(
    followUp: "Нагадати", title: "Назва", inAnHour: "Через 1 годину", today: "Сьогодні о 17:00",
    tomorrow: "Завтра о 10:00", anotherTime: "Інший час")
  static let vietnamese = FollowUpTexts(
    followUp: "Theo dõi", title: "Tiêu đề", inAnHour: "Sau 1 giờ", today: "Hôm nay 17:00",
    tomorrow: "Ngày mai 10:00", anotherTime: "Thời gian khác")
}
