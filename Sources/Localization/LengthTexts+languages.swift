extension LengthTexts {
  package static let arabic = LengthTexts(
    hours: "# س", hoursAndMinutes: "# س # د", minutes: "# د", minutesAndSeconds: "# د # ث", seconds: "# ث")
  package static let brazilianPortuguese = LengthTexts(
    hours: "# h", hoursAndMinutes: "# h # min", minutes: "# min", minutesAndSeconds: "# min # s", seconds: "# s")
  package static let english = LengthTexts(
    hours: "# h", hoursAndMinutes: "# h # min", minutes: "# min", minutesAndSeconds: "# min # s", seconds: "# s")
  package static let french = LengthTexts(
    hours: "# h", hoursAndMinutes: "# h # min", minutes: "# min", minutesAndSeconds: "# min # s", seconds: "# s")
  package static let german = LengthTexts(
    hours: "# Std.", hoursAndMinutes: "# Std. # Min.", minutes: "# Min.", minutesAndSeconds: "# Min. # Sek.",
    seconds: "# Sek.")
  package static let hindi = LengthTexts(
    hours: "# घं॰", hoursAndMinutes: "# घं॰ # मि॰", minutes: "# मि॰", minutesAndSeconds: "# मि॰ # से॰", seconds: "# से॰")
  package static let indonesian = LengthTexts(
    hours: "# jam", hoursAndMinutes: "# jam # mnt", minutes: "# mnt", minutesAndSeconds: "# mnt # dtk", seconds: "# dtk"
  )
  package static let italian = LengthTexts(
    hours: "# h", hoursAndMinutes: "# h # min", minutes: "# min", minutesAndSeconds: "# min # s", seconds: "# s")
  package static let japanese = LengthTexts(
    hours: "#時間", hoursAndMinutes: "#時間#分", minutes: "#分", minutesAndSeconds: "#分#秒", seconds: "#秒")
  package static let kazakh = LengthTexts(
    hours: "# сағ", hoursAndMinutes: "# сағ # мин", minutes: "# мин", minutesAndSeconds: "# мин # с", seconds: "# с")
  package static let latinAmericanSpanish = LengthTexts(
    hours: "# h", hoursAndMinutes: "# h # min", minutes: "# min", minutesAndSeconds: "# min # s", seconds: "# s")
  package static let malay = LengthTexts(
    hours: "# jam", hoursAndMinutes: "# jam # min", minutes: "# min", minutesAndSeconds: "# min # saat",
    seconds: "# saat")
  package static let polish = LengthTexts(
    hours: "# godz.", hoursAndMinutes: "# godz. # min", minutes: "# min", minutesAndSeconds: "# min # s", seconds: "# s"
  )
  package static let russian = LengthTexts(
    hours: "# ч", hoursAndMinutes: "# ч # мин", minutes: "# мин", minutesAndSeconds: "# мин # с", seconds: "# с")
  package static let simplifiedChinese = LengthTexts(
    hours: "#小时", hoursAndMinutes: "#小时#分", minutes: "#分钟", minutesAndSeconds: "#分#秒", seconds: "#秒")
  package static let thai = LengthTexts(
    hours: "# ชม.", hoursAndMinutes: "# ชม. # นาที", minutes: "# นาที", minutesAndSeconds: "# นาที # วินาที",
    seconds: "# วินาที")
  package static let traditionalChinese = LengthTexts(
    hours: "#小時", hoursAndMinutes: "#小時#分", minutes: "#分鐘", minutesAndSeconds: "#分#秒", seconds: "#秒")
  package static let turkish = LengthTexts(
    hours: "# sa.", hoursAndMinutes: "# sa. # dk.", minutes: "# dk.", minutesAndSeconds: "# dk. # sn.", seconds: "# sn."
  )
  package static let ukrainian = LengthTexts(
    hours: "# год", hoursAndMinutes: "# год # хв", minutes: "# хв", minutesAndSeconds: "# хв # с", seconds: "# с")
  package static let vietnamese = LengthTexts(
    hours: "# giờ", hoursAndMinutes: "# giờ # phút", minutes: "# phút", minutesAndSeconds: "# phút # giây",
    seconds: "# giây")
}
