import Bitrix24
import HTML

/// Every placement without a widget: shows an integrator what such a widget would receive.
struct UnknownPlacement: Widget {
  let placements: [PlacementCode] = []

  func render(_ call: PlacementCall, in context: RenderContext) -> View {
    let texts = Texts.of(call.language)
    return View(
      title: texts.unknownPlacement.title,
      content: UnknownPlacementView(call: call, texts: texts).html
    )
  }
}
