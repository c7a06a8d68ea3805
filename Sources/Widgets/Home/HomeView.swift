import Bitrix24
import Rendering

/// The application's own page as everybody sees it: what it is for, and a place for what administrators are shown.
struct HomeView {
  let phrases: Phrases

  var html: HTML {
    """
    <main class="document">
    <h1>\(phrases.home.title)</h1>
    <p>\(phrases.home.purpose)</p>
    <div id="setup" data-view="status" data-asks="yes">\(silence)</div>
    </main>
    """
  }

  private var silence: HTML {
    SilentPortalView(text: phrases.install).html(heading: "<p>\(phrases.install.portalSilent)</p>")
  }
}
