extension Phrases {
  static let ukrainian = Phrases(
    call: Call(
      title: "Картка дзвінка",
      incoming: "Вхідний дзвінок",
      outgoing: "Вихідний дзвінок",
      callback: "Зворотний дзвінок",
      transferred: "Переведений дзвінок",
      otherDirection: "Дзвінок",
      ringing: "Дзвонить",
      notStarted: "Ще не розпочато",
      connecting: "З’єднання",
      connected: "Триває розмова",
      ended: "Дзвінок завершено",
      duration: "Тривалість",
      number: "Номер телефону",
      copyNumber: "Скопіювати номер",
      copied: "Скопійовано",
      notCopied: "Натисніть Ctrl+C, щоб скопіювати",
      numberHidden: "Номер приховано",
      numberHiddenHint: "Абонент приховав свій номер (антивизначник). Уточніть номер, якщо потрібно буде передзвонити.",
      numberUnknown: "Номер невідомий",
      numberUnknownHint: "Портал не передав номер телефону.",
      line: "Лінія",
      campaign: "Обдзвін",
      activity: "Справа",
      callID: "ID дзвінка",
      details: "Подробиці",
      incomplete: "Частину даних про цей дзвінок не вдалося прочитати."
    ),
    failure: Failure(
      busy: "Зайнято",
      unavailable: "Абонент недоступний",
      notAnswered: "Без відповіді",
      declined: "Відхилено",
      cancelled: "Скасовано",
      invalidNumber: "Неправильний номер",
      forbidden: "Дзвінок заборонено",
      blocked: "Номер заблоковано",
      unreachable: "Напрямок недоступний",
      insufficientFunds: "Недостатньо коштів",
      other: "Дзвінок не вдався"
    ),
    live: Live(
      unavailable: "Портал не повідомляє про зміни: дзвінок показано таким, яким він був під час відкриття вкладки.",
      customerFailed: "Не вдалося завантажити дані клієнта.",
      tryAgain: "Спробувати ще раз"
    ),
    crm: CRM(
      heading: "У CRM",
      lead: "Лід",
      deal: "Угода",
      contact: "Контакт",
      company: "Компанія",
      quote: "Комерційна пропозиція",
      invoice: "Рахунок",
      order: "Замовлення",
      item: "Елемент",
      notLinked: "Немає прив’язки до CRM",
      notLinkedHint: "До цього дзвінка не прив’язано ні ліда, ні угоди, ні контакту, ні компанії.",
      primary: "Основне",
      linkedItems: .oneFewManyOther(
        one: "# прив’язаний елемент",
        few: "# прив’язані елементи",
        many: "# прив’язаних елементів",
        other: "# прив’язаного елемента"
      ),
      opensInNewTab: "Відкриється в новій вкладці"
    ),
    home: Home(
      title: "Placard",
      purpose: "Оператор ще не підняв слухавку, а Placard уже показує в картці дзвінка, хто дзвонить.",
      placements: "Місця вбудовування",
      placementCount: .oneFewManyOther(
        one: "# місце вбудовування",
        few: "# місця вбудовування",
        many: "# місць вбудовування",
        other: "# місця вбудовування"
      ),
      callCardPlacement: "Вкладка в картці дзвінка",
      defaultPlacement: "Власна сторінка застосунку",
      setup: "Налаштування",
      portalAdmitted: "Сервер обслуговує цей портал",
      secure: "Портал відкрито через https",
      insecure: "Портал відкрито без шифрування (http)",
      tokenChecked: "Токен застосунку збігається",
      tokenNotConfigured: "Токен застосунку не задано: джерело запитів не перевіряється",
      clientConfigured: "Код застосунку (client_id) і ключ застосунку (client_secret) задано",
      clientNotConfigured: "Код застосунку (client_id) і ключ застосунку (client_secret) не задано",
      received: "Що передав портал",
      parameter: "Параметр",
      value: "Значення",
      secretSent: "передано, не показується",
      notSent: "не передано"
    ),
    unknownPlacement: UnknownPlacement(
      title: "Для цього місця вбудовування ще немає сторінки",
      explanation: "Бітрікс24 відкрив тут застосунок, але Placard не має сторінки для цього місця вбудовування. "
        + "Така сторінка отримала б наведені нижче дані.",
      placement: "Місце вбудовування",
      context: "Контекст",
      valueCount: .oneFewManyOther(one: "# значення", few: "# значення", many: "# значень", other: "# значення"),
      noContext: "Портал не передав контекст.",
      unreadableContext: "Не вдалося прочитати контекст."
    ),
    refusal: Refusal(
      badRequest: "Не вдалося розібрати запит",
      missingParameter: "Не передано обов’язковий параметр:",
      invalidParameter: "Неприпустиме значення параметра:",
      contradictoryParameter: "Параметр передано двічі з різними значеннями:",
      incompleteBody: "Запит отримано не повністю.",
      forbidden: "Доступ заборонено",
      unknownPortal: "Цей портал Бітрікс24 не зареєстровано на цьому сервері.",
      wrongToken: "Токен застосунку цього порталу відсутній або неправильний.",
      insecurePortal: "Цей портал відкрито без шифрування (http), а сервер для нього цього не дозволяє.",
      notFound: "Сторінку не знайдено",
      notFoundHint: "За цією адресою нічого немає.",
      methodNotAllowed: "Метод не підтримується",
      methodNotAllowedHint: "Ця адреса не відповідає на запити такого типу.",
      tooLarge: "Завеликий запит",
      tooLargeHint: "Передано більше даних, ніж приймає цей сервер.",
      unsupported: "Формат даних не підтримується",
      unsupportedHint: "Цей сервер приймає лише форму, яку надсилає Бітрікс24.",
      internalError: "Щось пішло не так",
      internalErrorHint: "Помилка на боці сервера. На ваш дзвінок вона не впливає.",
      advice: "Закрийте цю вкладку й відкрийте її знову. Якщо не допоможе, повідомте адміністратору ID запиту.",
      requestID: "ID запиту"
    ),
    landing: Landing(
      title: "Placard працює",
      explanation: "Ця адреса призначена для Бітрікс24, який відкриває її всередині порталу. "
        + "Тут нічого робити не потрібно."
    ),
    unavailable: Unavailable(
      title: "Картка дзвінка зараз недоступна",
      explanation: "На ваш дзвінок це не впливає. Відкрийте цю вкладку знову трохи згодом."
    )
  )
}
