extension InstallTexts {
  static let italian = InstallTexts(
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
    finish: "Termina comunque"
  )
}
