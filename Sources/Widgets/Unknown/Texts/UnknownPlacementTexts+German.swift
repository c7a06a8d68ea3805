extension UnknownPlacementTexts {
  static let german = UnknownPlacementTexts(
    title: "Für diese Platzierung gibt es noch keine Seite",
    explanation: "Bitrix24 hat die Anwendung hier geöffnet, aber Placard hat für diese Stelle keine Seite. "
      + "Eine Seite dafür würde die folgenden Daten erhalten.",
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
