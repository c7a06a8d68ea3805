/// Placements that are offered together, as the configuration and the application's own page name them.
package enum PlacementGroup: String, CaseIterable, Sendable {
  /// The call card.
  case card
  /// Tabs in the cards of the CRM's items, and the menu of a record in an item's timeline.
  case tabs
  /// The report in telephony's analytics.
  case report
  /// The operator's desk: the main menu, the messenger's, and links to a page of the application.
  case desk
}

extension PlacementCode {
  /// The group that the placement is of, whether or not there is a page for it.
  package var group: PlacementGroup? {
    switch self {
    case .documented(.callCard): .card
    case .documented(.telephonyAnalyticsMenu): .report
    case .documented(.leftMenu), .documented(.chatNavigation), .documented(.restApplicationURI): .desk
    case .crm(_, .detailTab), .crm(_, .activityTimelineMenu): .tabs
    case .documented, .crm, .other: nil
    }
  }

  /// The least `entityTypeId` that a smart process has.
  package static let firstDynamicType = 128

  /// Whether the placement belongs to a smart process, of which each portal has its own.
  package var isDynamic: Bool {
    if case .crm(.dynamic, _) = self { true } else { false }
  }
}
