/// The days that have names of their own; the time of day follows: "today 14:47".
///
/// Not left to browsers: Chromium has no data of Kazakh, and the Unicode CLDR has one word for yesterday and tomorrow
/// in Hindi.
package struct CalendarTexts: LocalizedTexts {
  package let yesterday: String
  package let today: String
  package let tomorrow: String
}

extension CalendarTexts {
  package static let arabic = CalendarTexts(
    yesterday: "أمس", today: "اليوم", tomorrow: "غدًا")
  package static let brazilianPortuguese = CalendarTexts(
    yesterday: "ontem", today: "hoje", tomorrow: "amanhã")
  package static let english = CalendarTexts(
    yesterday: "yesterday", today: "today", tomorrow: "tomorrow")
  package static let french = CalendarTexts(
    yesterday: "hier", today: "aujourd’hui", tomorrow: "demain")
  package static let german = CalendarTexts(
    yesterday: "gestern", today: "heute", tomorrow: "morgen")
  package static let hindi = CalendarTexts(
    yesterday: "बीता कल", today: "आज", tomorrow: "आने वाला कल")
  package static let indonesian = CalendarTexts(
    yesterday: "kemarin", today: "hari ini", tomorrow: "besok")
  package static let italian = CalendarTexts(
    yesterday: "ieri", today: "oggi", tomorrow: "domani")
  package static let japanese = CalendarTexts(
    yesterday: "昨日", today: "今日", tomorrow: "明日")
  package static let kazakh = CalendarTexts(
    yesterday: "кеше", today: "бүгін", tomorrow: "ертең")
  package static let latinAmericanSpanish = CalendarTexts(
    yesterday: "ayer", today: "hoy", tomorrow: "mañana")
  package static let malay = CalendarTexts(
    yesterday: "semalam", today: "hari ini", tomorrow: "esok")
  package static let polish = CalendarTexts(
    yesterday: "wczoraj", today: "dzisiaj", tomorrow: "jutro")
  package static let russian = CalendarTexts(
    yesterday: "вчера", today: "сегодня", tomorrow: "завтра")
  package static let simplifiedChinese = CalendarTexts(
    yesterday: "昨天", today: "今天", tomorrow: "明天")
  package static let thai = CalendarTexts(
    yesterday: "เมื่อวาน", today: "วันนี้", tomorrow: "พรุ่งนี้")
  package static let traditionalChinese = CalendarTexts(
    yesterday: "昨天", today: "今天", tomorrow: "明天")
  package static let turkish = CalendarTexts(
    yesterday: "dün", today: "bugün", tomorrow: "yarın")
  package static let ukrainian = CalendarTexts(
    yesterday: "вчора", today: "сьогодні", tomorrow: "завтра")
  package static let vietnamese = CalendarTexts(
    yesterday: "hôm qua", today: "hôm nay", tomorrow: "ngày mai")
}
