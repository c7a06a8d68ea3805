extension UnknownPlacementTexts {
  static let italian = UnknownPlacementTexts(
    title: "Non esiste ancora una pagina per questo posizionamento",
    explanation: "Bitrix24 ha aperto l’applicazione qui, ma Placard non ha una pagina per questo punto. "
      + "Una pagina dedicata riceverebbe i dati riportati di seguito.",
    placement: "Posizionamento",
    context: "Contesto",
    valueCount: .oneManyOther(one: "# valore", many: "# di valori", other: "# valori"),
    noContext: "Il portale non ha inviato alcun contesto.",
    unreadableContext: "Non è stato possibile leggere il contesto.",
    received: "Dati inviati dal portale",
    parameter: "Parametro",
    value: "Valore",
    secretSent: "inviato, non mostrato",
    notSent: "non inviato"
  )
}
