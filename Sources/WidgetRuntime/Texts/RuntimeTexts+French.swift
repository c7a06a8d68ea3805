extension RuntimeTexts {
  package static let french = RuntimeTexts(
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
      duplicates: "Quelqu’un a déjà ce numéro ou cette adresse e-mail.",
      createAnyway: "Créer quand même",
      demanded: "Bitrix24 demande aussi :",
      openForm: "Ouvrir son formulaire",
      typedCopied: "Votre saisie est copiée.",
      malformed: "La valeur n'est pas valide."
    ),
    part: Part(
      failed: "Cette partie n’a pas pu être chargée.",
      tryAgain: "Réessayer",
      tooSlow: "Bitrix24 n’a pas répondu à temps.",
      busy: "Bitrix24 est surchargé. Réessayez dans un instant.",
      expired: "Votre autorisation a expiré. "
        + "Passez à un autre onglet de la fiche, puis revenez, ou actualisez la page après l’appel.",
      noAccessToApplication: "Vous n’avez pas le droit d’utiliser cette application\u{202F}: adressez-vous à "
        + "un administrateur.",
      notInstalled: "Cette application n’est pas installée dans Bitrix24\u{202F}: adressez-vous à un administrateur.",
      notConfirmed: "Un administrateur doit d’abord confirmer la demande de cette application dans Bitrix24.",
      refused: "Bitrix24 refuse les demandes de cette application\u{202F}: adressez-vous à un administrateur."
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
      hintForAdministrators: "Pour les administrateurs\u{202F}: réinstallez l’application dans ce portail ou faites "
        + "ajouter l’adresse de ce portail à la configuration du serveur.",
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
