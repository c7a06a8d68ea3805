import Localization

/// The tab with the calls of a client.
struct CRMTabTexts: LocalizedTexts {
  /// What the portal's tab is called, beside its own tabs.
  let title: String
  /// In place of the calls, until they come.
  let loading: String
  /// Label of how many calls there were, and how long was talked.
  let total: String
  /// Label of how many missed calls nobody has returned.
  let due: String
  /// Label of when somebody talked to the client last, and who.
  let lastTalk: String
  /// Label of the employee who talks to the client most.
  let usualAgent: String
  /// Instead of calls.
  let none: String
  /// Below the last call that is shown: where those before it are. The portal calls its list of all that happened with
  /// an item the timeline; there is one of each person, company and deal.
  let older: String
  /// Link that plays the recording of a call.
  let recording: String
  /// Button that opens what was said in a call, as the portal's AI has written it down.
  let transcript: String
  let noTranscript: String
  /// The portal does not say which of the two it is.
  let transcriptDenied: String
  /// The user's role in the CRM has no right to see the client or their activities.
  let noAccess: String
  /// Above what is there, where more should be; a button to ask once more stands behind it.
  let partial: String
  /// Instead of everything, where the server asks portals for nothing, as with plain CGI.
  let unavailable: String
  /// Instead of everything, where the portal has not said in whose card the tab is.
  let noItem: String
}
