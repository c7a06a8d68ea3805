import Bitrix24
import WidgetRuntime

/// How the metrics call what is known of a request. No label has more values than there are kinds of it: anybody can post
/// any name.
extension RequestRecord {
  /// What it was for, as far as its time is concerned: a page, a part by its name, or one of these words.
  var view: String {
    switch target {
    case .unknown, .resource: "other"
    case .page: "page"
    case .part(let name): name
    case .action: "action"
    case .installation: "install"
    case .event: "event"
    }
  }

  /// A known code, `other`, or `none` for what is no call of a widget.
  var placementLabel: String {
    guard let placement else { return "none" }
    return Self.knownPlacements.contains(placement.description) ? placement.description : BoundedCounter.rest
  }

  /// The portal, unless it is a stranger.
  var countedPortal: String? { isFromStranger ? nil : portal?.description }

  /// Those that Bitrix24 documents. A smart process's have a number in them, of which a portal may have any.
  private static let knownPlacements: Set<String> = {
    let documented = PlacementCode.Documented.allCases.map(\.rawValue)
    let crm = PlacementCode.CRMOwner.Standard.allCases.flatMap { owner in
      PlacementCode.CRMPlace.allCases.map { PlacementCode.crm(.standard(owner), $0).description }
    }
    return Set(documented + crm)
  }()
}
