extension UnknownPlacementTexts {
  static let english = UnknownPlacementTexts(
    title: "There is no page for this placement yet",
    explanation: "Bitrix24 opened the application here, but Placard has no page for this place. "
      + "A page for it would receive the data below.",
    placement: "Placement",
    context: "Context",
    valueCount: .oneOther(one: "# value", other: "# values"),
    noContext: "The portal sent no context.",
    unreadableContext: "The context could not be read.",
    received: "What the portal sent",
    parameter: "Parameter",
    value: "Value",
    secretSent: "sent, not shown",
    notSent: "not sent"
  )
}
