import Bitrix24
import HTML
import Localization
import WidgetRuntime

/// Whom a call is with, as the operator has chosen: the page's module links them with the next form that is sent, or when
/// the call ends, unless the choice is taken back before.
struct LinkForm {
  let item: CRMItem
  /// Whom the portal has linked instead.
  let other: CRMItem?
  /// What is linked by the form: a sentence, before it is done and after.
  let sentences: (before: HTML, after: HTML)
  let language: Language

  var html: HTML {
    let instead: HTML? = other.map { "<input type=\"hidden\" name=\"INSTEAD\" value=\"\($0.name)\">" }
    return """
      <form class="action" data-action="\(LinkCall.name.description)" data-waits="yes">\
      <input type="hidden" name="ITEM" value="\(item.name)">\(instead)
      <p class="row"><span class="grow" data-before="yes">\(sentences.before)</span>\
      <span class="grow" data-after="yes">\(sentences.after)</span>\(RetryButton(label: CompleteTexts.of(language).undo).html)</p>
      <div class="outcome" role="status"></div></form>

      """
  }
}
