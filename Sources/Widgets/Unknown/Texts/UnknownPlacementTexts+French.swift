extension UnknownPlacementTexts {
  static let french = UnknownPlacementTexts(
    title: "Il n’existe pas encore de page pour cet emplacement",
    explanation: "Bitrix24 a ouvert l’application ici, mais Placard n’a pas de page pour cet endroit. "
      + "Une page dédiée recevrait les données ci-dessous.",
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
