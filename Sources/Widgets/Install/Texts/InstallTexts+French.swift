extension InstallTexts {
  static let french = InstallTexts(
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
    finish: "Terminer quand même"
  )
}
