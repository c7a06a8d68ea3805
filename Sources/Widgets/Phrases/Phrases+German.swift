extension Phrases {
  static let german = Phrases(
    call: Call(
      title: "Anrufkarte",
      incoming: "Eingehender Anruf",
      outgoing: "Ausgehender Anruf",
      callback: "Rückruf",
      transferred: "Weitergeleiteter Anruf",
      otherDirection: "Anruf",
      ringing: "Klingelt",
      notStarted: "Noch nicht gestartet",
      connecting: "Verbindungsaufbau",
      connected: "Im Gespräch",
      ended: "Anruf beendet",
      duration: "Dauer",
      number: "Rufnummer",
      copyNumber: "Rufnummer kopieren",
      copied: "Kopiert",
      notCopied: "Drücken Sie Strg+C zum Kopieren",
      numberHidden: "Rufnummer unterdrückt",
      numberHiddenHint: "Der Anrufer zeigt keine Rufnummer an. "
        + "Fragen Sie nach einer Nummer, falls Sie zurückrufen müssen.",
      numberUnknown: "Rufnummer unbekannt",
      numberUnknownHint: "Das Portal hat keine Rufnummer übermittelt.",
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
      unavailable: "Keine Live-Aktualisierung durch das Portal: "
        + "Der Anruf wird so angezeigt, wie er beim Öffnen des Tabs war.",
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
      primary: "Primär",
      linkedItems: .oneOther(one: "# verknüpftes Element", other: "# verknüpfte Elemente"),
      opensInNewTab: "Wird in einem neuen Tab geöffnet"
    ),
    home: Home(
      title: "Placard",
      purpose: "Placard zeigt Ihren Mitarbeitern in der Anrufkarte, wer anruft – noch während das Telefon klingelt.",
      placements: "Platzierungen",
      placementCount: .oneOther(one: "# Platzierung", other: "# Platzierungen"),
      callCardPlacement: "Tab in der Anrufkarte",
      defaultPlacement: "Eigene Seite der Anwendung",
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
      advice: "Schließen Sie diesen Tab und öffnen Sie ihn erneut. "
        + "Wenn das nicht hilft, teilen Sie Ihrem Administrator die Anfrage-ID mit.",
      requestID: "Anfrage-ID"
    ),
    landing: Landing(
      title: "Placard läuft",
      explanation: "Diese Adresse ist für Bitrix24 bestimmt, das sie innerhalb des Portals öffnet. "
        + "Hier gibt es für Sie nichts zu tun."
    ),
    unavailable: Unavailable(
      title: "Die Anrufkarte ist derzeit nicht verfügbar",
      explanation: "Ihr Anruf ist davon nicht betroffen. Öffnen Sie diesen Tab in Kürze erneut."
    )
  )
}
