import Bitrix24
import WidgetRuntime
import Widgets

/// What is counted of a request, read from what the log says of it, so that the two never differ.
struct RequestSummary: Sendable {
  var kind = RequestKind.other
  /// A known code, `other`, or `none` for what is no call of a widget.
  var placement = "none"
  /// As it was posted, unless it is not known to be one of ours: anybody can post any name.
  var portal: String?
  var reason: String?
  var restError: String?

  init(_ facts: [Fact]) {
    var view: RequestKind?
    for fact in facts {
      switch fact.name {
      case "placement":
        placement = Self.knownPlacements.contains(fact.value) ? fact.value : BoundedCounter.rest
        kind = .page
      case "portal": portal = fact.value
      case "view": view = RequestKind(view: fact.value)
      case "action": view = .action
      case "event": view = .event
      case "reason": reason = fact.value
      case "rest_error": restError = fact.value
      default: break
      }
    }
    if let view { kind = view }
    if ["unknown_portal", "insecure_portal"].contains(reason) { portal = nil }
  }

  /// Those that Bitrix24 documents. A smart process's have a number in them, of which a portal may have any.
  private static let knownPlacements: Set<String> = {
    let documented = PlacementCode.Documented.allCases.map(\.rawValue)
    let crm = PlacementCode.CRMOwner.Standard.allCases.flatMap { owner in
      PlacementCode.CRMPlace.allCases.map { PlacementCode.crm(.standard(owner), $0).description }
    }
    return Set(documented + crm)
  }()
}
