/// What an operator has said that came of a call.
package struct ChosenOutcome: Hashable, Sendable {
  /// 90 days, in seconds.
  package static let lifetime: Int64 = 90 * 86_400
  /// The most that is kept of one portal, but for a few.
  package static let maximumOfPortal = 200_000

  /// `CALL_ID`
  package let callID: String
  /// The portal's id of the operator.
  package let user: Int
  /// Its id in the settings.
  package let outcome: String
  /// Seconds since 1970, UTC.
  package let chosenAt: Int64

  /// - Parameter chosenAt: seconds since 1970, UTC.
  package init(callID: String, user: Int, outcome: String, chosenAt: Int64) {
    self.callID = callID
    self.user = user
    self.outcome = outcome
    self.chosenAt = chosenAt
  }
}
