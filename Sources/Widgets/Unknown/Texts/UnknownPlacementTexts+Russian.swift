extension UnknownPlacementTexts {
  static let russian = UnknownPlacementTexts(
    title: "Для этого места встраивания пока нет страницы",
    explanation: "Битрикс24 открыл здесь приложение, но у Placard нет страницы для этого места встраивания. "
      + "Такая страница получила бы данные, приведенные ниже.",
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
