import Bitrix24

/// What is kept of calls when their cards are gone, as ids only: what waits for a call's activity, and which outcomes
/// operators have chosen.
///
/// A row belongs to the portal that is registered at the address: it stays when the portal moves, and goes with it. Where
/// none is registered, it belongs to the address.
///
/// Any thread may call it; what waits for the store suspends. An error says that nothing was changed.
package protocol CallStore: Sendable {
  /// Keeps work for ``PendingWork/lifetime``, in the place of the same work of before, and of a link that it takes the
  /// place of. Where there is too much, the oldest of the user, or of the portal, goes.
  func keep(_ work: PendingWork, at portal: PortalAddress) async throws(StoreError)

  /// Forgets work, unless it was kept anew meanwhile; it does not matter whether there is any.
  func remove(_ work: PendingWork, at portal: PortalAddress) async throws(StoreError)

  /// Forgets a link, whenever it was kept; it does not matter whether there is one.
  func cancelLink(
    to item: CRMItem, ofCall callID: String, by user: Int, at portal: PortalAddress
  ) async throws(StoreError)

  /// Whatever waits for a call's activity, the oldest first.
  func work(ofCall callID: String, at portal: PortalAddress) async throws(StoreError) -> [PendingWork]

  /// What a user wants that is to be carried out without an event by now, the oldest first.
  func dueWork(of user: Int, at portal: PortalAddress) async throws(StoreError) -> [PendingWork]

  /// Says when work is due, if it is still kept.
  func reschedule(_ work: [PendingWork], to time: Int64, at portal: PortalAddress) async throws(StoreError)

  /// Whether there may be work of a portal. From memory: it waits for nothing, and may be a second behind another process.
  func hasWork(at portal: PortalAddress) -> Bool

  /// Whether ``dueWork(of:at:)`` may have any of some user. From memory, too.
  func hasDueWork(at portal: PortalAddress) -> Bool

  /// Keeps an outcome for ``ChosenOutcome/lifetime``, in the place of the one that the user has chosen for the call before.
  ///
  /// - Parameter pending: the work that shows it, in the place of that of before; `nil` where nothing is to wait.
  func keep(_ outcome: ChosenOutcome, pending: PendingWork?, at portal: PortalAddress) async throws(StoreError)

  /// Forgets the outcome that a user has chosen for a call, and the work that shows it; it does not matter whether there
  /// is one.
  func removeOutcome(ofCall callID: String, by user: Int, at portal: PortalAddress) async throws(StoreError)

  /// The outcomes that were chosen within the times, the oldest first.
  ///
  /// - Parameter times: seconds since 1970, UTC.
  func outcomes(in times: Range<Int64>, at portal: PortalAddress) async throws(StoreError) -> [ChosenOutcome]

  /// The outcomes that were chosen for certain calls, the oldest first.
  func outcomes(ofCalls callIDs: [String], at portal: PortalAddress) async throws(StoreError) -> [ChosenOutcome]
}
