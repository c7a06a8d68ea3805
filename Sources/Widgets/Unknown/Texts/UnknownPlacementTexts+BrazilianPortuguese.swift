extension UnknownPlacementTexts {
  static let brazilianPortuguese = UnknownPlacementTexts(
    title: "O Placard não tem nada aqui",
    explanation: "O Bitrix24 abriu o Placard neste local, mas não há nada a mostrar aqui.",
    advice: "Um administrador pode desativar esta entrada na página do Placard no portal.",
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
