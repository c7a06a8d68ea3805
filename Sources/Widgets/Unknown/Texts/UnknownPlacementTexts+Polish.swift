extension UnknownPlacementTexts {
  static let polish = UnknownPlacementTexts(
    title: "Placard nie ma tu nic do pokazania",
    explanation: "Bitrix24 otworzył Placard w tym miejscu, ale nie ma tu nic do wyświetlenia.",
    advice: "Administrator może wyłączyć tę pozycję na stronie Placard w portalu.",
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
