import Bitrix24
import HTML
import WidgetRuntime

/// The application's own page as everybody sees it: what it is for, and a place for what administrators are shown.
struct HomeView {
  let texts: HomeTexts
  /// What the page says if the portal does not answer it.
  let installTexts: InstallTexts
  /// The attributes of the place of the settings, which are shown once the portal has answered; `nil` where there are
  /// none to be had.
  let settings: HTML?

  var html: HTML {
    """
    <main class="document">
    <h1>\(texts.title)</h1>
    <p>\(texts.purpose)</p>
    \(settings.map { "<section\($0) hidden></section>\n" as HTML })\
    <div id="setup" data-part="status">\(silence)</div>
    </main>\(settings.map { _ in "\n\(RenderContext.announcements)" as HTML })
    """
  }

  private var silence: HTML {
    SilentPortalView(texts: installTexts).html(heading: "<p>\(installTexts.portalSilent)</p>")
  }
}
