extension UnknownPlacementTexts {
  static let latinAmericanSpanish = UnknownPlacementTexts(
    title: "Placard no tiene nada aquí",
    explanation: "Bitrix24 abrió Placard en este lugar, pero no hay nada que mostrar aquí.",
    advice: "Un administrador puede desactivar esta entrada en la página de Placard en el portal.",
    placement: "Ubicación",
    context: "Contexto",
    valueCount: .oneManyOther(one: "# valor", many: "# de valores", other: "# valores"),
    noContext: "El portal no envió ningún contexto.",
    unreadableContext: "No se pudo leer el contexto.",
    received: "Datos enviados por el portal",
    parameter: "Parámetro",
    value: "Valor",
    secretSent: "enviado, no se muestra",
    notSent: "no enviado"
  )
}
