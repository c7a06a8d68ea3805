extension RuntimeTexts {
  package static let polish = RuntimeTexts(
    action: Action(
      done: "Zapisano.",
      later: "Zostanie zapisane po rozmowie.",
      kept: "Nie ma gdzie tego zapisać. Notatka jest przechowywana dla Ciebie.",
      refused: "Bitrix24 na to nie pozwala.",
      stale: "W międzyczasie zmienił to współpracownik. Obecna treść:",
      unknown: "Połączenie zostało przerwane. Nie wiadomo, czy zapisano.",
      busy: "Bitrix24 jest zajęty. Nic nie zapisano; spróbuj ponownie.",
      missing: "To pole jest puste.",
      tooLong: "Tekst jest za długi.",
      duplicates: "Ktoś ma już ten numer lub adres e-mail.",
      createAnyway: "Utwórz mimo to",
      demanded: "Bitrix24 wymaga także:",
      openForm: "Otwórz formularz",
      typedCopied: "Wpisany tekst skopiowano.",
      malformed: "Wartość jest nieprawidłowa."
    ),
    part: Part(
      failed: "Nie udało się wczytać tej części.",
      tryAgain: "Spróbuj ponownie",
      tooSlow: "Bitrix24 nie odpowiedział na czas.",
      busy: "Bitrix24 jest przeciążony. Spróbuj ponownie za chwilę.",
      expired: "Twoja autoryzacja wygasła. "
        + "Przejdź na inną zakładkę karty i wróć albo odśwież stronę po zakończeniu połączenia.",
      noAccessToApplication: "Nie możesz używać tej aplikacji. Zwróć się do administratora.",
      notInstalled: "Ta aplikacja nie jest zainstalowana w Bitrix24. Zwróć się do administratora.",
      notConfirmed: "Administrator musi najpierw potwierdzić żądanie tej aplikacji w Bitrix24.",
      refused: "Bitrix24 odrzuca żądania tej aplikacji. Zwróć się do administratora."
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
      advice: "Przejdź na inną zakładkę karty i wróć albo odśwież stronę po zakończeniu połączenia. "
        + "Jeśli to nie pomoże, podaj administratorowi ID żądania.",
      hintForAdministrators: "Dla administratorów: "
        + "zainstaluj ponownie aplikację w tym portalu lub poproś o dodanie jego adresu do konfiguracji serwera.",
      requestID: "ID żądania"
    ),
    landing: Landing(
      title: "Placard działa",
      explanation: "Ten adres jest przeznaczony dla Bitrix24, który otwiera go wewnątrz portalu. "
        + "Nie trzeba tu nic robić."
    ),
    unavailable: Unavailable(
      title: "Karta połączenia jest chwilowo niedostępna",
      explanation: "Nie ma to wpływu na Twoje połączenie. "
        + "Przejdź na inną zakładkę karty i wróć albo odśwież stronę po zakończeniu połączenia."
    )
  )
}
