import Bitrix24
import Bitrix24REST
import HTTPMessage
import WidgetRuntime

/// `ACTION=placement`: an administrator has the portal open the application in a placement (`CODE`) with `ON=yes`, and no
/// more with `ON=no`.
///
/// Each attempt looks first, so that one more changes nothing.
struct SwitchPlacement: IdempotentAction {
  struct Form: Equatable, Sendable {
    let placement: PlacementCode
    let isOn: Bool
  }

  static let name = ActionName("placement")
  var name: ActionName { Self.name }
  /// The parts of the page that show placements.
  let updates: [PartName]
  /// `nil` where it is not known under which address portals reach the application.
  let binder: PlacementBinder?

  func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> Form {
    guard let code = try fields.text("CODE"), !code.isEmpty else { throw InvalidForm("CODE", .missing) }
    let placement = PlacementCode(code)
    guard placement.isWellFormed, placement != .application else { throw InvalidForm("CODE", .malformed) }
    switch try fields.text("ON") {
    case "yes": return Form(placement: placement, isOn: true)
    case "no": return Form(placement: placement, isOn: false)
    case nil, "": throw InvalidForm("ON", .missing)
    default: throw InvalidForm("ON", .malformed)
    }
  }

  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    guard let binder else { return .refused }
    let answer = try await portal.batch(PortalBindings.query.batch)
    let bindings = PortalBindings(answer)
    guard let isAdministrator = bindings.isAdministrator else { throw .unreadable }
    // Without the list nothing is known of what is bound, and whoever may not read it may not change it.
    guard isAdministrator, bindings.listsHandlers else { return .refused }
    let isBound = binder.isBound(form.placement, in: bindings)
    if form.isOn, !isBound {
      let changes = binder.changes(binding: form.placement, at: bindings)
      let results = changes.results(try await portal.batch(changes.batch))
      switch results.placements[form.placement] {
      case .done, .unchanged: break
      case .failed, .withheld: return .refused
      case nil: return .unknown
      }
      // Not before: of a placement that is refused, the one of before stays.
      let old = binder.changes(lettingGoOf: form.placement, at: bindings)
      if !old.isEmpty { _ = try? await portal.batch(old) }
    } else if !form.isOn, isBound {
      _ = try await portal.call(UnbindPlacement(form.placement, handler: binder.handler))
    }
    return .done(updates: updates, item: nil)
  }
}
