extension HomeTexts {
  static let german = HomeTexts(
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
    installedSince: "Installiert seit",
    version: "Version",
    permissions: "Berechtigungen",
    missing: "Fehlend",
    bound: "Eingerichtet",
    notBound: "Nicht eingerichtet",
    new: "Neu",
    switchOn: "Einschalten",
    switchOff: "Ausschalten",
    installAgain: "Installieren Sie die Anwendung im Portal erneut, um Fehlendes einzurichten.",
    namedByHand: "Dieses Portal wurde von Hand in die Serverkonfiguration eingetragen.",
    lastCalls: "Zuletzt angezeigte Anrufe",
    noCalls: "Keine seit dem Start des Servers",
    checkAgain: "Erneut prüfen"
  )
}
