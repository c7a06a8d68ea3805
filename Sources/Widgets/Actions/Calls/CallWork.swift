import Bitrix24
import Bitrix24REST
import PortalStore
import WidgetRuntime

/// What operators want done with the activities of calls, and what they say came of them.
///
/// For nearly every telephone system the portal makes the activity when the card is gone. Until then the work is kept,
/// as ids only; it is carried out when the portal's server tells that the call has ended, else with the operator's next
/// card. Carrying it out is idempotent.
package struct CallWork: Sendable {
  /// For so many seconds work is left to the event before operators' cards look after it, and between their looks.
  static let eventGracePeriod: Int64 = 300

  let store: any CallStore
  let actions: ActionService
  /// Seconds since 1970-01-01T00:00:00Z.
  let clock: @Sendable () -> Int
  private let onFailure: @Sendable (StoreError) -> Void
  let onEnd: @Sendable (CallWorkReport) -> Void

  /// - Parameters:
  ///   - actions: runs what no page waits for.
  ///   - clock: seconds since 1970-01-01T00:00:00Z.
  ///   - onFailure: why something could not be kept or read.
  ///   - onEnd: what came of work that was carried out later.
  package init(
    store: any CallStore, actions: ActionService, clock: @escaping @Sendable () -> Int,
    onFailure: @escaping @Sendable (StoreError) -> Void, onEnd: @escaping @Sendable (CallWorkReport) -> Void
  ) {
    self.store = store
    self.actions = actions
    self.clock = clock
    self.onFailure = onFailure
    self.onEnd = onEnd
  }

  var now: Int64 { Int64(clock()) }

  /// Who asks, and the call's activity where there is one.
  struct Place: Sendable {
    let user: Int
    let activity: TimelineActivity?
  }

  /// - Parameters:
  ///   - activity: as the page knows it; else it is looked for by the call.
  ///   - item: what the operator must be able to see, since another's rights may carry it out.
  /// - Throws: also where there is no such activity or item for the operator.
  static func place(
    activity: Int?, callID: String?, seeing item: CRMItem? = nil, on portal: RESTClient
  ) async throws(RESTError) -> Place {
    var batch = Batch()
    let profile = batch.append(GetProfile())
    let query = batch.append(
      activity.map { ListActivities.activity($0) } ?? ListActivities.activity(ofCall: callID ?? ""))
    let seen = item.flatMap { item in
      item.entityTypeID.flatMap { type in
        item.number.map { batch.append(GetItem(entityTypeID: type, id: .integer($0))) }
      }
    }
    let answer = try await portal.batch(batch)
    if let error = answer[profile].error ?? answer[seen].error { throw error }
    guard let user = answer[profile].value?.id.flatMap({ Int($0) }), user > 0 else { throw .unreadable }
    // What the page names is the operator's to name.
    let found = try ListActivities.activity(in: answer[query], ofCall: activity == nil ? callID : nil)
    if activity != nil, found == nil { throw .notFound }
    return Place(user: user, activity: found)
  }

  /// Does something with the store.
  ///
  /// - Returns: `nil` where the store fails, which is told.
  func stored<Value: Sendable>(
    _ body: (any CallStore) async throws(StoreError) -> Value
  ) async -> Value? {
    do throws(StoreError) {
      return try await body(store)
    } catch {
      onFailure(error)
      return nil
    }
  }

  /// Work that is left to the event first.
  func pending(_ kind: PendingWork.Kind, ofCall callID: String, by user: Int) -> PendingWork {
    let now = now
    return PendingWork(callID: callID, user: user, kind: kind, keptAt: now, dueAt: now + Self.eventGracePeriod)
  }

  /// - Returns: whether it is kept.
  func keep(
    _ kind: PendingWork.Kind, ofCall callID: String, by user: Int, at portal: PortalAddress
  ) async -> Bool {
    let work = pending(kind, ofCall: callID, by: user)
    return await stored { store throws(StoreError) in try await store.keep(work, at: portal) } != nil
  }

  /// - Returns: whether the link does not wait any more.
  func cancelLink(to item: CRMItem, ofCall callID: String, by user: Int, at portal: PortalAddress) async -> Bool {
    guard store.hasWork(at: portal) else { return true }
    return await stored { store throws(StoreError) in
      try await store.cancelLink(to: item, ofCall: callID, by: user, at: portal)
    } != nil
  }

  /// Outcomes first: the portal finds an activity by an item that it is linked to, which links may change.
  static func inOrder(_ work: [PendingWork]) -> [PendingWork] {
    work.filter(\.isOutcome) + work.filter { !$0.isOutcome }
  }

  /// An outcome of the portal's settings.
  ///
  /// - Returns: `nil` for one that they have not got.
  static func outcome(
    _ id: String, in language: Language, on portal: RESTClient
  ) async throws(RESTError) -> PortalSettings.Outcome? {
    try await PortalSettings.load(from: portal).outcome(id, in: language)
  }

  /// Does with an activity what has waited for it.
  func carryOut(
    _ work: PendingWork, with activity: TimelineActivity, on portal: RESTClient
  ) async throws(RESTError) {
    switch work.kind {
    case .link(let item, let other):
      try await ActivityLink(portal: portal, activity: activity.id).add(item, instead: other)
    case .outcome(let id, let language):
      // One that the settings have not got any more has no name to be shown.
      guard let outcome = try await Self.outcome(id, in: language, on: portal) else { return }
      try await ShownOutcome(portal: portal, activity: activity).set(outcome.name[language])
    }
  }
}
