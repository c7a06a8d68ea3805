import Bitrix24
import HTML
import Localization
import WidgetRuntime

/// The tab before the portal has told of any calls: what can be written, and the place where the calls come.
struct CRMTabView {
  /// In whose card the tab is; `nil` where the portal has not said.
  let item: CRMItem?
  let portal: PortalAddress
  let language: Language
  let texts: CRMTabTexts
  /// The place of the calls; `nil` where no part can be had.
  let calls: HTML?

  var html: HTML {
    """
    <main class="document tab" data-portal="\(portal.origin)">
    <h1 class="visually-hidden">\(texts.title)</h1>
    \(content)
    \(RenderContext.announcements)
    <p id="new-tab" hidden>\(CallCardTexts.of(language).crm.opensInNewTab)</p>
    </main>
    """
  }

  private var content: HTML {
    guard let calls, item != nil else {
      return "<p class=\"hint\">\(calls == nil ? texts.unavailable : texts.noItem)</p>"
    }
    let followUp = FollowUpForm(language: language)
    return """
      <div class="panel writing">
      \(NoteForm(language: language).html)
      \(followUp.button)
      \(followUp.html)
      </div>
      \(calls)
      """
  }
}
