import Bitrix24

/// Finds the renderer for a placement.
struct Router: Sendable {
  /// The placements that have a renderer of their own, in the order of their registration.
  let placements: [PlacementCode]
  private let renderers: [PlacementCode: any Renderer]
  private let fallback: any Renderer

  /// - Precondition: no placement occurs twice.
  init(_ entries: [(PlacementCode, any Renderer)], fallback: any Renderer) {
    placements = entries.map(\.0)
    renderers = Dictionary(uniqueKeysWithValues: entries)
    self.fallback = fallback
  }

  func renderer(for placement: PlacementCode) -> any Renderer {
    renderers[placement] ?? fallback
  }
}
