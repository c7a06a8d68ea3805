import Bitrix24

/// The widgets, each for its placements.
struct WidgetCatalog: Sendable {
  /// Those that there are: one line each.
  static let standard = WidgetCatalog([CallCard(), Home()], fallback: UnknownPlacement())

  /// The placements that have a widget of their own, in the order of the widgets.
  let placements: [PlacementCode]
  private let widgets: [PlacementCode: any Widget]
  private let fallback: any Widget
  private let parts: Set<String>
  private let actions: Set<String>

  /// - Parameter fallback: for every other placement.
  /// - Precondition: no placement occurs twice.
  init(_ all: [any Widget], fallback: any Widget) {
    placements = all.flatMap(\.placements)
    widgets = Dictionary(uniqueKeysWithValues: all.flatMap { widget in widget.placements.map { ($0, widget) } })
    parts = Set((all + [fallback]).flatMap(\.parts).map(\.description))
    actions = Set((all + [fallback]).flatMap(\.actions).map(\.name.description))
    self.fallback = fallback
  }

  func widget(for placement: PlacementCode) -> any Widget { widgets[placement] ?? fallback }

  /// Whether any widget has a part of that name.
  func hasPart(named name: String) -> Bool { parts.contains(name) }

  /// Whether any widget has an action of that name.
  func hasAction(named name: String) -> Bool { actions.contains(name) }

  /// The permissions that the application needs for widgets in these placements, in the order of their first use.
  func scopes(for placements: [PlacementCode]) -> [String] {
    (["placement"] + placements.flatMap { widget(for: $0).scopes }).reduce(into: []) { scopes, scope in
      if !scopes.contains(scope) { scopes.append(scope) }
    }
  }
}
