extension UnknownPlacementTexts {
  static let ukrainian = UnknownPlacementTexts(
    title: "Для цього місця вбудовування ще немає сторінки",
    explanation: "Бітрікс24 відкрив тут застосунок, але Placard не має сторінки для цього місця вбудовування. "
      + "Така сторінка отримала б наведені нижче дані.",
    placement: "Місце вбудовування",
    context: "Контекст",
    valueCount: .oneFewManyOther(one: "# значення", few: "# значення", many: "# значень", other: "# значення"),
    noContext: "Портал не передав контекст.",
    unreadableContext: "Не вдалося прочитати контекст.",
    received: "Що передав портал",
    parameter: "Параметр",
    value: "Значення",
    secretSent: "передано, не показується",
    notSent: "не передано"
  )
}
