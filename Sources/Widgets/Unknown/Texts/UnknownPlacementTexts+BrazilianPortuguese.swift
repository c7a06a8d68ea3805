extension UnknownPlacementTexts {
  static let brazilianPortuguese = UnknownPlacementTexts(
    title: "Ainda não há uma página para este posicionamento",
    explanation: "O Bitrix24 abriu o aplicativo aqui, mas o Placard não tem uma página para este local. "
      + "Uma página para este local receberia os dados abaixo.",
    placement: "Posicionamento",
    context: "Contexto",
    valueCount: .oneManyOther(one: "# valor", many: "# de valores", other: "# valores"),
    noContext: "O portal não enviou nenhum contexto.",
    unreadableContext: "Não foi possível ler o contexto.",
    received: "Dados enviados pelo portal",
    parameter: "Parâmetro",
    value: "Valor",
    secretSent: "enviado, não exibido",
    notSent: "não enviado"
  )
}
