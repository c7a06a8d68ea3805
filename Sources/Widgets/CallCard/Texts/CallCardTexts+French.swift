extension CallCardTexts {
  static let french = CallCardTexts(
    call: Call(
      title: "Fiche d’appel",
      incoming: "Appel entrant",
      outgoing: "Appel sortant",
      callback: "Rappel demandé",
      transferred: "Appel transféré",
      otherDirection: "Appel",
      ringing: "Ça sonne",
      notStarted: "Pas encore lancé",
      connecting: "Mise en relation…",
      connected: "En communication",
      ended: "Appel terminé",
      underway: "Appel actuel",
      duration: "Durée",
      number: "Numéro de téléphone",
      copyNumber: "Copier le numéro",
      copied: "Copié",
      notCopied: "Appuyez sur Ctrl+C pour copier",
      numberHidden: "Numéro masqué",
      numberHiddenHint: "L’appelant n’affiche pas son numéro. Demandez-lui un numéro si vous devez le rappeler.",
      numberUnknown: "Numéro inconnu",
      numberUnknownHint: "Bitrix24 n’a pas communiqué le numéro.",
      line: "Ligne",
      campaign: "Campagne d’appels",
      activity: "Activité",
      incomplete: "Une partie des données de cet appel n’a pas pu être lue."
    ),
    failure: Failure(
      busy: "Occupé",
      unavailable: "Injoignable",
      notAnswered: "Sans réponse",
      declined: "Refusé",
      cancelled: "Annulé",
      invalidNumber: "Numéro non valide",
      forbidden: "Appel non autorisé",
      blocked: "Numéro bloqué",
      unreachable: "Destination indisponible",
      insufficientFunds: "Solde insuffisant",
      other: "Échec de l’appel"
    ),
    live: Live(
      unavailable: "Bitrix24 n’envoie pas de mises à jour en direct\u{202F}: l’appel est affiché tel qu’il "
        + "était à l’ouverture de l’onglet.",
      customerFailed: "Les données du client n’ont pas pu être chargées."
    ),
    crm: CRM(
      heading: "Dans le CRM",
      lead: "Prospect",
      deal: "Transaction",
      contact: "Contact",
      company: "Entreprise",
      quote: "Devis",
      invoice: "Facture",
      order: "Commande",
      item: "Élément",
      linkedItems: .oneManyOther(one: "# élément lié", many: "# d’éléments liés", other: "# éléments liés"),
      opensInNewTab: "S’ouvre dans un nouvel onglet"
    ),
    customer: Customer(
      heading: "Client",
      loading: "Chargement…",
      probably: "Probable",
      several: "Plusieurs clients ont ce numéro",
      choose: "Choisir",
      chooseAnother: "Quelqu’un d’autre",
      moreFound: .oneManyOther(
        one: "# autre avec ce numéro",
        many: "# d’autres avec ce numéro",
        other: "# autres avec ce numéro"
      ),
      unknown: "Absent du CRM",
      createLead: "Créer un prospect",
      createContact: "Créer un contact",
      unnamed: "Sans nom",
      email: "E-mail",
      responsible: "Responsable",
      stage: "Étape",
      closing: "Clôturer…",
      deals: "Transactions",
      thisCall: "Cet appel",
      moreDeals: .oneManyOther(
        one: "# autre transaction",
        many: "# d’autres transactions",
        other: "# autres transactions"
      ),
      expectedClose: "Clôture prévue",
      lastClosedDeal: "Dernière transaction clôturée",
      won: "Gagnée",
      lost: "Perdue",
      history: "Historique",
      more: "Plus",
      meeting: "Rendez-vous",
      missed: "Manqué",
      notCalledBack: "Non rappelé",
      notReached: "Non abouti",
      overdue: "En retard",
      plannedNext: "Prochaine activité",
      noAccessToItem: "Vous n’avez pas accès à cet élément.",
      noAccessToDeals: "Pas d’accès aux transactions",
      noAccessToHistory: "Pas d’accès aux activités ni aux appels",
      noAccessToSearch: "Pas d’accès à la recherche dans le CRM",
      itemGone: "Cet élément ne se trouve plus dans le CRM.",
      planWithoutREST: "Le forfait de ce Bitrix24 ne comprend pas l’interface REST\u{202F}: les données du "
        + "client ne peuvent pas être affichées."
    )
  )
}
