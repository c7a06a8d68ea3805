import Bitrix24
import Bitrix24REST
import HTTPMessage
import PortalStore
import WidgetRuntime

/// `ACTION=outcome`: what came of the call, shown in its activity's entry of the timeline, and kept for reports; with
/// `UNDO=yes` neither.
///
/// Where the portal has no activity of the call yet, the first waits for it: ``CallWork``.
struct ChooseOutcome: IdempotentAction {
  struct Form: Sendable {
    /// The call's own activity, where the page knows it, and the call; never neither.
    let activity: Int?
    let callID: String?
    /// Its id in the settings.
    let outcome: String
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
    // Named for the log, and for the field that settings may name.
    _ = try fields.item("ITEM")
    let (activity, callID) = try call.callContext.target()
    return Form(activity: activity, callID: callID, outcome: outcome, isUndone: isUndone)
  }

  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    guard let work else { return .busy }
    let place = try await CallWork.place(activity: form.activity, callID: form.callID, on: portal)
    if form.isUndone { return try await undo(form, place, work, on: portal) }
    guard let name = try await CallWork.name(ofOutcome: form.outcome, in: call.language, on: portal) else {
      return .invalid([InvalidForm("OUTCOME", .malformed)])
    }
    if let activity = place.activity {
      try await ShownOutcome(portal: portal, activity: activity).set(name)
      // The one from before there was an activity would take its place later.
      guard await work.takeBack(linkTo: nil, ofCall: form.callID, by: place.user, at: portal.portal) else {
        return .busy
      }
    } else if let callID = form.callID {
      let task = PendingWork.Task.outcome(form.outcome, call.language)
      guard await work.keep(task, ofCall: callID, by: place.user, at: portal.portal) else { return .busy }
    }
    // An activity without a call is shown its outcome, and counted nowhere.
    if let callID = form.callID {
      let outcome = ChosenOutcome(callID: callID, user: place.user, outcome: form.outcome, chosenAt: work.now)
      let address = portal.portal
      let isKept = await work.stored { store throws(StoreError) in try await store.keep(outcome, at: address) } != nil
      // Once more does no harm to what is written already.
      guard isKept else { return .busy }
    }
    return place.activity == nil ? .later : .done(updates: updates, item: nil)
  }

  private func undo(
    _ form: Form, _ place: CallWork.Place, _ work: CallWork, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    if let activity = place.activity { try await ShownOutcome(portal: portal, activity: activity).remove() }
    let (address, user) = (portal.portal, place.user)
    guard await work.takeBack(linkTo: nil, ofCall: form.callID, by: user, at: address) else { return .busy }
    if let callID = form.callID {
      let isRemoved =
        await work.stored { store throws(StoreError) in
          try await store.removeOutcome(ofCall: callID, by: user, at: address)
        } != nil
      guard isRemoved else { return .busy }
    }
    return .done(updates: updates, item: nil)
  }
}
