extension CRMTabTexts {
  static let polish = CRMTabTexts(
    title: "Połączenia",
    loading: "Wczytywanie połączeń…",
    total: "Połączenia w ciągu 90 dni",
    due: "Nie oddzwoniono",
    lastTalk: "Ostatnia rozmowa",
    usualAgent: "Zwykły rozmówca",
    none: "Nie było jeszcze połączeń.",
    older: "Starsze połączenia są na osiach czasu CRM.",
    recording: "Nagranie",
    transcript: "Transkrypcja",
    noTranscript: "Bitrix24 nie ma transkrypcji tego połączenia.",
    transcriptDenied: "Nie możesz czytać tej transkrypcji albo AI jest wyłączona w tym Bitrix24.",
    noAccess: "Nie masz dostępu do tych połączeń.",
    partial: "Nie udało się wczytać części danych.",
    unavailable: "Nie można pokazać połączeń: serwer nie odpytuje tego Bitrix24.",
    noItem: "Bitrix24 nie podał, czyja to karta."
  )
}
