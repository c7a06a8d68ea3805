extension CRMTabTexts {
  static let german = CRMTabTexts(
    title: "Anrufe",
    loading: "Die Anrufe werden geladen…",
    total: "Anrufe in 90 Tagen",
    due: "Nicht zurückgerufen",
    lastTalk: "Letztes Gespräch",
    usualAgent: "Spricht meistens mit",
    none: "Es gab noch keine Anrufe.",
    older: "Ältere Anrufe stehen in den Timelines des CRM.",
    recording: "Aufzeichnung",
    transcript: "Transkript",
    noTranscript: "Bitrix24 hat kein Transkript dieses Anrufs.",
    transcriptDenied: "Sie dürfen dieses Transkript nicht lesen, oder die KI ist in diesem Bitrix24 ausgeschaltet.",
    noAccess: "Sie haben keinen Zugriff auf diese Anrufe.",
    partial: "Einige Daten konnten nicht geladen werden.",
    unavailable: "Die Anrufe können nicht gezeigt werden: Der Server fragt dieses Bitrix24 nicht ab.",
    noItem: "Bitrix24 hat nicht mitgeteilt, wessen Karte das ist."
  )
}
