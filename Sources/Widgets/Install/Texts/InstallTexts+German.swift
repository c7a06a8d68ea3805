extension InstallTexts {
  static let german = InstallTexts(
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
    finish: "Trotzdem abschließen"
  )
}
