extension HomeTexts {
  static let french = HomeTexts(
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
    installedSince: "Date d’installation",
    version: "Version",
    permissions: "Droits d’accès",
    missing: "Manquants",
    bound: "Configuré",
    notBound: "Non configuré",
    new: "Nouveau",
    switchOn: "Activer",
    switchOff: "Désactiver",
    installAgain: "Pour configurer ce qui manque, réinstallez l’application dans le portail.",
    namedByHand: "Ce portail a été ajouté manuellement à la configuration du serveur.",
    lastCalls: "Derniers appels affichés",
    noCalls: "Aucun depuis le démarrage du serveur",
    checkAgain: "Vérifier à nouveau"
  )
}
