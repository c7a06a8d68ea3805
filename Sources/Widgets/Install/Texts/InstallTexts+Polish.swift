extension InstallTexts {
  static let polish = InstallTexts(
    title: "Instalacja aplikacji Placard",
    done: "Placard został zainstalowany",
    partlyDone: "Placard został zainstalowany, ale nie wszystko udało się skonfigurować",
    failed: "Nie udało się zainstalować aplikacji Placard",
    reload: "Odśwież stronę portalu. Zakładka pojawi się w następnej karcie połączenia.",
    telling: "Kończenie instalacji…",
    notTold: "Nie udało się powiadomić portalu o zakończeniu instalacji",
    portalSilent: "Portal nie odpowiada tej stronie.",
    otherAddress: "Prawdopodobnie adres w ustawieniach aplikacji jest wpisany inaczej, "
      + "na przykład wielkimi literami. Musi brzmieć dokładnie tak:",
    libraryBlocked: "Prawdopodobnie przeglądarka nie mogła wczytać biblioteki portalu. "
      + "Trzeba zezwolić na wczytywanie z adresu:",
    steps: "Kroki",
    portalRegistered: "Rejestracja tego portalu na serwerze",
    eventsSubscribed: "Powiadamianie serwera o aktualizacjach i usunięciu aplikacji",
    stepDone: "Gotowe",
    stepUnchanged: "Skonfigurowano wcześniej",
    stepFailed: "Nie udało się",
    clientNotConfigured: "Serwer nie zna aplikacji: ustaw PLACARD_CLIENT_ID i PLACARD_CLIENT_SECRET.",
    publicURLNotConfigured: "Serwer nie zna własnego adresu: ustaw w PLACARD_PUBLIC_URL adres https tej aplikacji.",
    noToken: "Portal nie przesłał autoryzacji. Otwórz aplikację w portalu jako administrator.",
    unknownServer: "Portal korzysta z serwera autoryzacji, którego ten serwer nie zna. "
      + "Dodaj go do PLACARD_OAUTH_SERVERS.",
    notConfirmed: "Serwer autoryzacji nie potwierdził instalacji. Spróbuj ponownie.",
    otherApplication: "Portal otworzył inną aplikację. Porównaj identyfikator klienta aplikacji z PLACARD_CLIENT_ID.",
    otherPortal: "Serwer autoryzacji zna ten portal pod innym adresem. Otwórz portal pod jego głównym adresem.",
    notAdministrator: "Tylko administrator portalu może zainstalować aplikację.",
    portalFailed: "Portal nie odpowiedział prawidłowo. Spróbuj ponownie.",
    notStored: "Serwer nie mógł zapisać rejestracji portalu. Przyczynę znajdziesz w dzienniku serwera.",
    tooManyRefusals: "Przed chwilą było zbyt wiele prób instalacji, których nie udało się potwierdzić. "
      + "Odczekaj minutę i spróbuj ponownie.",
    missingPermission: "Aplikacji brakuje uprawnienia. "
      + "Nadaj jej uprawnienia placement, telephony, crm i user_brief, a następnie zainstaluj ją ponownie.",
    addressRefused: "Portal nie akceptuje adresu aplikacji. "
      + "PLACARD_PUBLIC_URL musi być adresem https, z którym portal może się połączyć.",
    tooMany: "Portal nie zezwala na więcej aplikacji w tym miejscu osadzenia.",
    finish: "Zakończ mimo to"
  )
}
