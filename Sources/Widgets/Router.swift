import Bitrix24

/// Finds the renderer for a placement.
struct Router: Sendable {
  private let renderers: [PlacementCode: any Renderer]
  private let fallback: any Renderer

  /// - Precondition: no placement occurs twice.
  init(_ entries: [(PlacementCode, any Renderer)], fallback: any Renderer) {
    renderers = Dictionary(uniqueKeysWithValues: entries)
    self.fallback = fallback
  }

  func renderer(for placement: PlacementCode) -> any Renderer {
    renderers[placement] ?? fallback
  }
}
