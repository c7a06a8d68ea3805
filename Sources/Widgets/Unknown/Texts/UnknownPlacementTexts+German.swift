extension UnknownPlacementTexts {
  static let german = UnknownPlacementTexts(
    title: "Placard hat hier nichts",
    explanation: "Bitrix24 hat Placard an dieser Stelle geöffnet, aber hier gibt es nichts anzuzeigen.",
    advice:
      "Administratoren können diesen Eintrag auf der Seite von Placard im Portal unter „Platzierungen“ ausschalten.",
    placement: "Platzierung",
    context: "Kontext",
    valueCount: .oneOther(one: "# Wert", other: "# Werte"),
    noContext: "Das Portal hat keinen Kontext gesendet.",
    unreadableContext: "Der Kontext konnte nicht gelesen werden.",
    received: "Vom Portal gesendete Daten",
    parameter: "Parameter",
    value: "Wert",
    secretSent: "gesendet, nicht angezeigt",
    notSent: "nicht gesendet"
  )
}
