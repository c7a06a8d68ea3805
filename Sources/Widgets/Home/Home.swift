import Bitrix24
import HTML

/// `DEFAULT`: the application's own page. It asks by itself for what an administrator sees there.
struct Home: Widget {
  let placements = [PlacementCode.application]
  let parts: [any Part]

  /// - Parameter status: what an administrator is shown.
  init(status: StatusPart) { parts = [status] }

  func render(_ call: PlacementCall, in context: RenderContext) -> View {
    let texts = Texts.of(call.language)
    var view = View(title: texts.home.title, content: HomeView(texts: texts).html)
    view.script = .setup
    return view
  }
}
