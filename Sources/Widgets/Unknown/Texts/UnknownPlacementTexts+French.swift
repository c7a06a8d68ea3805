extension UnknownPlacementTexts {
  static let french = UnknownPlacementTexts(
    title: "Placard n’a rien ici",
    explanation: "Bitrix24 a ouvert Placard à cet endroit, mais il n’y a rien à y afficher.",
    advice: "Un administrateur peut désactiver cette entrée sur la page de Placard dans le portail.",
    placement: "Emplacement",
    context: "Contexte",
    valueCount: .oneManyOther(one: "# valeur", many: "# de valeurs", other: "# valeurs"),
    noContext: "Le portail n’a envoyé aucun contexte.",
    unreadableContext: "Le contexte n’a pas pu être lu.",
    received: "Données envoyées par le portail",
    parameter: "Paramètre",
    value: "Valeur",
    secretSent: "envoyé, non affiché",
    notSent: "non envoyé"
  )
}
