extension RuntimeTexts {
  package static let german = RuntimeTexts(
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
      duplicates: "Diese Nummer oder E-Mail-Adresse hat schon jemand.",
      createAnyway: "Trotzdem anlegen",
      demanded: "Bitrix24 verlangt außerdem:",
      openForm: "Formular öffnen",
      typedCopied: "Ihre Eingabe ist kopiert.",
      malformed: "Der Wert ist ungültig."
    ),
    part: Part(
      failed: "Dieser Teil konnte nicht geladen werden.",
      tryAgain: "Erneut versuchen",
      tooSlow: "Bitrix24 hat nicht rechtzeitig geantwortet.",
      busy: "Bitrix24 ist ausgelastet. Versuchen Sie es in Kürze erneut.",
      expired: "Ihre Autorisierung ist abgelaufen. "
        + "Wechseln Sie zu einem anderen Tab der Karte und zurück oder laden Sie die Seite nach dem Anruf neu.",
      noAccessToApplication: "Sie dürfen diese Anwendung nicht benutzen. Wenden Sie sich an einen Administrator.",
      notInstalled: "Diese Anwendung ist in Bitrix24 nicht installiert. Wenden Sie sich an einen Administrator.",
      notConfirmed: "Ein Administrator muss die Anfrage dieser Anwendung in Bitrix24 erst bestätigen.",
      refused: "Bitrix24 lehnt die Anfragen dieser Anwendung ab. Wenden Sie sich an einen Administrator."
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
      hintForAdministrators: "Für Administratoren: Installieren Sie die Anwendung in diesem Portal erneut oder lassen "
        + "Sie die Adresse dieses Portals in die Serverkonfiguration eintragen.",
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
