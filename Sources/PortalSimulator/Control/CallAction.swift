/// What the telephony does about a call that the portal's page plays: `do=` of a POST to `/simulator/call`.
enum CallAction: String, CaseIterable {
  /// The call comes in or goes out.
  case begin
  /// Somebody talks: the built-in telephony may make the activity then.
  case answer
  /// It is over, and goes into the statistics.
  case end
}
