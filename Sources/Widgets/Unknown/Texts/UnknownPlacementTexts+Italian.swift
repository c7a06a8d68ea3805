extension UnknownPlacementTexts {
  static let italian = UnknownPlacementTexts(
    title: "Placard non ha nulla qui",
    explanation: "Bitrix24 ha aperto Placard in questo punto, ma qui non c’è nulla da mostrare.",
    advice: "Un amministratore può disattivare questa voce nella pagina di Placard nel portale.",
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
