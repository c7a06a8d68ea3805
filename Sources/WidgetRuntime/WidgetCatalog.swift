import Bitrix24

/// The widgets, each for its placements.
package struct WidgetCatalog: Sendable {
  /// The placements that have a widget of their own, in the order of the widgets.
  package let placements: [PlacementCode]
  private let widgets: [PlacementCode: PlacedWidget]
  /// All but the fallback, in order.
  private let all: [PlacedWidget]
  /// Those of all widgets and what is served with them, each once, and ``BrowserModule/widget``.
  let modules: [BrowserModule]
  private let fallback: PlacedWidget
  /// The names of all parts.
  package let partNames: Set<String>
  /// The names of all actions.
  let actionNames: Set<String>

  /// - Parameter fallback: for every other placement.
  /// - Precondition: no placement occurs twice.
  package init(_ all: [any Widget], fallback: any Widget) {
    let placed = all.map(PlacedWidget.init)
    self.fallback = PlacedWidget(fallback)
    self.all = placed
    placements = all.flatMap(\.placements)
    widgets = Dictionary(uniqueKeysWithValues: placed.flatMap { one in one.widget.placements.map { ($0, one) } })
    let named = (all + [fallback]).compactMap(\.module) + [.widget]
    modules = named.flatMap { [$0] + $0.others }.reduce(into: []) { modules, module in
      if !modules.contains(where: { $0.name == module.name }) { modules.append(module) }
    }
    partNames = Set((placed + [self.fallback]).flatMap(\.parts.keys))
    actionNames = Set((placed + [self.fallback]).flatMap(\.actions.keys))
  }

  /// The widget of a placement, and what belongs to it.
  func placed(at placement: PlacementCode) -> PlacedWidget {
    widgets[placement] ?? all.first { $0.widget.serves(placement) } ?? fallback
  }

  /// Whether there is a page for a placement, and not only a note that there is none.
  package func serves(_ placement: PlacementCode) -> Bool { placed(at: placement) !== fallback }

  /// The placements of a group that have a page: those that are named by widgets, in their order, and of smart processes
  /// those that the portal lists.
  package func placements(in group: PlacementGroup, listed: [PlacementCode] = []) -> [PlacementCode] {
    placements.filter { $0.group == group } + listed.filter { $0.group == group && $0.isDynamic && serves($0) }
  }

  /// The placements that choices stand for, in their order, each once.
  ///
  /// - Parameter listed: those that the portal lists.
  package func placements(for choices: [PlacementChoice], listed: [PlacementCode] = []) -> [PlacementCode] {
    let all = choices.flatMap { choice in
      switch choice {
      case .code(let placement): [placement]
      case .group(let group): placements(in: group, listed: listed)
      }
    }
    var known: Set<PlacementCode> = []
    return all.filter { known.insert($0).inserted }
  }

  /// The widget of a placement.
  package func widget(for placement: PlacementCode) -> any Widget { placed(at: placement).widget }

  /// The permissions that the application needs for widgets in these placements, in the order of their first use.
  package func scopes(for placements: [PlacementCode]) -> [String] {
    (["placement"] + placements.flatMap { widget(for: $0).scopes }).reduce(into: []) { scopes, scope in
      if !scopes.contains(scope) { scopes.append(scope) }
    }
  }
}

/// A widget with its parts and actions by name.
///
/// An object, made once and handed to every request.
final class PlacedWidget: Sendable {
  let widget: any Widget
  let parts: [String: any Part]
  let actions: [String: any Action]
  /// The part whose question starts with the page.
  let prefetched: PlacedPart?

  /// - Precondition: no two parts, and no two actions, have the same name.
  init(_ widget: any Widget) {
    self.widget = widget
    let all = widget.parts
    parts = Dictionary(uniqueKeysWithValues: all.map { ($0.name.description, $0) })
    actions = Dictionary(uniqueKeysWithValues: widget.actions.map { ($0.name.description, $0) })
    prefetched = all.first { $0.isPrefetched }.map { PlacedPart(widget: widget, part: $0) }
  }
}

/// A part, and the widget to which it belongs.
struct PlacedPart: Sendable {
  let widget: any Widget
  let part: any Part
}
