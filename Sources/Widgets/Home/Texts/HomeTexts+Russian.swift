extension HomeTexts {
  static let russian = HomeTexts(
    title: "Placard",
    purpose: "Оператор еще не снял трубку, а Placard уже показывает в карточке звонка, кто звонит.",
    placements: "Места встраивания",
    setup: "Настройка",
    portalAdmitted: "Сервер обслуживает этот портал",
    secure: "Портал открыт по https",
    insecure: "Портал открыт без шифрования (http)",
    tokenChecked: "Токен приложения совпадает",
    tokenNotConfigured: "Токен приложения не задан: источник запросов не проверяется",
    clientConfigured: "Код приложения (client_id) и ключ приложения (client_secret) заданы",
    clientNotConfigured: "Код приложения (client_id) и ключ приложения (client_secret) не заданы",
    installedSince: "Дата установки",
    version: "Версия",
    permissions: "Права",
    missing: "Не хватает",
    bound: "Настроено",
    notBound: "Не настроено",
    new: "Новое",
    switchOn: "Включить",
    switchOff: "Выключить",
    installAgain: "Чтобы настроить недостающее, установите приложение на портале заново.",
    namedByHand: "Этот портал добавлен в конфигурацию сервера вручную.",
    lastCalls: "Последние показанные звонки",
    noCalls: "Ни одного с момента запуска сервера",
    checkAgain: "Проверить еще раз"
  )
}
