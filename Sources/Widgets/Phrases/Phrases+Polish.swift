extension Phrases {
  static let polish = Phrases(
    call: Call(
      title: "Karta połączenia",
      incoming: "Połączenie przychodzące",
      outgoing: "Połączenie wychodzące",
      callback: "Oddzwonienie",
      transferred: "Połączenie przekazane",
      otherDirection: "Połączenie",
      ringing: "Dzwoni",
      notStarted: "Jeszcze nierozpoczęte",
      connecting: "Łączenie",
      connected: "Trwa rozmowa",
      ended: "Połączenie zakończone",
      duration: "Czas trwania",
      number: "Numer telefonu",
      copyNumber: "Kopiuj numer",
      copied: "Skopiowano",
      notCopied: "Naciśnij Ctrl+C, aby skopiować",
      numberHidden: "Numer zastrzeżony",
      numberHiddenHint: "Dzwoniący nie ujawnia swojego numeru. Poproś o numer, jeśli trzeba będzie oddzwonić.",
      numberUnknown: "Numer nieznany",
      numberUnknownHint: "Portal nie podał, jaki to numer.",
      line: "Linia",
      campaign: "Kampania telefoniczna",
      activity: "Aktywność",
      callID: "ID połączenia",
      details: "Szczegóły",
      incomplete: "Nie udało się odczytać części danych o tym połączeniu."
    ),
    failure: Failure(
      busy: "Zajęte",
      unavailable: "Abonent niedostępny",
      notAnswered: "Nieodebrane",
      declined: "Odrzucone",
      cancelled: "Anulowane",
      invalidNumber: "Nieprawidłowy numer",
      forbidden: "Połączenie niedozwolone",
      blocked: "Numer zablokowany",
      unreachable: "Kierunek niedostępny",
      insufficientFunds: "Niewystarczające środki",
      other: "Połączenie nieudane"
    ),
    live: Live(
      unavailable: "Brak bieżących aktualizacji z portalu: pokazano stan połączenia z chwili otwarcia zakładki.",
      customerFailed: "Nie udało się wczytać danych klienta.",
      tryAgain: "Spróbuj ponownie"
    ),
    crm: CRM(
      heading: "W CRM",
      lead: "Lead",
      deal: "Deal",
      contact: "Kontakt",
      company: "Firma",
      quote: "Oferta",
      invoice: "Faktura",
      order: "Zamówienie",
      item: "Element",
      notLinked: "Brak powiązania z CRM",
      notLinkedHint: "Z tym połączeniem nie jest powiązany żaden lead, deal, kontakt ani żadna firma.",
      primary: "Główny",
      linkedItems: .oneFewManyOther(
        one: "# powiązany element",
        few: "# powiązane elementy",
        many: "# powiązanych elementów",
        other: "# powiązanego elementu"
      ),
      opensInNewTab: "Otwiera się w nowej karcie przeglądarki"
    ),
    home: Home(
      title: "Placard",
      purpose: "Placard pokazuje konsultantom w karcie połączenia, kto dzwoni, jeszcze przed odebraniem telefonu.",
      placements: "Miejsca osadzenia",
      placementCount: .oneFewManyOther(
        one: "# miejsce osadzenia",
        few: "# miejsca osadzenia",
        many: "# miejsc osadzenia",
        other: "# miejsca osadzenia"
      ),
      callCardPlacement: "Zakładka w karcie połączenia",
      defaultPlacement: "Własna strona aplikacji",
      setup: "Konfiguracja",
      portalAdmitted: "Ten portal jest zarejestrowany na serwerze",
      secure: "Portal jest otwierany przez https",
      insecure: "Portal jest otwierany bez szyfrowania (http)",
      tokenChecked: "Token aplikacji się zgadza",
      tokenNotConfigured: "Nie skonfigurowano tokenu aplikacji: pochodzenie żądań nie jest sprawdzane",
      clientConfigured: "Identyfikator klienta i klucz tajny klienta są skonfigurowane",
      clientNotConfigured: "Identyfikator klienta i klucz tajny klienta nie są skonfigurowane",
      received: "Dane przesłane przez portal",
      parameter: "Parametr",
      value: "Wartość",
      secretSent: "przesłano, wartość ukryta",
      notSent: "nie przesłano"
    ),
    unknownPlacement: UnknownPlacement(
      title: "Nie ma jeszcze strony dla tego miejsca osadzenia",
      explanation: "Bitrix24 otworzył tu aplikację, ale Placard nie ma strony dla tego miejsca. "
        + "Przygotowana dla niego strona otrzymałaby poniższe dane.",
      placement: "Miejsce osadzenia",
      context: "Kontekst",
      valueCount: .oneFewManyOther(one: "# wartość", few: "# wartości", many: "# wartości", other: "# wartości"),
      noContext: "Portal nie przesłał kontekstu.",
      unreadableContext: "Nie udało się odczytać kontekstu."
    ),
    refusal: Refusal(
      badRequest: "Nieprawidłowe żądanie",
      missingParameter: "Brakuje wymaganego parametru:",
      invalidParameter: "Parametr ma nieprawidłową wartość:",
      contradictoryParameter: "Parametr przesłano dwukrotnie z różnymi wartościami:",
      incompleteBody: "Żądanie dotarło niekompletne.",
      forbidden: "Odmowa dostępu",
      unknownPortal: "Ten portal Bitrix24 nie jest zarejestrowany na tym serwerze.",
      wrongToken: "Brakuje tokenu aplikacji tego portalu lub jest on nieprawidłowy.",
      insecurePortal: "Ten portal otwarto bez szyfrowania (http), na co ten serwer w jego przypadku nie zezwala.",
      notFound: "Nie znaleziono strony",
      notFoundHint: "Pod tym adresem niczego nie ma.",
      methodNotAllowed: "Niedozwolona metoda",
      methodNotAllowedHint: "Ten adres nie obsługuje żądań tego rodzaju.",
      tooLarge: "Żądanie jest zbyt duże",
      tooLargeHint: "Przesłano więcej danych, niż przyjmuje ten serwer.",
      unsupported: "Nieobsługiwany format danych",
      unsupportedHint: "Ten serwer przyjmuje tylko dane formularza przesyłane przez Bitrix24.",
      internalError: "Coś poszło nie tak",
      internalErrorHint: "Błąd wystąpił na serwerze. Nie ma to wpływu na Twoje połączenie.",
      advice: "Zamknij tę zakładkę i otwórz ją ponownie. Jeśli to nie pomoże, podaj administratorowi ID żądania.",
      requestID: "ID żądania"
    ),
    landing: Landing(
      title: "Placard działa",
      explanation: "Ten adres jest przeznaczony dla Bitrix24, który otwiera go wewnątrz portalu. "
        + "Nie trzeba tu nic robić."
    ),
    unavailable: Unavailable(
      title: "Karta połączenia jest chwilowo niedostępna",
      explanation: "Nie ma to wpływu na Twoje połączenie. Otwórz tę zakładkę ponownie za chwilę."
    )
  )
}
