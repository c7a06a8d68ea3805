import Bitrix24
import Rendering

/// `DEFAULT`: the application's own page. It asks by itself for what an administrator sees there.
struct Home: Renderer {
  func render(_ call: PlacementCall, in setting: Setting) -> View {
    let phrases = Phrases.of(call.language)
    var view = View(title: phrases.home.title, content: HomeView(phrases: phrases).html)
    view.script = .setup
    return view
  }
}
