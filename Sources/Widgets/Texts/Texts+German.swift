extension Texts {
  static let german = Texts(
    call: Call(
      title: "Anrufkarte",
      incoming: "Eingehender Anruf",
      outgoing: "Ausgehender Anruf",
      callback: "Rückruf",
      transferred: "Weitergeleiteter Anruf",
      otherDirection: "Anruf",
      ringing: "Es klingelt",
      notStarted: "Noch nicht gestartet",
      connecting: "Verbindungsaufbau",
      connected: "Im Gespräch",
      ended: "Anruf beendet",
      underway: "Aktueller Anruf",
      duration: "Dauer",
      number: "Rufnummer",
      copyNumber: "Rufnummer kopieren",
      copied: "Kopiert",
      notCopied: "Drücken Sie Strg+C zum Kopieren",
      numberHidden: "Rufnummer unterdrückt",
      numberHiddenHint: "Der Anrufer zeigt keine Rufnummer an. "
        + "Fragen Sie nach einer Nummer, falls Sie zurückrufen müssen.",
      numberUnknown: "Rufnummer unbekannt",
      numberUnknownHint: "Bitrix24 hat keine Rufnummer übermittelt.",
      line: "Leitung",
      campaign: "Anrufkampagne",
      activity: "Aktivität",
      callID: "Anruf-ID",
      details: "Details",
      incomplete: "Ein Teil der Daten zu diesem Anruf konnte nicht gelesen werden."
    ),
    failure: Failure(
      busy: "Besetzt",
      unavailable: "Nicht erreichbar",
      notAnswered: "Nicht beantwortet",
      declined: "Abgelehnt",
      cancelled: "Abgebrochen",
      invalidNumber: "Ungültige Rufnummer",
      forbidden: "Anruf nicht zulässig",
      blocked: "Rufnummer gesperrt",
      unreachable: "Rufziel nicht verfügbar",
      insufficientFunds: "Guthaben reicht nicht aus",
      other: "Anruf fehlgeschlagen"
    ),
    live: Live(
      unavailable: "Keine Live-Aktualisierung durch Bitrix24: Der Anruf wird so angezeigt, wie er beim Öffnen "
        + "des Tabs war.",
      customerFailed: "Die Kundendaten konnten nicht geladen werden.",
      tryAgain: "Erneut versuchen"
    ),
    crm: CRM(
      heading: "Im CRM",
      lead: "Lead",
      deal: "Auftrag",
      contact: "Kontakt",
      company: "Unternehmen",
      quote: "Angebot",
      invoice: "Rechnung",
      order: "Bestellung",
      item: "Element",
      notLinked: "Nicht mit dem CRM verknüpft",
      notLinkedHint: "Mit diesem Anruf ist kein Lead, Auftrag, Kontakt oder Unternehmen verknüpft.",
      linkedItems: .oneOther(one: "# verknüpftes Element", other: "# verknüpfte Elemente"),
      opensInNewTab: "Wird in einem neuen Tab geöffnet"
    ),
    customer: Customer(
      heading: "Kunde",
      loading: "Wird geladen\u{00A0}…",
      probably: "Vermutlich",
      several: "Mehrere mit dieser Rufnummer",
      choose: "Auswählen",
      chooseAnother: "Jemand anderes",
      moreFound: .oneOther(one: "# weiterer mit dieser Rufnummer", other: "# weitere mit dieser Rufnummer"),
      unknown: "Nicht im CRM",
      createLead: "Lead erstellen",
      createContact: "Kontakt erstellen",
      unnamed: "Ohne Namen",
      phone: "Telefon",
      email: "E-Mail",
      responsible: "Zuständig",
      stage: "Phase",
      openDeals: "Offene Aufträge",
      noOpenDeals: "Keine offenen Aufträge",
      moreDeals: .oneOther(one: "# weiterer Auftrag", other: "# weitere Aufträge"),
      amount: "Betrag",
      total: "Gesamt",
      expectedClose: "Abschluss erwartet",
      lastClosedDeal: "Zuletzt abgeschlossener Auftrag",
      won: "Gewonnen",
      lost: "Verloren",
      history: "Verlauf",
      noHistory: "Noch keine Anrufe oder Aktivitäten",
      noActivities: "Noch keine Aktivitäten",
      callsToday: .oneOther(one: "# Anruf heute", other: "# Anrufe heute"),
      meeting: "Besprechung",
      missed: "Verpasst",
      notReached: "Nicht erreicht",
      toDo: "Zu erledigen",
      overdue: "Überfällig",
      plannedNext: "Als Nächstes",
      callsOfMonth: "Anrufe der letzten 30 Tage",
      callCount: .oneOther(one: "# Anruf", other: "# Anrufe"),
      noAccessToItem: "Sie haben keinen Zugriff auf dieses Element.",
      noAccessToDeals: "Kein Zugriff auf Aufträge",
      noAccessToHistory: "Kein Zugriff auf Aktivitäten und Anrufe",
      noAccessToSearch: "Kein Zugriff auf die Suche im CRM",
      itemGone: "Dieses Element ist nicht mehr im CRM vorhanden.",
      tooSlow: "Bitrix24 hat nicht rechtzeitig geantwortet.",
      busy: "Bitrix24 ist ausgelastet. Versuchen Sie es in Kürze erneut.",
      expired: "Ihre Autorisierung ist abgelaufen. "
        + "Wechseln Sie zu einem anderen Tab der Karte und zurück oder laden Sie die Seite nach dem Anruf neu.",
      planWithoutREST: "Im Tarif dieses Bitrix24 ist REST nicht enthalten, daher können keine Kundendaten gezeigt "
        + "werden.",
      noAccessToApplication: "Sie dürfen diese Anwendung nicht benutzen. Wenden Sie sich an einen Administrator.",
      notInstalled: "Diese Anwendung ist in Bitrix24 nicht installiert. Wenden Sie sich an einen Administrator.",
      notConfirmed: "Ein Administrator muss die Anfrage dieser Anwendung in Bitrix24 erst bestätigen.",
      refused: "Bitrix24 lehnt die Anfragen dieser Anwendung ab. Wenden Sie sich an einen Administrator.",
      partFailed: "Dieser Teil konnte nicht geladen werden."
    ),
    action: Action(
      done: "Gespeichert.",
      later: "Wird nach dem Anruf gespeichert.",
      kept: "Es gibt nichts, wozu gespeichert werden kann. Die Notiz wird für Sie aufbewahrt.",
      refused: "Bitrix24 lässt das nicht zu.",
      stale: "Ein Kollege hat es inzwischen geändert. Jetzt steht dort:",
      unknown: "Die Verbindung ist abgebrochen. Ob gespeichert wurde, ist nicht bekannt.",
      busy: "Bitrix24 ist ausgelastet. Es wurde nichts gespeichert; versuchen Sie es noch einmal.",
      missing: "Dieses Feld ist leer.",
      tooLong: "Der Text ist zu lang.",
      malformed: "Der Wert ist ungültig."
    ),
    calendar: Calendar(yesterday: "gestern", today: "heute", tomorrow: "morgen"),
    length: Length(
      hours: "# Std.", hoursAndMinutes: "# Std. # Min.", minutes: "# Min.", minutesAndSeconds: "# Min. # Sek.",
      seconds: "# Sek."
    ),
    home: Home(
      title: "Placard",
      purpose: "Placard zeigt Ihren Mitarbeitern in der Anrufkarte, wer anruft – noch während das Telefon klingelt.",
      placements: "Platzierungen",
      setup: "Einrichtung",
      portalAdmitted: "Dieses Portal ist auf dem Server registriert",
      secure: "Das Portal wird über https aufgerufen",
      insecure: "Das Portal wird unverschlüsselt (http) aufgerufen",
      tokenChecked: "Das Anwendungstoken stimmt überein",
      tokenNotConfigured: "Kein Anwendungstoken konfiguriert: Die Herkunft der Anfragen wird nicht geprüft",
      clientConfigured: "Client-ID und Client-Secret sind konfiguriert",
      clientNotConfigured: "Client-ID und Client-Secret sind nicht konfiguriert",
      received: "Vom Portal gesendete Daten",
      parameter: "Parameter",
      value: "Wert",
      secretSent: "gesendet, nicht angezeigt",
      notSent: "nicht gesendet"
    ),
    install: Install(
      title: "Placard wird installiert",
      done: "Placard ist installiert",
      partlyDone: "Placard ist installiert, konnte aber nicht vollständig eingerichtet werden",
      failed: "Placard konnte nicht installiert werden",
      reload: "Laden Sie die Seite des Portals neu. Der Tab erscheint in der nächsten Anrufkarte.",
      telling: "Installation wird abgeschlossen\u{00A0}…",
      notTold: "Dem Portal konnte nicht mitgeteilt werden, dass die Installation abgeschlossen ist",
      portalSilent: "Das Portal antwortet dieser Seite nicht.",
      otherAddress: "Wahrscheinlich ist die Adresse in den Einstellungen der Anwendung anders geschrieben, "
        + "zum Beispiel mit Großbuchstaben. Sie muss genau so lauten:",
      libraryBlocked: "Wahrscheinlich konnte der Browser die Bibliothek des Portals nicht laden. "
        + "Diese Adresse muss er laden dürfen:",
      steps: "Schritte",
      portalRegistered: "Registrierung dieses Portals auf dem Server",
      eventsSubscribed: "Benachrichtigung des Servers, wenn die Anwendung aktualisiert oder entfernt wird",
      stepDone: "Erledigt",
      stepUnchanged: "War bereits eingerichtet",
      stepFailed: "Fehlgeschlagen",
      clientNotConfigured: "Der Server kennt die Anwendung nicht: "
        + "Setzen Sie PLACARD_CLIENT_ID und PLACARD_CLIENT_SECRET.",
      publicURLNotConfigured: "Der Server kennt seine eigene Adresse nicht: "
        + "Setzen Sie PLACARD_PUBLIC_URL auf die https-Adresse dieser Anwendung.",
      noToken: "Das Portal hat keine Autorisierung gesendet. Öffnen Sie die Anwendung im Portal als Administrator.",
      unknownServer: "Das Portal verwendet einen Autorisierungsserver, den dieser Server nicht kennt. "
        + "Fügen Sie ihn zu PLACARD_OAUTH_SERVERS hinzu.",
      notConfirmed: "Der Autorisierungsserver hat die Installation nicht bestätigt. Versuchen Sie es erneut.",
      otherApplication: "Das Portal hat eine andere Anwendung geöffnet. "
        + "Vergleichen Sie die Client-ID der Anwendung mit PLACARD_CLIENT_ID.",
      otherPortal: "Der Autorisierungsserver kennt dieses Portal unter einer anderen Adresse. "
        + "Öffnen Sie das Portal unter seiner Hauptadresse.",
      notAdministrator: "Nur ein Administrator des Portals kann die Anwendung installieren.",
      portalFailed: "Das Portal hat nicht wie erwartet geantwortet. Versuchen Sie es erneut.",
      notStored: "Der Server konnte die Registrierung nicht speichern. Der Grund steht im Serverprotokoll.",
      tooManyRefusals: "Gerade gab es zu viele Installationsversuche, die sich nicht bestätigen ließen. "
        + "Warten Sie eine Minute und versuchen Sie es erneut.",
      missingPermission: "Der Anwendung fehlt eine Berechtigung. "
        + "Erteilen Sie ihr placement, telephony, crm und user_brief und installieren Sie sie erneut.",
      addressRefused: "Das Portal akzeptiert die Adresse der Anwendung nicht. "
        + "PLACARD_PUBLIC_URL muss eine https-Adresse sein, die das Portal erreichen kann.",
      tooMany: "Das Portal lässt für diese Platzierung keine weiteren Anwendungen zu.",
      finish: "Trotzdem abschließen",
      installedSince: "Installiert seit",
      version: "Version",
      permissions: "Berechtigungen",
      missing: "Fehlend",
      bound: "Eingerichtet",
      notBound: "Nicht eingerichtet",
      installAgain: "Installieren Sie die Anwendung im Portal erneut, um Fehlendes einzurichten.",
      namedByHand: "Dieses Portal wurde von Hand in die Serverkonfiguration eingetragen.",
      lastCalls: "Zuletzt angezeigte Anrufe",
      noCalls: "Keine seit dem Start des Servers",
      checkAgain: "Erneut prüfen",
      hintForAdministrators: "Für Administratoren: Installieren Sie die Anwendung in diesem Portal erneut oder lassen "
        + "Sie die Adresse dieses Portals in die Serverkonfiguration eintragen."
    ),
    unknownPlacement: UnknownPlacement(
      title: "Für diese Platzierung gibt es noch keine Seite",
      explanation: "Bitrix24 hat die Anwendung hier geöffnet, aber Placard hat für diese Stelle keine Seite. "
        + "Eine Seite dafür würde die folgenden Daten erhalten.",
      placement: "Platzierung",
      context: "Kontext",
      valueCount: .oneOther(one: "# Wert", other: "# Werte"),
      noContext: "Das Portal hat keinen Kontext gesendet.",
      unreadableContext: "Der Kontext konnte nicht gelesen werden."
    ),
    refusal: Refusal(
      badRequest: "Ungültige Anfrage",
      missingParameter: "Ein erforderlicher Parameter fehlt:",
      invalidParameter: "Ein Parameter hat einen ungültigen Wert:",
      contradictoryParameter: "Ein Parameter wurde zweimal mit unterschiedlichen Werten gesendet:",
      incompleteBody: "Die Anfrage ist unvollständig angekommen.",
      forbidden: "Zugriff verweigert",
      unknownPortal: "Dieses Bitrix24-Portal ist auf diesem Server nicht registriert.",
      wrongToken: "Das Anwendungstoken dieses Portals fehlt oder ist falsch.",
      insecurePortal: "Dieses Portal wurde unverschlüsselt (http) aufgerufen; "
        + "das lässt dieser Server für dieses Portal nicht zu.",
      notFound: "Seite nicht gefunden",
      notFoundHint: "Unter dieser Adresse gibt es nichts.",
      methodNotAllowed: "Methode nicht zulässig",
      methodNotAllowedHint: "Diese Adresse beantwortet Anfragen dieser Art nicht.",
      tooLarge: "Anfrage zu groß",
      tooLargeHint: "Es wurden mehr Daten gesendet, als dieser Server annimmt.",
      unsupported: "Nicht unterstütztes Datenformat",
      unsupportedHint: "Dieser Server nimmt nur die Formulardaten an, die Bitrix24 sendet.",
      internalError: "Etwas ist schiefgelaufen",
      internalErrorHint: "Der Fehler liegt beim Server. Ihr Anruf ist davon nicht betroffen.",
      advice: "Wechseln Sie zu einem anderen Tab der Karte und zurück oder laden Sie die Seite nach dem Anruf "
        + "neu. Wenn das nicht hilft, teilen Sie Ihrem Administrator die Anfrage-ID mit.",
      requestID: "Anfrage-ID"
    ),
    landing: Landing(
      title: "Placard läuft",
      explanation: "Diese Adresse ist für Bitrix24 bestimmt, das sie innerhalb des Portals öffnet. "
        + "Hier gibt es für Sie nichts zu tun."
    ),
    unavailable: Unavailable(
      title: "Die Anrufkarte ist derzeit nicht verfügbar",
      explanation: "Ihr Anruf ist davon nicht betroffen. "
        + "Wechseln Sie zu einem anderen Tab der Karte und zurück oder laden Sie die Seite nach dem Anruf neu."
    )
  )
}
