import Bitrix24
import Rendering

/// Every placement without a renderer: shows an integrator what such a renderer would receive.
struct UnknownPlacement: Renderer {
  func render(_ call: PlacementCall, in setting: Setting) -> View {
    let phrases = Phrases.of(call.language)
    return View(
      title: phrases.unknownPlacement.title,
      content: UnknownPlacementView(call: call, phrases: phrases).html
    )
  }
}
