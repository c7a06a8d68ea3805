extension CRMTabTexts {
  static let russian = CRMTabTexts(
    title: "Звонки",
    loading: "Загрузка звонков…",
    total: "Звонков за 90 дней",
    due: "Не перезвонили",
    lastTalk: "Последний разговор",
    usualAgent: "Чаще всего говорит с",
    none: "Звонков пока не было.",
    older: "Более старые звонки — в таймлайне.",
    recording: "Запись",
    transcript: "Расшифровка",
    noTranscript: "В Битрикс24 нет расшифровки этого звонка.",
    transcriptDenied: "Вам нельзя читать эту расшифровку, или ИИ выключен в этом Битрикс24.",
    noAccess: "У вас нет доступа к этим звонкам.",
    partial: "Часть данных не удалось загрузить."
  )
}
