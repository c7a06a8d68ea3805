import Bitrix24

/// Something that an operator wants done with a call's activity, which the portal has not made yet.
package struct PendingWork: Hashable, Sendable {
  /// What is to be done.
  package enum Kind: Hashable, Sendable {
    /// The activity is linked to an item, in place of another that it is wrongly linked to.
    case link(CRMItem, instead: CRMItem?)
    /// The activity shows an outcome, by its id in the settings, in the operator's language.
    case outcome(String, Language)
  }

  /// A day, in seconds.
  package static let lifetime: Int64 = 86_400
  static let outcomeSubject = ""
  /// The most that is kept of one user.
  package static let maximumOfUser = 100
  /// The most that is kept of one portal.
  package static let maximumOfPortal = 10_000

  /// `CALL_ID`
  package let callID: String
  /// Who wants it: the portal's id of the operator.
  package let user: Int
  package let kind: Kind
  /// Since when. Seconds since 1970, UTC.
  package let keptAt: Int64
  /// From when on it is not left to an event any more. Seconds since 1970, UTC.
  package let dueAt: Int64

  /// - Parameters:
  ///   - keptAt: since when, in seconds since 1970, UTC.
  ///   - dueAt: from when on it is not left to an event any more.
  package init(callID: String, user: Int, kind: Kind, keptAt: Int64, dueAt: Int64) {
    self.callID = callID
    self.user = user
    self.kind = kind
    self.keptAt = keptAt
    self.dueAt = dueAt
  }

  package var isOutcome: Bool { if case .outcome = kind { true } else { false } }

  /// What of a user and a call there is only one of: the item's name, or ``outcomeSubject``.
  var subject: String {
    switch kind {
    case .link(let item, _): item.name
    case .outcome: Self.outcomeSubject
    }
  }
}
