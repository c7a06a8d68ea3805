import Bitrix24
import Bitrix24REST
import WidgetRuntime

/// What a portal has to be told so that it opens the application in its placements and reports its events, compared with
/// what it has been told before.
///
/// Documentation: <https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html>,
/// <https://apidocs.bitrix24.com/api-reference/events/event-bind.html>
struct PlacementBinder: Sendable {
  /// Of the application: `PLACARD_PUBLIC_URL`.
  let handler: String
  /// Where the portal's server posts events.
  let eventHandler: String
  /// `PLACARD_PLACEMENTS`
  let choices: [PlacementChoice]

  /// Those that take one handler of an application.
  private static let single = ["PAGE_BACKGROUND_WORKER", "REST_APP_URI"]

  private static let events = ["ONAPPUNINSTALL", "ONAPPUPDATE"]
  /// Where the application may know of calls. The installation is complete without it: cards do the same later.
  private static let callEnd = "ONVOXIMPLANTCALLEND"

  /// The most smart processes' placements that are bound at once, so that a batch holds everything else, too. The next
  /// installation goes on.
  private static let maximumDynamic = 20

  /// What can be done about a placement at a portal.
  enum Offer: Equatable {
    case available
    /// The portal does not have it for the application, which lacks these permissions.
    case lacking([String])
    /// The portal does not have it, as in a CRM without leads.
    case absent
  }

  func offer(of placement: PlacementCode, at portal: PortalBindings) -> Offer {
    // Without the call card there is nothing: what stands in its way is a failure of the installation.
    if placement.group == .card || portal.listed?.contains(placement) == true { return .available }
    let missing = portal.missing(WidgetCatalog.standard.widget(for: placement).scopes)
    if !missing.isEmpty { return .lacking(missing) }
    return portal.listed == nil ? .available : .absent
  }

  /// Those of the groups that the portal does not have are left out; what is named by its code is tried.
  private func wanted(at portal: PortalBindings) -> [PlacementCode] {
    var dynamic = 0
    return WidgetCatalog.standard.placements(for: choices, listed: portal.listed ?? []).filter { placement in
      if choices.contains(.code(placement)) || isBound(placement, in: portal) { return true }
      if placement.isDynamic { dynamic += 1 }
      return offer(of: placement, at: portal) != .absent && (!placement.isDynamic || dynamic <= Self.maximumDynamic)
    }
  }

  /// Those that the portal is asked for, where they are not bound.
  private func placements(at portal: PortalBindings) -> [PlacementCode] {
    wanted(at: portal).filter {
      if case .lacking = offer(of: $0, at: portal) { isBound($0, in: portal) } else { true }
    }
  }

  /// Whether the portal opens the application in a placement, at the address where it is now.
  func isBound(_ placement: PlacementCode, in portal: PortalBindings) -> Bool {
    portal.placements.contains { $0.placement == placement && $0.address == handler }
  }

  private func isSubscribed(_ event: String, in portal: PortalBindings) -> Bool {
    portal.events.contains { $0.event == event && $0.address == eventHandler }
  }

  /// A batch that changes something, and what its commands are for.
  struct Changes {
    fileprivate(set) var batch = Batch()
    private var bindings: [PlacementCode: BatchReference<BindPlacement>] = [:]
    private var subscriptions: [BatchReference<BindEvent>] = []

    fileprivate mutating func bind(_ placement: PlacementCode, _ call: BindPlacement) {
      bindings[placement] = batch.append(call)
    }
    fileprivate mutating func subscribe(_ call: BindEvent) { subscriptions.append(batch.append(call)) }

    func results(_ answer: BatchAnswer) -> Results {
      Results(
        placements: bindings.compactMapValues { PlacementBinder.outcome(of: answer[$0]) },
        subscriptions: subscriptions.map { PlacementBinder.outcome(of: answer[$0]) ?? .failed(.other) })
    }
  }

  /// What came of changes.
  struct Results {
    /// Without those of which nothing is known.
    var placements: [PlacementCode: InstallationReport.Step.Outcome] = [:]
    var subscriptions: [InstallationReport.Step.Outcome] = []
  }

  /// What is left to be told. Of a placement that is bound to an address of before, that is let go once the new one is
  /// taken; where there may be only one, before.
  func changes(_ portal: PortalBindings) -> Changes {
    var changes = Changes()
    for placement in placements(at: portal) where !isBound(placement, in: portal) {
      append(placement, to: &changes, at: portal)
    }
    for event in Self.events where !isSubscribed(event, in: portal) {
      changes.subscribe(BindEvent(event, handler: eventHandler))
    }
    if portal.scopes.contains("telephony"), !isSubscribed(Self.callEnd, in: portal) {
      changes.batch.append(BindEvent(Self.callEnd, handler: eventHandler))
    }
    return changes
  }

  /// What has the portal open the application in one placement, wanted or not.
  func changes(binding placement: PlacementCode, at portal: PortalBindings) -> Changes {
    var changes = Changes()
    let isSingle = Self.single.contains(placement.description)
    if isSingle { append(placement, to: &changes, at: portal) } else { changes.bind(placement, call(placement)) }
    return changes
  }

  /// What lets go of the addresses of before, once a placement is bound to that of now.
  func changes(lettingGoOf placement: PlacementCode, at portal: PortalBindings) -> Batch {
    var batch = Batch()
    for handler in portal.handlers(of: placement) where handler != self.handler {
      batch.append(UnbindPlacement(placement, handler: handler))
    }
    return batch
  }

  private func append(_ placement: PlacementCode, to changes: inout Changes, at portal: PortalBindings) {
    let isSingle = Self.single.contains(placement.description)
    if !isSingle { changes.bind(placement, call(placement)) }
    for handler in portal.handlers(of: placement) {
      changes.batch.append(UnbindPlacement(placement, handler: handler))
    }
    if isSingle { changes.bind(placement, call(placement)) }
  }

  /// What keeps a placement that takes one handler from having none, where the changes have not bound it: the new
  /// address again, and where the portal still does not take that, the one of before.
  func repairs(before portal: PortalBindings, after results: Results) -> Changes {
    var repairs = Changes()
    for placement in placements(at: portal)
    where Self.single.contains(placement.description) && !isBound(placement, in: portal) {
      let old = portal.handlers(of: placement)
      if old.isEmpty || results.placements[placement] == .done { continue }
      repairs.bind(placement, call(placement))
      for handler in old { repairs.batch.append(call(placement, to: handler)) }
    }
    return repairs
  }

  private func call(_ placement: PlacementCode, to address: String? = nil) -> BindPlacement {
    BindPlacement(
      placement, handler: address ?? handler,
      // The only placement that unregisters handlers, and says so there.
      errorHandler: placement.description == "PAGE_BACKGROUND_WORKER" ? eventHandler : nil
    ) { WidgetCatalog.standard.widget(for: placement).title(in: $0) }
  }

  /// What came of it, step by step.
  func steps(before portal: PortalBindings, after results: Results = Results()) -> [InstallationReport.Step] {
    var steps = wanted(at: portal).map { placement in
      InstallationReport.Step(
        subject: .placement(placement), outcome: outcome(of: placement, before: portal, after: results))
    }
    let failed = results.subscriptions.first { $0 != .done }
    steps.append(.init(subject: .events, outcome: failed ?? (results.subscriptions.isEmpty ? .unchanged : .done)))
    return steps
  }

  private func outcome(
    of placement: PlacementCode, before portal: PortalBindings, after results: Results
  ) -> InstallationReport.Step.Outcome {
    if isBound(placement, in: portal) { return .unchanged }
    if case .lacking(let permissions) = offer(of: placement, at: portal) { return .withheld(permissions) }
    return results.placements[placement] ?? .failed(.other)
  }

  /// - Returns: `nil` where nothing is known.
  private static func outcome(of answer: BatchAnswer.Outcome<some Any>) -> InstallationReport.Step.Outcome? {
    switch answer {
    // A handler that is registered already may not be listed, or not be for this user to see.
    case .value, .failed(.alreadyBound): .done
    case .missing: nil
    case .failed(.insufficientScope), .failed(.methodNotFound), .failed(.notFound): .failed(.missingPermission)
    case .failed(.server(let code, _)):
      switch code.uppercased() {
      case "ERROR_PLACEMENT_NOT_FOUND": .failed(.missingPermission)
      case "ERROR_WRONG_HANDLER_URL", "ERROR_UNSUPPORTED_PROTOCOL", "WRONG_HANDLER_URL": .failed(.addressRefused)
      case "ERROR_PLACEMENT_MAX_COUNT": .failed(.tooMany)
      default: .failed(.other)
      }
    case .failed: .failed(.other)
    }
  }
}
