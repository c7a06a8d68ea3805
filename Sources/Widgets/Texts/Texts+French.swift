extension Texts {
  static let french = Texts(
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
      callID: "ID de l’appel",
      details: "Détails",
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
      customerFailed: "Les données du client n’ont pas pu être chargées.",
      tryAgain: "Réessayer"
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
      notLinked: "Non lié au CRM",
      notLinkedHint: "Cet appel n’est lié à aucun prospect, aucune transaction, aucun contact ni aucune entreprise.",
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
      phone: "Téléphone",
      email: "E-mail",
      responsible: "Responsable",
      stage: "Étape",
      openDeals: "Transactions en cours",
      noOpenDeals: "Aucune transaction en cours",
      moreDeals: .oneManyOther(
        one: "# autre transaction",
        many: "# d’autres transactions",
        other: "# autres transactions"
      ),
      amount: "Montant",
      total: "Total",
      expectedClose: "Clôture prévue",
      lastClosedDeal: "Dernière transaction clôturée",
      won: "Gagnée",
      lost: "Perdue",
      history: "Historique",
      noHistory: "Aucun appel ni aucune activité pour l’instant",
      noActivities: "Aucune activité pour l’instant",
      callsToday: .oneManyOther(
        one: "# appel aujourd’hui",
        many: "# d’appels aujourd’hui",
        other: "# appels aujourd’hui"
      ),
      meeting: "Rendez-vous",
      missed: "Manqué",
      notReached: "Non abouti",
      toDo: "À faire",
      overdue: "En retard",
      plannedNext: "Prochaine activité",
      callsOfMonth: "Appels des 30 derniers jours",
      callCount: .oneManyOther(one: "# appel", many: "# d’appels", other: "# appels"),
      noAccessToItem: "Vous n’avez pas accès à cet élément.",
      noAccessToDeals: "Pas d’accès aux transactions",
      noAccessToHistory: "Pas d’accès aux activités ni aux appels",
      noAccessToSearch: "Pas d’accès à la recherche dans le CRM",
      itemGone: "Cet élément ne se trouve plus dans le CRM.",
      tooSlow: "Bitrix24 n’a pas répondu à temps.",
      busy: "Bitrix24 est surchargé. Réessayez dans un instant.",
      expired: "Votre autorisation a expiré. "
        + "Passez à un autre onglet de la fiche, puis revenez, ou actualisez la page après l’appel.",
      planWithoutREST: "Le forfait de ce Bitrix24 ne comprend pas l’interface REST\u{202F}: les données du "
        + "client ne peuvent pas être affichées.",
      noAccessToApplication: "Vous n’avez pas le droit d’utiliser cette application\u{202F}: adressez-vous à "
        + "un administrateur.",
      notInstalled: "Cette application n’est pas installée dans Bitrix24\u{202F}: adressez-vous à un administrateur.",
      notConfirmed: "Un administrateur doit d’abord confirmer la demande de cette application dans Bitrix24.",
      refused: "Bitrix24 refuse les demandes de cette application\u{202F}: adressez-vous à un administrateur.",
      partFailed: "Cette partie n’a pas pu être chargée."
    ),
    action: Action(
      done: "Enregistré.",
      later: "L'enregistrement se fera après l'appel.",
      kept: "Aucun élément où l'enregistrer. La note est conservée pour vous.",
      refused: "Bitrix24 ne l'autorise pas.",
      stale: "Un collègue l'a modifié entre-temps. Texte actuel :",
      unknown: "La connexion a été interrompue. On ne sait pas si l'enregistrement a eu lieu.",
      busy: "Bitrix24 est occupé. Rien n'a été enregistré ; réessayez.",
      missing: "Ce champ est vide.",
      tooLong: "Le texte est trop long.",
      malformed: "La valeur n'est pas valide."
    ),
    home: Home(
      title: "Placard",
      purpose: "Placard montre aux opérateurs qui appelle, directement dans la fiche d’appel, "
        + "pendant que le téléphone sonne encore.",
      placements: "Emplacements",
      setup: "Configuration",
      portalAdmitted: "Ce portail est enregistré sur le serveur",
      secure: "Le portail est ouvert en https",
      insecure: "Le portail est ouvert sans chiffrement (http)",
      tokenChecked: "Le jeton d’application correspond",
      tokenNotConfigured: "Aucun jeton d’application n’est configuré\u{202F}: "
        + "l’origine des requêtes n’est pas vérifiée",
      clientConfigured: "L’ID client et le secret client sont configurés",
      clientNotConfigured: "L’ID client et le secret client ne sont pas configurés",
      received: "Données envoyées par le portail",
      parameter: "Paramètre",
      value: "Valeur",
      secretSent: "envoyé, non affiché",
      notSent: "non envoyé"
    ),
    install: Install(
      title: "Installation de Placard",
      done: "Placard est installé",
      partlyDone: "Placard est installé, mais tout n’a pas pu être configuré",
      failed: "Placard n’a pas pu être installé",
      reload: "Actualisez la page du portail. L’onglet apparaîtra dans la prochaine fiche d’appel.",
      telling: "Finalisation de l’installation…",
      notTold: "Le portail n’a pas pu être informé que l’installation est terminée",
      portalSilent: "Le portail ne répond pas à cette page.",
      otherAddress: "L’adresse saisie dans les paramètres de l’application est probablement écrite autrement, "
        + "par exemple avec des majuscules. Elle doit être exactement\u{202F}:",
      libraryBlocked: "Le navigateur n’a probablement pas pu charger la bibliothèque du portail. "
        + "Il doit être autorisé à charger\u{202F}:",
      steps: "Étapes",
      portalRegistered: "Enregistrement de ce portail sur le serveur",
      eventsSubscribed: "Notification du serveur en cas de mise à jour ou de suppression de l’application",
      stepDone: "Terminé",
      stepUnchanged: "Déjà en place",
      stepFailed: "Échec",
      clientNotConfigured: "Le serveur ne connaît pas l’application\u{202F}: "
        + "définissez PLACARD_CLIENT_ID et PLACARD_CLIENT_SECRET.",
      publicURLNotConfigured: "Le serveur ne connaît pas sa propre adresse\u{202F}: "
        + "indiquez dans PLACARD_PUBLIC_URL l’adresse https de cette application.",
      noToken: "Le portail n’a envoyé aucune autorisation. "
        + "Ouvrez l’application dans le portail en tant qu’administrateur.",
      unknownServer: "Le portail utilise un serveur d’autorisation que ce serveur ne connaît pas. "
        + "Ajoutez-le à PLACARD_OAUTH_SERVERS.",
      notConfirmed: "Le serveur d’autorisation n’a pas confirmé l’installation. Réessayez.",
      otherApplication: "Le portail a ouvert une autre application. "
        + "Comparez l’ID client de l’application avec PLACARD_CLIENT_ID.",
      otherPortal: "Le serveur d’autorisation connaît ce portail sous une autre adresse. "
        + "Ouvrez le portail à son adresse principale.",
      notAdministrator: "Seul un administrateur du portail peut installer l’application.",
      portalFailed: "Le portail n’a pas répondu comme prévu. Réessayez.",
      notStored: "Le serveur n’a pas pu sauvegarder l’enregistrement du portail. La cause figure dans son journal.",
      tooManyRefusals: "Trop de tentatives d’installation n’ont pas pu être confirmées ces derniers instants. "
        + "Patientez une minute, puis réessayez.",
      missingPermission: "Il manque un droit d’accès à l’application. "
        + "Accordez-lui placement, telephony, crm et user_brief, puis réinstallez-la.",
      addressRefused: "Le portail n’accepte pas l’adresse de l’application. "
        + "PLACARD_PUBLIC_URL doit être une adresse https accessible depuis le portail.",
      tooMany: "Le portail n’autorise pas d’application supplémentaire à cet emplacement.",
      finish: "Terminer quand même",
      installedSince: "Date d’installation",
      version: "Version",
      permissions: "Droits d’accès",
      missing: "Manquants",
      bound: "Configuré",
      notBound: "Non configuré",
      installAgain: "Pour configurer ce qui manque, réinstallez l’application dans le portail.",
      namedByHand: "Ce portail a été ajouté manuellement à la configuration du serveur.",
      lastCalls: "Derniers appels affichés",
      noCalls: "Aucun depuis le démarrage du serveur",
      checkAgain: "Vérifier à nouveau",
      hintForAdministrators: "Pour les administrateurs\u{202F}: réinstallez l’application dans ce portail ou faites "
        + "ajouter l’adresse de ce portail à la configuration du serveur."
    ),
    unknownPlacement: UnknownPlacement(
      title: "Il n’existe pas encore de page pour cet emplacement",
      explanation: "Bitrix24 a ouvert l’application ici, mais Placard n’a pas de page pour cet endroit. "
        + "Une page dédiée recevrait les données ci-dessous.",
      placement: "Emplacement",
      context: "Contexte",
      valueCount: .oneManyOther(one: "# valeur", many: "# de valeurs", other: "# valeurs"),
      noContext: "Le portail n’a envoyé aucun contexte.",
      unreadableContext: "Le contexte n’a pas pu être lu."
    ),
    refusal: Refusal(
      badRequest: "Requête non valide",
      missingParameter: "Un paramètre obligatoire est manquant\u{202F}:",
      invalidParameter: "Un paramètre a une valeur non valide\u{202F}:",
      contradictoryParameter: "Un paramètre a été envoyé deux fois avec des valeurs différentes\u{202F}:",
      incompleteBody: "La requête est arrivée incomplète.",
      forbidden: "Accès refusé",
      unknownPortal: "Ce portail Bitrix24 n’est pas enregistré sur ce serveur.",
      wrongToken: "Le jeton d’application de ce portail est absent ou incorrect.",
      insecurePortal: "Ce portail a été ouvert sans chiffrement (http), "
        + "ce que le serveur n’autorise pas pour ce portail.",
      notFound: "Page introuvable",
      notFoundHint: "Il n’y a rien à cette adresse.",
      methodNotAllowed: "Méthode non autorisée",
      methodNotAllowedHint: "Cette adresse ne répond pas aux requêtes de ce type.",
      tooLarge: "Requête trop volumineuse",
      tooLargeHint: "Le volume de données envoyé dépasse ce que ce serveur accepte.",
      unsupported: "Format de données non pris en charge",
      unsupportedHint: "Ce serveur n’accepte que les données de formulaire envoyées par Bitrix24.",
      internalError: "Une erreur s’est produite",
      internalErrorHint: "L’erreur vient du serveur. Votre appel n’est pas affecté.",
      advice: "Passez à un autre onglet de la fiche, puis revenez, ou actualisez la page après l’appel. "
        + "Si le problème persiste, communiquez l’ID de la requête à votre administrateur.",
      requestID: "ID de la requête"
    ),
    landing: Landing(
      title: "Placard est en service",
      explanation: "Cette adresse est destinée à Bitrix24, qui l’ouvre dans le portail. Vous n’avez rien à faire ici."
    ),
    unavailable: Unavailable(
      title: "La fiche d’appel est momentanément indisponible",
      explanation: "Votre appel n’est pas affecté. "
        + "Passez à un autre onglet de la fiche, puis revenez, ou actualisez la page après l’appel."
    )
  )
}
