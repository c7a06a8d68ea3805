extension HomeTexts {
  static let ukrainian = HomeTexts(
    title: "Placard",
    purpose: "Оператор ще не підняв слухавку, а Placard уже показує в картці дзвінка, хто дзвонить.",
    placements: "Місця вбудовування",
    setup: "Налаштування",
    portalAdmitted: "Сервер обслуговує цей портал",
    secure: "Портал відкрито через https",
    insecure: "Портал відкрито без шифрування (http)",
    tokenChecked: "Токен застосунку збігається",
    tokenNotConfigured: "Токен застосунку не задано: джерело запитів не перевіряється",
    clientConfigured: "Код застосунку (client_id) і ключ застосунку (client_secret) задано",
    clientNotConfigured: "Код застосунку (client_id) і ключ застосунку (client_secret) не задано",
    installedSince: "Дата встановлення",
    version: "Версія",
    permissions: "Права",
    missing: "Бракує",
    bound: "Налаштовано",
    notBound: "Не налаштовано",
    new: "Нове",
    switchOn: "Увімкнути",
    switchOff: "Вимкнути",
    installAgain: "Щоб налаштувати те, чого бракує, встановіть застосунок на порталі знову.",
    namedByHand: "Цей портал додано до конфігурації сервера вручну.",
    lastCalls: "Останні показані дзвінки",
    noCalls: "Жодного з моменту запуску сервера",
    checkAgain: "Перевірити ще раз"
  )
}
