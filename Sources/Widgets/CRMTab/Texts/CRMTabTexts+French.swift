extension CRMTabTexts {
  static let french = CRMTabTexts(
    title: "Appels",
    loading: "Chargement des appels…",
    total: "Appels en 90 jours",
    due: "Non rappelés",
    lastTalk: "Dernière conversation",
    usualAgent: "Parle le plus souvent avec",
    none: "Il n'y a pas encore eu d'appels.",
    older: "Les appels plus anciens se trouvent dans les chronologies du CRM.",
    recording: "Enregistrement",
    transcript: "Transcription",
    noTranscript: "Bitrix24 n'a pas de transcription de cet appel.",
    transcriptDenied: "Vous ne pouvez pas lire cette transcription, ou l'IA est désactivée dans ce Bitrix24.",
    noAccess: "Vous n'avez pas accès à ces appels.",
    partial: "Certaines données n'ont pas pu être chargées.",
    unavailable: "Les appels ne peuvent pas être affichés : le serveur n'interroge pas ce Bitrix24.",
    noItem: "Bitrix24 n'a pas indiqué de quelle fiche il s'agit."
  )
}
