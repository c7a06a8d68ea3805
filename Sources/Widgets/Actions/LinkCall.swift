import Bitrix24
import Bitrix24REST
import HTTPMessage
import PortalStore
import WidgetRuntime

/// `ACTION=link`: the call belongs to an item, in place of one that it is wrongly linked to; with `UNDO=yes` it does not,
/// and belongs to the other again.
///
/// Where the portal has no activity of the call yet, that waits for it: ``CallWork``.
struct LinkCall: IdempotentAction {
  struct Form: Sendable {
    /// The call's own activity, where the page knows it, and the call; never neither.
    let activity: Int?
    let callID: String?
    let item: CRMItem
    /// What it is wrongly linked to.
    let other: CRMItem?
    let isUndone: Bool
  }

  static let name = ActionName("link")

  var name: ActionName { Self.name }
  /// The parts of the page that show links.
  let updates: [PartName]
  /// `nil` where nothing can be kept.
  let work: CallWork?

  func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> Form {
    guard let item = try fields.item("ITEM") else { throw InvalidForm("ITEM", .missing) }
    let (activity, callID) = try call.callContext.target()
    let other = try fields.item("INSTEAD")
    return Form(
      activity: activity, callID: callID, item: item, other: other == item ? nil : other,
      isUndone: try fields.flag("UNDO"))
  }

  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    var activity = form.activity
    let wrong = form.isUndone ? form.item : form.other
    // Also with an activity the wrong link may wait, from before there was one.
    let mayWait = wrong != nil && work?.store.hasWork(at: portal.portal) == true
    if let callID = form.callID, activity == nil || mayWait {
      let place = try await CallWork.place(
        activity: activity, callID: callID, seeing: form.isUndone ? nil : form.item, on: portal)
      activity = place.activity?.id
      if activity == nil, !form.isUndone {
        let link = PendingWork.Kind.link(form.item, instead: form.other)
        return await work?.keep(link, ofCall: callID, by: place.user, at: portal.portal) == true ? .later : .busy
      }
      if let wrong, let work,
        await !work.cancelLink(to: wrong, ofCall: callID, by: place.user, at: portal.portal)
      {
        return .busy
      }
    }
    if let activity {
      let link = ActivityLink(portal: portal, activity: activity)
      if form.isUndone, let other = form.other {
        try await link.add(other, instead: form.item)
      } else if form.isUndone {
        try await link.remove(form.item)
      } else {
        try await link.add(form.item, instead: form.other)
      }
    }
    return .done(updates: updates, item: form.item)
  }
}

extension CallContext {
  /// The most bytes of a `CALL_ID` that is kept.
  private static let maximumCallID = 255

  /// The call's activity where it is known, and the call.
  ///
  /// - Throws: where it is neither, or nothing that can be kept.
  func target() throws(InvalidForm) -> (activity: Int?, callID: String?) {
    if activity == nil && callID == nil { throw InvalidForm("CALL_ID", .missing) }
    if let callID, callID.utf8.count > Self.maximumCallID { throw InvalidForm("CALL_ID", .malformed) }
    return (activity, callID)
  }
}
