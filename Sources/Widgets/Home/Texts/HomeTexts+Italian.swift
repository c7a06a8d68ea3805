extension HomeTexts {
  static let italian = HomeTexts(
    title: "Placard",
    purpose: "Placard mostra agli operatori, nella scheda chiamata, "
      + "chi sta chiamando mentre il telefono squilla ancora.",
    placements: "Posizionamenti",
    setup: "Configurazione",
    portalAdmitted: "Questo portale è registrato sul server",
    secure: "Il portale viene aperto tramite https",
    insecure: "Il portale viene aperto senza crittografia (http)",
    tokenChecked: "Il token dell’applicazione corrisponde",
    tokenNotConfigured: "Nessun token dell’applicazione configurato: "
      + "la provenienza delle richieste non viene verificata",
    clientConfigured: "L’ID client e il segreto client sono configurati",
    clientNotConfigured: "L’ID client e il segreto client non sono configurati",
    installedSince: "Data di installazione",
    version: "Versione",
    permissions: "Permessi",
    missing: "Mancanti",
    bound: "Configurato",
    notBound: "Non configurato",
    new: "Novità",
    switchOn: "Attiva",
    switchOff: "Disattiva",
    installAgain: "Per configurare ciò che manca, installa di nuovo l’applicazione nel portale.",
    namedByHand: "Questo portale è stato aggiunto manualmente alla configurazione del server.",
    lastCalls: "Ultime chiamate mostrate",
    noCalls: "Nessuna dall’avvio del server",
    checkAgain: "Verifica di nuovo"
  )
}
