extension CRMTabTexts {
  static let italian = CRMTabTexts(
    title: "Chiamate",
    loading: "Caricamento delle chiamate…",
    total: "Chiamate in 90 giorni",
    due: "Non richiamate",
    lastTalk: "Ultima conversazione",
    usualAgent: "Parla di solito con",
    none: "Non ci sono ancora state chiamate.",
    older: "Le chiamate più vecchie sono nelle cronologie del CRM.",
    recording: "Registrazione",
    transcript: "Trascrizione",
    noTranscript: "Bitrix24 non ha una trascrizione di questa chiamata.",
    transcriptDenied: "Non può leggere questa trascrizione, oppure l'IA è disattivata in questo Bitrix24.",
    noAccess: "Non ha accesso a queste chiamate.",
    partial: "Alcuni dati non sono stati caricati.",
    unavailable: "Le chiamate non possono essere mostrate: il server non interroga questo Bitrix24.",
    noItem: "Bitrix24 non ha indicato di chi è questa scheda."
  )
}
