extension UnknownPlacementTexts {
  static let kazakh = UnknownPlacementTexts(
    title: "Мұнда Placard көрсететін ештеңе жоқ",
    explanation: "Битрикс24 осы жерде Placard қолданбасын ашты, бірақ мұнда көрсететін ештеңе жоқ.",
    advice: "Әкімші бұл тармақты порталдағы Placard бетінде өшіре алады.",
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
