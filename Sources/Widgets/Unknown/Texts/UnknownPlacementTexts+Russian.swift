extension UnknownPlacementTexts {
  static let russian = UnknownPlacementTexts(
    title: "Здесь Placard ничего не показывает",
    explanation: "Битрикс24 открыл Placard в этом месте, но показать здесь нечего.",
    advice: "Администратор может отключить этот пункт на странице Placard на портале, в разделе «Места встраивания».",
    placement: "Место встраивания",
    context: "Контекст",
    valueCount: .oneFewManyOther(one: "# значение", few: "# значения", many: "# значений", other: "# значения"),
    noContext: "Портал не передал контекст.",
    unreadableContext: "Не удалось прочитать контекст.",
    received: "Что передал портал",
    parameter: "Параметр",
    value: "Значение",
    secretSent: "передано, не показывается",
    notSent: "не передано"
  )
}
