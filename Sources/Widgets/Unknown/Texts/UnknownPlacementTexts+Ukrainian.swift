extension UnknownPlacementTexts {
  static let ukrainian = UnknownPlacementTexts(
    title: "Тут Placard нічого не показує",
    explanation: "Бітрікс24 відкрив Placard у цьому місці, але показати тут нічого.",
    advice: "Адміністратор може вимкнути цей пункт на сторінці Placard на порталі.",
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
