extension Texts {
  static let italian = Texts(
    call: Call(
      title: "Scheda chiamata",
      incoming: "Chiamata in entrata",
      outgoing: "Chiamata in uscita",
      callback: "Richiamata",
      transferred: "Chiamata trasferita",
      otherDirection: "Chiamata",
      ringing: "In arrivo",
      notStarted: "Non ancora avviata",
      connecting: "Connessione in corso",
      connected: "In conversazione",
      ended: "Chiamata terminata",
      underway: "Chiamata attuale",
      duration: "Durata",
      number: "Numero di telefono",
      copyNumber: "Copia il numero",
      copied: "Copiato",
      notCopied: "Premi Ctrl+C per copiare",
      numberHidden: "Numero nascosto",
      numberHiddenHint: "Il chiamante non mostra il proprio numero. Chiedi un recapito se devi richiamare.",
      numberUnknown: "Numero sconosciuto",
      numberUnknownHint: "Bitrix24 non ha comunicato il numero.",
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
      unavailable: "Nessun aggiornamento in tempo reale da Bitrix24: la chiamata è mostrata com’era "
        + "all’apertura del tab.",
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
      linkedItems: .oneManyOther(
        one: "# elemento collegato",
        many: "# di elementi collegati",
        other: "# elementi collegati"
      ),
      opensInNewTab: "Si apre in una nuova scheda del browser"
    ),
    customer: Customer(
      heading: "Cliente",
      loading: "Caricamento…",
      probably: "Probabile",
      several: "Più clienti hanno questo numero",
      choose: "Scegli",
      chooseAnother: "Qualcun altro",
      moreFound: .oneManyOther(
        one: "# altro con questo numero",
        many: "# di altri con questo numero",
        other: "# altri con questo numero"
      ),
      unknown: "Non presente nel CRM",
      createLead: "Crea un lead",
      createContact: "Crea un contatto",
      unnamed: "Senza nome",
      phone: "Telefono",
      email: "Email",
      responsible: "Responsabile",
      stage: "Fase",
      openDeals: "Affari aperti",
      noOpenDeals: "Nessun affare aperto",
      moreDeals: .oneManyOther(one: "# altro affare", many: "# di altri affari", other: "# altri affari"),
      amount: "Importo",
      total: "Totale",
      expectedClose: "Chiusura prevista",
      lastClosedDeal: "Ultimo affare chiuso",
      won: "Vinto",
      lost: "Perso",
      history: "Cronologia",
      noHistory: "Ancora nessuna chiamata o attività",
      noActivities: "Ancora nessuna attività",
      callsToday: .oneManyOther(one: "# chiamata oggi", many: "# di chiamate oggi", other: "# chiamate oggi"),
      meeting: "Riunione",
      missed: "Persa",
      notReached: "Non riuscita",
      toDo: "Da fare",
      overdue: "In ritardo",
      plannedNext: "Prossima attività",
      callsOfMonth: "Chiamate degli ultimi 30 giorni",
      callCount: .oneManyOther(one: "# chiamata", many: "# di chiamate", other: "# chiamate"),
      noAccessToItem: "Non hai accesso a questo elemento.",
      noAccessToDeals: "Nessun accesso agli affari",
      noAccessToHistory: "Nessun accesso alle attività e alle chiamate",
      noAccessToSearch: "Nessun accesso alla ricerca nel CRM",
      itemGone: "Questo elemento non è più nel CRM.",
      tooSlow: "Bitrix24 non ha risposto in tempo.",
      busy: "Bitrix24 è sovraccarico. Riprova tra qualche istante.",
      expired: "La tua autorizzazione è scaduta. "
        + "Passa a un altro tab della scheda e torna qui, oppure ricarica la pagina dopo la chiamata.",
      planWithoutREST: "Il piano di questo Bitrix24 non comprende l’interfaccia REST: i dati del cliente non "
        + "possono essere mostrati.",
      noAccessToApplication: "Non puoi usare questa applicazione: rivolgiti a un amministratore.",
      notInstalled: "Questa applicazione non è installata in Bitrix24: rivolgiti a un amministratore.",
      notConfirmed: "Un amministratore deve prima confermare in Bitrix24 la richiesta di questa applicazione.",
      refused: "Bitrix24 rifiuta le richieste di questa applicazione: rivolgiti a un amministratore.",
      partFailed: "Non è stato possibile caricare questa parte."
    ),
    action: Action(
      done: "Salvato.",
      later: "Verrà salvato dopo la chiamata.",
      kept: "Non c'è un elemento in cui salvarla. La nota è conservata per lei.",
      refused: "Bitrix24 non lo consente.",
      stale: "Nel frattempo un collega l'ha modificato. Testo attuale:",
      unknown: "La connessione si è interrotta. Non si sa se sia stato salvato.",
      busy: "Bitrix24 è occupato. Non è stato salvato nulla; riprovi.",
      missing: "Questo campo è vuoto.",
      tooLong: "Il testo è troppo lungo.",
      malformed: "Il valore non è valido."
    ),
    home: Home(
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
      received: "Dati inviati dal portale",
      parameter: "Parametro",
      value: "Valore",
      secretSent: "inviato, non mostrato",
      notSent: "non inviato"
    ),
    install: Install(
      title: "Installazione di Placard",
      done: "Placard è installato",
      partlyDone: "Placard è installato, ma non è stato possibile configurare tutto",
      failed: "Non è stato possibile installare Placard",
      reload: "Ricarica la pagina del portale. Il tab comparirà nella prossima scheda chiamata.",
      telling: "Completamento dell’installazione…",
      notTold: "Non è stato possibile comunicare al portale che l’installazione è completata",
      portalSilent: "Il portale non risponde a questa pagina.",
      otherAddress: "Probabilmente l’indirizzo nelle impostazioni dell’applicazione è scritto in modo diverso, "
        + "ad esempio con lettere maiuscole. Deve essere esattamente:",
      libraryBlocked: "Probabilmente il browser non è riuscito a caricare la libreria del portale. "
        + "Deve poter caricare:",
      steps: "Passaggi",
      portalRegistered: "Registrazione di questo portale sul server",
      eventsSubscribed: "Notifica al server quando l’applicazione viene aggiornata o rimossa",
      stepDone: "Fatto",
      stepUnchanged: "Già presente",
      stepFailed: "Non riuscito",
      clientNotConfigured: "Il server non conosce l’applicazione: imposta PLACARD_CLIENT_ID e PLACARD_CLIENT_SECRET.",
      publicURLNotConfigured: "Il server non conosce il proprio indirizzo: "
        + "imposta in PLACARD_PUBLIC_URL l’indirizzo https di questa applicazione.",
      noToken: "Il portale non ha inviato alcuna autorizzazione. Apri l’applicazione nel portale come amministratore.",
      unknownServer: "Il portale usa un server di autorizzazione che questo server non conosce. "
        + "Aggiungilo a PLACARD_OAUTH_SERVERS.",
      notConfirmed: "Il server di autorizzazione non ha confermato l’installazione. Riprova.",
      otherApplication: "Il portale ha aperto un’altra applicazione. "
        + "Confronta l’ID client dell’applicazione con PLACARD_CLIENT_ID.",
      otherPortal: "Il server di autorizzazione conosce questo portale con un altro indirizzo. "
        + "Apri il portale dal suo indirizzo principale.",
      notAdministrator: "Solo un amministratore del portale può installare l’applicazione.",
      portalFailed: "Il portale non ha risposto come previsto. Riprova.",
      notStored: "Il server non è riuscito a salvare la registrazione del portale. "
        + "Il motivo è indicato nel log del server.",
      tooManyRefusals: "Poco fa ci sono stati troppi tentativi di installazione che non è stato possibile confermare. "
        + "Attendi un minuto e riprova.",
      missingPermission: "All’applicazione manca un permesso. "
        + "Concedile placement, telephony, crm e user_brief, poi installala di nuovo.",
      addressRefused: "Il portale non accetta l’indirizzo dell’applicazione. "
        + "PLACARD_PUBLIC_URL deve essere un indirizzo https raggiungibile dal portale.",
      tooMany: "Il portale non consente altre applicazioni in questo posizionamento.",
      finish: "Termina comunque",
      installedSince: "Data di installazione",
      version: "Versione",
      permissions: "Permessi",
      missing: "Mancanti",
      bound: "Configurato",
      notBound: "Non configurato",
      installAgain: "Per configurare ciò che manca, installa di nuovo l’applicazione nel portale.",
      namedByHand: "Questo portale è stato aggiunto manualmente alla configurazione del server.",
      lastCalls: "Ultime chiamate mostrate",
      noCalls: "Nessuna dall’avvio del server",
      checkAgain: "Verifica di nuovo",
      hintForAdministrators: "Per gli amministratori: installa di nuovo l’applicazione in questo portale o fai "
        + "aggiungere l’indirizzo di questo portale alla configurazione del server."
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
      advice: "Passa a un altro tab della scheda e torna qui, oppure ricarica la pagina dopo la chiamata. "
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
      explanation: "La tua chiamata non ne risente. "
        + "Passa a un altro tab della scheda e torna qui, oppure ricarica la pagina dopo la chiamata."
    )
  )
}
