extension CRMTabTexts {
  static let english = CRMTabTexts(
    title: "Calls",
    loading: "Loading the calls…",
    total: "Calls in 90 days",
    due: "Not called back",
    lastTalk: "Last conversation",
    usualAgent: "Mostly talks with",
    none: "There have been no calls yet.",
    older: "Older calls are in the timelines of the CRM.",
    recording: "Recording",
    transcript: "Transcript",
    noTranscript: "Bitrix24 has no transcript of this call.",
    transcriptDenied: "You may not read this transcript, or AI is switched off in this Bitrix24.",
    noAccess: "You have no access to these calls.",
    partial: "Some of the data could not be loaded.",
    unavailable: "The calls cannot be shown: the server does not ask this Bitrix24.",
    noItem: "Bitrix24 has not said whose card this is."
  )
}
