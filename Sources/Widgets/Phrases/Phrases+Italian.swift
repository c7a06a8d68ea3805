extension Phrases {
  static let italian = Phrases(
    call: Call(
      title: "Scheda chiamata",
      incoming: "Chiamata in entrata",
      outgoing: "Chiamata in uscita",
      callback: "Richiamata",
      transferred: "Chiamata trasferita",
      otherDirection: "Chiamata",
      ringing: "Sta squillando",
      notStarted: "Non ancora avviata",
      connecting: "Connessione in corso",
      connected: "In conversazione",
      ended: "Chiamata terminata",
      duration: "Durata",
      number: "Numero di telefono",
      copyNumber: "Copia il numero",
      copied: "Copiato",
      notCopied: "Premi Ctrl+C per copiare",
      numberHidden: "Numero nascosto",
      numberHiddenHint: "Il chiamante non mostra il proprio numero. Chiedi un recapito se devi richiamare.",
      numberUnknown: "Numero sconosciuto",
      numberUnknownHint: "Il portale non ha comunicato il numero.",
      line: "Linea",
      campaign: "Campagna di chiamate",
      activity: "Attività",
      callID: "ID chiamata",
      details: "Dettagli",
      incomplete: "Non è stato possibile leggere una parte dei dati di questa chiamata."
    ),
    failure: Failure(
      busy: "Occupato",
      unavailable: "Non raggiungibile",
      notAnswered: "Senza risposta",
      declined: "Rifiutata",
      cancelled: "Annullata",
      invalidNumber: "Numero non valido",
      forbidden: "Chiamata non consentita",
      blocked: "Numero bloccato",
      unreachable: "Destinazione non disponibile",
      insufficientFunds: "Credito insufficiente",
      other: "Chiamata non riuscita"
    ),
    live: Live(
      unavailable: "Nessun aggiornamento in tempo reale dal portale: "
        + "la chiamata è mostrata com’era all’apertura del tab.",
      customerFailed: "Non è stato possibile caricare i dati del cliente.",
      tryAgain: "Riprova"
    ),
    crm: CRM(
      heading: "Nel CRM",
      lead: "Lead",
      deal: "Affare",
      contact: "Contatto",
      company: "Azienda",
      quote: "Preventivo",
      invoice: "Fattura",
      order: "Ordine",
      item: "Elemento",
      notLinked: "Non collegata al CRM",
      notLinkedHint: "Questa chiamata non è collegata ad alcun lead, affare, contatto o azienda.",
      primary: "Principale",
      linkedItems: .oneManyOther(
        one: "# elemento collegato",
        many: "# di elementi collegati",
        other: "# elementi collegati"
      ),
      opensInNewTab: "Si apre in una nuova scheda del browser"
    ),
    home: Home(
      title: "Placard",
      purpose: "Placard mostra agli operatori, nella scheda chiamata, "
        + "chi sta chiamando mentre il telefono squilla ancora.",
      placements: "Posizionamenti",
      placementCount: .oneManyOther(one: "# posizionamento", many: "# di posizionamenti", other: "# posizionamenti"),
      callCardPlacement: "Tab nella scheda chiamata",
      defaultPlacement: "Pagina dell’applicazione",
      setup: "Configurazione",
      portalAdmitted: "Questo portale è registrato sul server",
      secure: "Il portale viene aperto tramite https",
      insecure: "Il portale viene aperto senza crittografia (http)",
      tokenChecked: "Il token dell’applicazione corrisponde",
      tokenNotConfigured: "Nessun token dell’applicazione configurato: "
        + "la provenienza delle richieste non viene verificata",
      clientConfigured: "L’ID client e il segreto client sono configurati",
      clientNotConfigured: "L’ID client e il segreto client non sono configurati",
      received: "Dati inviati dal portale",
      parameter: "Parametro",
      value: "Valore",
      secretSent: "inviato, non mostrato",
      notSent: "non inviato"
    ),
    unknownPlacement: UnknownPlacement(
      title: "Non esiste ancora una pagina per questo posizionamento",
      explanation: "Bitrix24 ha aperto l’applicazione qui, ma Placard non ha una pagina per questo punto. "
        + "Una pagina dedicata riceverebbe i dati riportati di seguito.",
      placement: "Posizionamento",
      context: "Contesto",
      valueCount: .oneManyOther(one: "# valore", many: "# di valori", other: "# valori"),
      noContext: "Il portale non ha inviato alcun contesto.",
      unreadableContext: "Non è stato possibile leggere il contesto."
    ),
    refusal: Refusal(
      badRequest: "Richiesta non valida",
      missingParameter: "Manca un parametro obbligatorio:",
      invalidParameter: "Un parametro ha un valore non valido:",
      contradictoryParameter: "Un parametro è stato inviato due volte con valori diversi:",
      incompleteBody: "La richiesta è arrivata incompleta.",
      forbidden: "Accesso negato",
      unknownPortal: "Questo portale Bitrix24 non è registrato su questo server.",
      wrongToken: "Il token dell’applicazione di questo portale è mancante o errato.",
      insecurePortal: "Questo portale è stato aperto senza crittografia (http): "
        + "questo server non lo consente per questo portale.",
      notFound: "Pagina non trovata",
      notFoundHint: "A questo indirizzo non c’è nulla.",
      methodNotAllowed: "Metodo non consentito",
      methodNotAllowedHint: "Questo indirizzo non risponde a richieste di questo tipo.",
      tooLarge: "Richiesta troppo grande",
      tooLargeHint: "Sono stati inviati più dati di quanti questo server ne accetti.",
      unsupported: "Formato dei dati non supportato",
      unsupportedHint: "Questo server accetta solo i dati del modulo inviati da Bitrix24.",
      internalError: "Si è verificato un errore",
      internalErrorHint: "L’errore è sul server. La tua chiamata non ne risente.",
      advice: "Chiudi questo tab e riaprilo. "
        + "Se il problema persiste, comunica l’ID della richiesta al tuo amministratore.",
      requestID: "ID richiesta"
    ),
    landing: Landing(
      title: "Placard è in funzione",
      explanation: "Questo indirizzo è destinato a Bitrix24, che lo apre all’interno del portale. "
        + "Qui non c’è nulla da fare."
    ),
    unavailable: Unavailable(
      title: "La scheda chiamata non è al momento disponibile",
      explanation: "La tua chiamata non ne risente. Riapri questo tab tra qualche istante."
    )
  )
}
