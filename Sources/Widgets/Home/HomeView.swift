import Bitrix24
import HTML

/// The application's own page as everybody sees it: what it is for, and a place for what administrators are shown.
struct HomeView {
  let texts: HomeTexts
  /// What the page says if the portal does not answer it.
  let installTexts: InstallTexts

  var html: HTML {
    """
    <main class="document">
    <h1>\(texts.title)</h1>
    <p>\(texts.purpose)</p>
    <div id="setup" data-part="status" data-asks="yes">\(silence)</div>
    </main>
    """
  }

  private var silence: HTML {
    SilentPortalView(texts: installTexts).html(heading: "<p>\(installTexts.portalSilent)</p>")
  }
}
