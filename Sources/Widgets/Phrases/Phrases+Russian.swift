extension Phrases {
  static let russian = Phrases(
    call: Call(
      title: "Карточка звонка",
      incoming: "Входящий звонок",
      outgoing: "Исходящий звонок",
      callback: "Обратный звонок",
      transferred: "Переведенный звонок",
      otherDirection: "Звонок",
      ringing: "Звонит",
      notStarted: "Еще не начат",
      connecting: "Соединение",
      connected: "Идет разговор",
      ended: "Звонок завершен",
      duration: "Длительность",
      number: "Номер телефона",
      copyNumber: "Скопировать номер",
      copied: "Скопировано",
      notCopied: "Нажмите Ctrl+C, чтобы скопировать",
      numberHidden: "Номер скрыт",
      numberHiddenHint: "Звонящий скрыл свой номер (АнтиАОН). Уточните номер, если нужно будет перезвонить.",
      numberUnknown: "Номер неизвестен",
      numberUnknownHint: "Портал не передал номер телефона.",
      line: "Линия",
      campaign: "Обзвон",
      activity: "Дело",
      callID: "ID звонка",
      details: "Подробности",
      incomplete: "Часть данных об этом звонке не удалось прочитать."
    ),
    failure: Failure(
      busy: "Занято",
      unavailable: "Абонент недоступен",
      notAnswered: "Без ответа",
      declined: "Отклонен",
      cancelled: "Отменен",
      invalidNumber: "Неверный номер",
      forbidden: "Звонок запрещен",
      blocked: "Номер заблокирован",
      unreachable: "Направление недоступно",
      insufficientFunds: "Недостаточно средств",
      other: "Звонок не удался"
    ),
    live: Live(
      unavailable: "Портал не сообщает об изменениях: звонок показан таким, каким был при открытии вкладки.",
      customerFailed: "Не удалось загрузить данные клиента.",
      tryAgain: "Попробовать еще раз"
    ),
    crm: CRM(
      heading: "В CRM",
      lead: "Лид",
      deal: "Сделка",
      contact: "Контакт",
      company: "Компания",
      quote: "Коммерческое предложение",
      invoice: "Счет",
      order: "Заказ",
      item: "Элемент",
      notLinked: "Нет привязки к CRM",
      notLinkedHint: "К этому звонку не привязаны ни лид, ни сделка, ни контакт, ни компания.",
      primary: "Основное",
      linkedItems: .oneFewManyOther(
        one: "# привязанный элемент",
        few: "# привязанных элемента",
        many: "# привязанных элементов",
        other: "# привязанного элемента"
      ),
      opensInNewTab: "Откроется в новой вкладке"
    ),
    home: Home(
      title: "Placard",
      purpose: "Оператор еще не снял трубку, а Placard уже показывает в карточке звонка, кто звонит.",
      placements: "Места встраивания",
      placementCount: .oneFewManyOther(
        one: "# место встраивания",
        few: "# места встраивания",
        many: "# мест встраивания",
        other: "# места встраивания"
      ),
      callCardPlacement: "Вкладка в карточке звонка",
      defaultPlacement: "Собственная страница приложения",
      setup: "Настройка",
      portalAdmitted: "Сервер обслуживает этот портал",
      secure: "Портал открыт по https",
      insecure: "Портал открыт без шифрования (http)",
      tokenChecked: "Токен приложения совпадает",
      tokenNotConfigured: "Токен приложения не задан: источник запросов не проверяется",
      clientConfigured: "Код приложения (client_id) и ключ приложения (client_secret) заданы",
      clientNotConfigured: "Код приложения (client_id) и ключ приложения (client_secret) не заданы",
      received: "Что передал портал",
      parameter: "Параметр",
      value: "Значение",
      secretSent: "передано, не показывается",
      notSent: "не передано"
    ),
    unknownPlacement: UnknownPlacement(
      title: "Для этого места встраивания пока нет страницы",
      explanation: "Битрикс24 открыл здесь приложение, но у Placard нет страницы для этого места встраивания. "
        + "Такая страница получила бы данные, приведенные ниже.",
      placement: "Место встраивания",
      context: "Контекст",
      valueCount: .oneFewManyOther(one: "# значение", few: "# значения", many: "# значений", other: "# значения"),
      noContext: "Портал не передал контекст.",
      unreadableContext: "Не удалось прочитать контекст."
    ),
    refusal: Refusal(
      badRequest: "Не удалось разобрать запрос",
      missingParameter: "Не передан обязательный параметр:",
      invalidParameter: "Недопустимое значение параметра:",
      contradictoryParameter: "Параметр передан дважды с разными значениями:",
      incompleteBody: "Запрос получен не полностью.",
      forbidden: "Доступ запрещен",
      unknownPortal: "Этот портал Битрикс24 не зарегистрирован на этом сервере.",
      wrongToken: "Токен приложения этого портала отсутствует или неверен.",
      insecurePortal: "Этот портал открыт без шифрования (http), а сервер для него этого не разрешает.",
      notFound: "Страница не найдена",
      notFoundHint: "По этому адресу ничего нет.",
      methodNotAllowed: "Метод не поддерживается",
      methodNotAllowedHint: "Этот адрес не отвечает на запросы такого типа.",
      tooLarge: "Слишком большой запрос",
      tooLargeHint: "Передано больше данных, чем принимает этот сервер.",
      unsupported: "Формат данных не поддерживается",
      unsupportedHint: "Этот сервер принимает только форму, которую отправляет Битрикс24.",
      internalError: "Что-то пошло не так",
      internalErrorHint: "Ошибка на стороне сервера. На ваш звонок она не влияет.",
      advice: "Закройте эту вкладку и откройте ее снова. Если не поможет, сообщите администратору ID запроса.",
      requestID: "ID запроса"
    ),
    landing: Landing(
      title: "Placard работает",
      explanation: "Этот адрес предназначен для Битрикс24, который открывает его внутри портала. "
        + "Здесь ничего делать не нужно."
    ),
    unavailable: Unavailable(
      title: "Карточка звонка сейчас недоступна",
      explanation: "На ваш звонок это не влияет. Откройте эту вкладку снова чуть позже."
    )
  )
}
