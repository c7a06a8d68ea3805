extension UnknownPlacementTexts {
  static let kazakh = UnknownPlacementTexts(
    title: "Бұл кірістіру орны үшін әзірге бет жоқ",
    explanation: "Битрикс24 қосымшаны осы жерде ашты, бірақ Placard-та бұл орынға арналған бет жоқ. "
      + "Ондай бет төмендегі деректерді алар еді.",
    placement: "Кірістіру орны",
    context: "Контекст",
    valueCount: .oneOther(one: "# мән", other: "# мән"),
    noContext: "Портал контекст жібермеді.",
    unreadableContext: "Контексті оқу мүмкін болмады.",
    received: "Портал жіберген деректер",
    parameter: "Параметр",
    value: "Мәні",
    secretSent: "жіберілді, көрсетілмейді",
    notSent: "жіберілмеді"
  )
}
