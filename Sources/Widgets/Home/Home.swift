import Bitrix24
import Rendering

/// `DEFAULT`: the application's own page, where an administrator sees whether the portal is connected as it should be.
struct Home: Renderer {
  func render(_ call: PlacementCall, in setting: Setting) -> View {
    let phrases = Phrases.of(call.language)
    return View(
      title: phrases.home.title,
      content: HomeView(call: call, setting: setting, phrases: phrases).html
    )
  }
}
