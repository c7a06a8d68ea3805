extension UnknownPlacementTexts {
  static let latinAmericanSpanish = UnknownPlacementTexts(
    title: "Todavía no hay una página para esta ubicación",
    explanation: "Bitrix24 abrió la aplicación aquí, pero Placard no tiene una página para este lugar. "
      + "Una página para este lugar recibiría los datos que aparecen a continuación.",
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
