import Bitrix24

/// The placements that have a page: one line each.
enum WidgetCatalog {
  static let entries: [(PlacementCode, any Renderer)] = [
    (.callCard, CallCard()),
    (.application, Home()),
  ]

  /// For every other placement.
  static let fallback: any Renderer = UnknownPlacement()
}
