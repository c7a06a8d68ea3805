extension Phrases {
  static let kazakh = Phrases(
    call: Call(
      title: "Қоңырау карточкасы",
      incoming: "Кіріс қоңырау",
      outgoing: "Шығыс қоңырау",
      callback: "Кері қоңырау",
      transferred: "Ауыстырылған қоңырау",
      otherDirection: "Қоңырау",
      ringing: "Қоңырау түсуде",
      notStarted: "Әлі басталмаған",
      connecting: "Қосылуда",
      connected: "Сөйлесуде",
      ended: "Қоңырау аяқталды",
      duration: "Ұзақтығы",
      number: "Телефон нөмірі",
      copyNumber: "Нөмірді көшіру",
      copied: "Көшірілді",
      notCopied: "Көшіру үшін Ctrl+C пернелерін басыңыз",
      numberHidden: "Нөмір жасырылған",
      numberHiddenHint: "Қоңырау шалушы нөмірін жасырған (АнтиАОН). "
        + "Кері қоңырау шалу қажет болса, нөмірін сұрап алыңыз.",
      numberUnknown: "Нөмір белгісіз",
      numberUnknownHint: "Портал телефон нөмірін жібермеді.",
      line: "Желі",
      campaign: "Қоңырау науқаны",
      activity: "Іс",
      callID: "Қоңырау идентификаторы",
      details: "Толығырақ",
      incomplete: "Бұл қоңырау туралы деректердің бір бөлігін оқу мүмкін болмады."
    ),
    failure: Failure(
      busy: "Бос емес",
      unavailable: "Абонент қолжетімсіз",
      notAnswered: "Жауап берілмеді",
      declined: "Қабылданбады",
      cancelled: "Болдырылмады",
      invalidNumber: "Жарамсыз нөмір",
      forbidden: "Қоңырауға рұқсат жоқ",
      blocked: "Нөмір бұғатталған",
      unreachable: "Бағыт қолжетімсіз",
      insufficientFunds: "Қаражат жеткіліксіз",
      other: "Сәтсіз қоңырау"
    ),
    live: Live(
      unavailable: "Портал өзгерістерді хабарламайды: қоңырау қойынды ашылған сәттегі күйінде көрсетілген.",
      customerFailed: "Клиент деректерін жүктеу мүмкін болмады.",
      tryAgain: "Қайталап көру"
    ),
    crm: CRM(
      heading: "CRM-де",
      lead: "Лид",
      deal: "Мәміле",
      contact: "Контакт",
      company: "Компания",
      quote: "Коммерциялық ұсыныс",
      invoice: "Шот",
      order: "Тапсырыс",
      item: "Элемент",
      notLinked: "CRM-ге байланыстырылмаған",
      notLinkedHint: "Бұл қоңырауға лид те, мәміле де, контакт та, компания да байланыстырылмаған.",
      primary: "Негізгі",
      linkedItems: .oneOther(one: "# байланыстырылған элемент", other: "# байланыстырылған элемент"),
      opensInNewTab: "Жаңа қойындыда ашылады"
    ),
    home: Home(
      title: "Placard",
      purpose: "Телефон шырылдап тұрғанда-ақ Placard операторға қоңырау карточкасында "
        + "кім хабарласып тұрғанын көрсетеді.",
      placements: "Кірістіру орындары",
      placementCount: .oneOther(one: "# кірістіру орны", other: "# кірістіру орны"),
      callCardPlacement: "Қоңырау карточкасындағы қойынды",
      defaultPlacement: "Қосымшаның өз беті",
      setup: "Баптау",
      portalAdmitted: "Сервер бұл порталға қызмет көрсетеді",
      secure: "Портал https арқылы ашылған",
      insecure: "Портал шифрлаусыз (http) ашылған",
      tokenChecked: "Қосымша токені сәйкес келеді",
      tokenNotConfigured: "Қосымша токені бапталмаған: сұраулардың қайдан келгені тексерілмейді",
      clientConfigured: "Қосымша коды (client_id) мен қосымша кілті (client_secret) бапталған",
      clientNotConfigured: "Қосымша коды (client_id) мен қосымша кілті (client_secret) бапталмаған",
      received: "Портал жіберген деректер",
      parameter: "Параметр",
      value: "Мәні",
      secretSent: "жіберілді, көрсетілмейді",
      notSent: "жіберілмеді"
    ),
    unknownPlacement: UnknownPlacement(
      title: "Бұл кірістіру орны үшін әзірге бет жоқ",
      explanation: "Битрикс24 қосымшаны осы жерде ашты, бірақ Placard-та бұл орынға арналған бет жоқ. "
        + "Ондай бет төмендегі деректерді алар еді.",
      placement: "Кірістіру орны",
      context: "Контекст",
      valueCount: .oneOther(one: "# мән", other: "# мән"),
      noContext: "Портал контекст жібермеді.",
      unreadableContext: "Контексті оқу мүмкін болмады."
    ),
    refusal: Refusal(
      badRequest: "Сұрауды түсіну мүмкін болмады",
      missingParameter: "Міндетті параметр жіберілмеген:",
      invalidParameter: "Параметрдің мәні жарамсыз:",
      contradictoryParameter: "Параметр екі рет әртүрлі мәнмен жіберілген:",
      incompleteBody: "Сұрау толық келмеді.",
      forbidden: "Кіруге тыйым салынған",
      unknownPortal: "Бұл Битрикс24 порталы осы серверде тіркелмеген.",
      wrongToken: "Бұл порталдың қосымша токені жоқ немесе қате.",
      insecurePortal: "Бұл портал шифрлаусыз (http) ашылған, ал сервер бұл портал үшін оған рұқсат бермейді.",
      notFound: "Бет табылмады",
      notFoundHint: "Бұл мекенжайда ештеңе жоқ.",
      methodNotAllowed: "Әдіске рұқсат етілмеген",
      methodNotAllowedHint: "Бұл мекенжай мұндай сұрауларға жауап бермейді.",
      tooLarge: "Сұрау тым үлкен",
      tooLargeHint: "Бұл сервер қабылдайтын көлемнен артық дерек жіберілді.",
      unsupported: "Деректер пішіміне қолдау көрсетілмейді",
      unsupportedHint: "Бұл сервер тек Битрикс24 жіберетін форманы қабылдайды.",
      internalError: "Қате пайда болды",
      internalErrorHint: "Қате сервер жағында. Ол қоңырауыңызға әсер етпейді.",
      advice: "Осы қойындыны жауып, қайта ашыңыз. Көмектеспесе, әкімшіге сұрау идентификаторын хабарлаңыз.",
      requestID: "Сұрау идентификаторы"
    ),
    landing: Landing(
      title: "Placard жұмыс істеп тұр",
      explanation: "Бұл мекенжай Битрикс24-ке арналған, ол оны портал ішінде ашады. Мұнда ештеңе істеудің қажеті жоқ."
    ),
    unavailable: Unavailable(
      title: "Қоңырау карточкасы қазір қолжетімсіз",
      explanation: "Бұл қоңырауыңызға әсер етпейді. Осы қойындыны сәл кейінірек қайта ашыңыз."
    )
  )
}
