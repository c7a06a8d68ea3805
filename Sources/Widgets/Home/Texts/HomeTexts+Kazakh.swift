extension HomeTexts {
  static let kazakh = HomeTexts(
    title: "Placard",
    purpose: "Телефон шырылдап тұрғанда-ақ Placard операторға қоңырау карточкасында "
      + "кім хабарласып тұрғанын көрсетеді.",
    placements: "Кірістіру орындары",
    setup: "Баптау",
    portalAdmitted: "Сервер бұл порталға қызмет көрсетеді",
    secure: "Портал https арқылы ашылған",
    insecure: "Портал шифрлаусыз (http) ашылған",
    tokenChecked: "Қосымша токені сәйкес келеді",
    tokenNotConfigured: "Қосымша токені бапталмаған: сұраулардың қайдан келгені тексерілмейді",
    clientConfigured: "Қосымша коды (client_id) мен қосымша кілті (client_secret) бапталған",
    clientNotConfigured: "Қосымша коды (client_id) мен қосымша кілті (client_secret) бапталмаған",
    installedSince: "Орнатылған күні",
    version: "Нұсқасы",
    permissions: "Рұқсаттар",
    missing: "Жетіспейді",
    bound: "Бапталған",
    notBound: "Бапталмаған",
    new: "Жаңа",
    switchOn: "Қосу",
    switchOff: "Өшіру",
    installAgain: "Жетіспейтінін баптау үшін қосымшаны порталда қайта орнатыңыз.",
    namedByHand: "Бұл портал сервер конфигурациясына қолмен қосылған.",
    lastCalls: "Соңғы көрсетілген қоңыраулар",
    noCalls: "Сервер іске қосылғалы әзірге жоқ",
    checkAgain: "Қайта тексеру"
  )
}
