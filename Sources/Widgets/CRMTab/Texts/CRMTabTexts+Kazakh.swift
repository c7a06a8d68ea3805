extension CRMTabTexts {
  static let kazakh = CRMTabTexts(
    title: "Қоңыраулар",
    loading: "Қоңыраулар жүктелуде…",
    total: "90 күндегі қоңыраулар",
    due: "Қайта қоңырау шалынбаған",
    lastTalk: "Соңғы сөйлесу",
    usualAgent: "Көбіне сөйлеседі",
    none: "Әзірге қоңыраулар болған жоқ.",
    older: "Ескірек қоңыраулар таймлайнда.",
    recording: "Жазба",
    transcript: "Мәтінге түсірме",
    noTranscript: "Bitrix24-те бұл қоңыраудың мәтіні жоқ.",
    transcriptDenied: "Бұл мәтінді оқуға құқығыңыз жоқ немесе осы Bitrix24-те ЖИ өшірілген.",
    noAccess: "Бұл қоңырауларға қол жеткізе алмайсыз.",
    partial: "Деректердің бір бөлігін жүктеу мүмкін болмады."
  )
}
