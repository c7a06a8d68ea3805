extension HomeTexts {
  static let polish = HomeTexts(
    title: "Placard",
    purpose: "Placard pokazuje konsultantom w karcie połączenia, kto dzwoni, jeszcze przed odebraniem telefonu.",
    placements: "Miejsca osadzenia",
    setup: "Konfiguracja",
    portalAdmitted: "Ten portal jest zarejestrowany na serwerze",
    secure: "Portal jest otwierany przez https",
    insecure: "Portal jest otwierany bez szyfrowania (http)",
    tokenChecked: "Token aplikacji się zgadza",
    tokenNotConfigured: "Nie skonfigurowano tokenu aplikacji: pochodzenie żądań nie jest sprawdzane",
    clientConfigured: "Identyfikator klienta i klucz tajny klienta są skonfigurowane",
    clientNotConfigured: "Identyfikator klienta i klucz tajny klienta nie są skonfigurowane",
    installedSince: "Data instalacji",
    version: "Wersja",
    permissions: "Uprawnienia",
    missing: "Brakuje",
    bound: "Skonfigurowano",
    notBound: "Nie skonfigurowano",
    new: "Nowość",
    switchOn: "Włącz",
    switchOff: "Wyłącz",
    installAgain: "Aby skonfigurować to, czego brakuje, zainstaluj ponownie aplikację w portalu.",
    namedByHand: "Ten portal dodano ręcznie do konfiguracji serwera.",
    lastCalls: "Ostatnio wyświetlone połączenia",
    noCalls: "Brak od uruchomienia serwera",
    checkAgain: "Sprawdź ponownie"
  )
}
