import Bitrix24
import HTML
import Localization
import WidgetRuntime

/// Every placement without a widget: shows an integrator what such a widget would receive.
struct UnknownPlacement: Widget {
  let placements: [PlacementCode] = []

  /// The program's name, since there is nothing yet that could be called by another.
  func title(in language: Language) -> String { "Placard" }

  func render(_ call: PlacementCall, in context: RenderContext) -> View {
    let texts = UnknownPlacementTexts.of(call.language)
    return View(
      title: texts.title,
      content: UnknownPlacementView(call: call, texts: texts).html
    )
  }
}
