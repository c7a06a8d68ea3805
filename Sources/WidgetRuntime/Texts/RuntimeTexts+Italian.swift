extension RuntimeTexts {
  package static let italian = RuntimeTexts(
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
      duplicates: "Qualcuno ha già questo numero o questa e-mail.",
      createAnyway: "Crea comunque",
      demanded: "Bitrix24 richiede anche:",
      openForm: "Apri il modulo",
      typedCopied: "Quanto digitato è stato copiato.",
      malformed: "Il valore non è valido."
    ),
    part: Part(
      failed: "Non è stato possibile caricare questa parte.",
      tryAgain: "Riprova",
      tooSlow: "Bitrix24 non ha risposto in tempo.",
      busy: "Bitrix24 è sovraccarico. Riprova tra qualche istante.",
      expired: "La tua autorizzazione è scaduta. "
        + "Passa a un altro tab della scheda e torna qui, oppure ricarica la pagina dopo la chiamata.",
      noAccessToApplication: "Non puoi usare questa applicazione: rivolgiti a un amministratore.",
      notInstalled: "Questa applicazione non è installata in Bitrix24: rivolgiti a un amministratore.",
      notConfirmed: "Un amministratore deve prima confermare in Bitrix24 la richiesta di questa applicazione.",
      refused: "Bitrix24 rifiuta le richieste di questa applicazione: rivolgiti a un amministratore."
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
      hintForAdministrators: "Per gli amministratori: installa di nuovo l’applicazione in questo portale o fai "
        + "aggiungere l’indirizzo di questo portale alla configurazione del server.",
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
