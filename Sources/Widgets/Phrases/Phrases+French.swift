extension Phrases {
  static let french = Phrases(
    call: Call(
      title: "Fiche d’appel",
      incoming: "Appel entrant",
      outgoing: "Appel sortant",
      callback: "Rappel demandé",
      transferred: "Appel transféré",
      otherDirection: "Appel",
      ringing: "Sonne",
      notStarted: "Pas encore lancé",
      connecting: "Connexion en cours",
      connected: "En communication",
      ended: "Appel terminé",
      duration: "Durée",
      number: "Numéro de téléphone",
      copyNumber: "Copier le numéro",
      copied: "Copié",
      notCopied: "Appuyez sur Ctrl+C pour copier",
      numberHidden: "Numéro masqué",
      numberHiddenHint: "L’appelant n’affiche pas son numéro. Demandez-lui un numéro si vous devez le rappeler.",
      numberUnknown: "Numéro inconnu",
      numberUnknownHint: "Le portail n’a pas communiqué le numéro.",
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
      unavailable: "Le portail n’envoie pas de mises à jour en direct\u{202F}: "
        + "l’appel est affiché tel qu’il était à l’ouverture de l’onglet.",
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
      primary: "Principal",
      linkedItems: .oneManyOther(one: "# élément lié", many: "# d’éléments liés", other: "# éléments liés"),
      opensInNewTab: "S’ouvre dans un nouvel onglet"
    ),
    home: Home(
      title: "Placard",
      purpose: "Placard montre aux opérateurs qui appelle, directement dans la fiche d’appel, "
        + "pendant que le téléphone sonne encore.",
      placements: "Emplacements",
      placementCount: .oneManyOther(one: "# emplacement", many: "# d’emplacements", other: "# emplacements"),
      callCardPlacement: "Onglet de la fiche d’appel",
      defaultPlacement: "Page propre à l’application",
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
      advice: "Fermez cet onglet, puis rouvrez-le. "
        + "Si le problème persiste, communiquez l’ID de la requête à votre administrateur.",
      requestID: "ID de la requête"
    ),
    landing: Landing(
      title: "Placard est en service",
      explanation: "Cette adresse est destinée à Bitrix24, qui l’ouvre dans le portail. Vous n’avez rien à faire ici."
    ),
    unavailable: Unavailable(
      title: "La fiche d’appel est momentanément indisponible",
      explanation: "Votre appel n’est pas affecté. Rouvrez cet onglet dans un instant."
    )
  )
}
