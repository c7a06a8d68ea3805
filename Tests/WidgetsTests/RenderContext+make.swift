import Widgets

@testable import WidgetRuntime

extension RenderContext {
  static func make(checksApplicationToken: Bool = false, hasClientCredentials: Bool = false) -> RenderContext {
    RenderContext(
      wantedPlacements: [.callCard], scopes: WidgetCatalog.standard.scopes(for: [.callCard]),
      checksApplicationToken: checksApplicationToken,
      hasClientCredentials: hasClientCredentials
    )
  }
}
