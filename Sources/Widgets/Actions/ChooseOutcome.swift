import Bitrix24
import Bitrix24REST
import HTTPMessage
import PortalStore
import WidgetRuntime

/// `ACTION=outcome`: what came of the call, shown in its activity's entry of the timeline, written into the field of the
/// item that the portal's settings name, and kept for reports; with `UNDO=yes` none of that.
///
/// Where the portal has no activity of the call yet, the first waits for it: ``CallWork``.
struct ChooseOutcome: IdempotentAction {
  struct Form: Sendable {
    /// The call's own activity, where the page knows it, and the call; never neither.
    let activity: Int?
    let callID: String?
    /// Its id in the settings.
    let outcome: String
    /// Of which a field may be set to the outcome.
    let item: CRMItem?
    let isUndone: Bool
  }

  static let name = ActionName("outcome")

  var name: ActionName { Self.name }
  /// The parts of the page that show outcomes.
  let updates: [PartName]
  /// `nil` where nothing can be kept.
  let work: CallWork?

  func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> Form {
    let isUndone = try fields.flag("UNDO")
    let outcome = try fields.text("OUTCOME") ?? ""
    if outcome.isEmpty && !isUndone { throw InvalidForm("OUTCOME", .missing) }
    guard outcome.isEmpty || PortalSettings.isID(outcome) else { throw InvalidForm("OUTCOME", .malformed) }
    let item = try fields.item("ITEM")
    let (activity, callID) = try call.callContext.target()
    return Form(activity: activity, callID: callID, outcome: outcome, item: item, isUndone: isUndone)
  }

  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    guard let work else { return .busy }
    let place = try await CallWork.place(activity: form.activity, callID: form.callID, on: portal)
    if form.isUndone { return try await undo(form, place, work, in: call.language, on: portal) }
    guard let outcome = try await CallWork.outcome(form.outcome, in: call.language, on: portal) else {
      return .invalid([InvalidForm("OUTCOME", .malformed)])
    }
    if let activity = place.activity {
      try await ShownOutcome(portal: portal, activity: activity).set(outcome.name[call.language])
    }
    if let item = form.item {
      try await OutcomeField(portal: portal, item: item, outcome: outcome).set(in: call.language)
    }
    guard await isKept(form, place, work, in: call.language, at: portal.portal) else { return Self.notKept(place) }
    return place.activity == nil ? .later : .done(updates: updates, item: nil)
  }

  /// Counts the outcome, and has it wait where there is no activity yet to show it.
  ///
  /// An activity without a call is shown its outcome, and counted nowhere.
  private func isKept(
    _ form: Form, _ place: CallWork.Place, _ work: CallWork, in language: Language, at portal: PortalAddress
  ) async -> Bool {
    guard let callID = form.callID else { return true }
    let outcome = ChosenOutcome(callID: callID, user: place.user, outcome: form.outcome, chosenAt: work.now)
    let pending =
      place.activity == nil
      ? work.pending(.outcome(form.outcome, language), ofCall: callID, by: place.user) : nil
    return await work.stored { store throws(StoreError) in
      try await store.keep(outcome, pending: pending, at: portal)
    } != nil
  }

  private func undo(
    _ form: Form, _ place: CallWork.Place, _ work: CallWork, in language: Language, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    if let activity = place.activity { try await ShownOutcome(portal: portal, activity: activity).remove() }
    if let item = form.item, let outcome = try await CallWork.outcome(form.outcome, in: language, on: portal) {
      try await OutcomeField(portal: portal, item: item, outcome: outcome).clear()
    }
    if let callID = form.callID {
      let (address, user) = (portal.portal, place.user)
      let isRemoved =
        await work.stored { store throws(StoreError) in
          try await store.removeOutcome(ofCall: callID, by: user, at: address)
        } != nil
      guard isRemoved else { return Self.notKept(place) }
    }
    return .done(updates: updates, item: nil)
  }

  /// Where the store fails: what the activity shows is written all the same, and to be kept by another attempt.
  private static func notKept(_ place: CallWork.Place) -> ActionResult { place.activity == nil ? .busy : .unknown }
}
