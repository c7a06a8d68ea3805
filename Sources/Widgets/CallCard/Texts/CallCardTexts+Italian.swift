extension CallCardTexts {
  static let italian = CallCardTexts(
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
      customerFailed: "Non è stato possibile caricare i dati del cliente."
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
      email: "Email",
      responsible: "Responsabile",
      stage: "Fase",
      closing: "Chiudi…",
      deals: "Affari",
      thisCall: "Questa chiamata",
      moreDeals: .oneManyOther(one: "# altro affare", many: "# di altri affari", other: "# altri affari"),
      expectedClose: "Chiusura prevista",
      lastClosedDeal: "Ultimo affare chiuso",
      won: "Vinto",
      lost: "Perso",
      history: "Cronologia",
      more: "Altro",
      meeting: "Riunione",
      missed: "Persa",
      notCalledBack: "Non richiamato",
      notReached: "Non riuscita",
      overdue: "In ritardo",
      plannedNext: "Prossima attività",
      noAccessToItem: "Non hai accesso a questo elemento.",
      noAccessToDeals: "Nessun accesso agli affari",
      noAccessToHistory: "Nessun accesso alle attività e alle chiamate",
      noAccessToSearch: "Nessun accesso alla ricerca nel CRM",
      itemGone: "Questo elemento non è più nel CRM.",
      planWithoutREST: "Il piano di questo Bitrix24 non comprende l’interfaccia REST: i dati del cliente non "
        + "possono essere mostrati."
    )
  )
}
