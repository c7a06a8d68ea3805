extension UnknownPlacementTexts {
  static let english = UnknownPlacementTexts(
    title: "Placard has nothing here",
    explanation: "Bitrix24 opened Placard in this place, but there is nothing to show here.",
    advice: "An administrator can switch this entry off on the page of Placard in the portal, under “Placements”.",
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
