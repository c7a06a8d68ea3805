/// What a request was for, as far as its time is concerned.
enum RequestKind: Int, CaseIterable, Sendable {
  /// A widget's page.
  case page
  /// The customer's part of a card, which may wait for the portal.
  case customer
  /// The state of the application on its own page, which waits for the portal.
  case status
  /// What an operator writes, which waits for the portal.
  case action
  case install
  /// A portal's server tells something.
  case event
  /// Health checks, assets, pages for persons, and what is refused before it is clear what it was.
  case other

  /// That of the log's `view=`; `nil` for any other.
  init?(view: String) {
    switch view {
    case "customer": self = .customer
    case "status": self = .status
    case "install": self = .install
    default: return nil
    }
  }

  /// As the metrics call it.
  var label: String {
    switch self {
    case .page: "page"
    case .customer: "customer"
    case .status: "status"
    case .action: "action"
    case .install: "install"
    case .event: "event"
    case .other: "other"
    }
  }
}
