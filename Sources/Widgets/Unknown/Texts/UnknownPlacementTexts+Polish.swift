extension UnknownPlacementTexts {
  static let polish = UnknownPlacementTexts(
    title: "Nie ma jeszcze strony dla tego miejsca osadzenia",
    explanation: "Bitrix24 otworzył tu aplikację, ale Placard nie ma strony dla tego miejsca. "
      + "Przygotowana dla niego strona otrzymałaby poniższe dane.",
    placement: "Miejsce osadzenia",
    context: "Kontekst",
    valueCount: .oneFewManyOther(one: "# wartość", few: "# wartości", many: "# wartości", other: "# wartości"),
    noContext: "Portal nie przesłał kontekstu.",
    unreadableContext: "Nie udało się odczytać kontekstu.",
    received: "Dane przesłane przez portal",
    parameter: "Parametr",
    value: "Wartość",
    secretSent: "przesłano, wartość ukryta",
    notSent: "nie przesłano"
  )
}
