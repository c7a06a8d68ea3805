import Bitrix24
import HTML

/// The application's own page as everybody sees it: what it is for, and a place for what administrators are shown.
struct HomeView {
  let texts: Texts

  var html: HTML {
    """
    <main class="document">
    <h1>\(texts.home.title)</h1>
    <p>\(texts.home.purpose)</p>
    <div id="setup" data-part="status" data-asks="yes">\(silence)</div>
    </main>
    """
  }

  private var silence: HTML {
    SilentPortalView(text: texts.install).html(heading: "<p>\(texts.install.portalSilent)</p>")
  }
}
