import Bitrix24
import HTML
import Localization

/// When the card closes after the call, and what it costs until then: the page's module shows it, and says how long.
struct WrapUpView {
  let language: Language

  var html: HTML {
    let texts = CallCardTexts.of(language).live
    return """
      <div id="closing" class="row" hidden>
      <p class="grow"><span role="timer" data-phrase="\(texts.closesIn)"></span> · \
      <span class="hint" data-cost="portal">\(texts.noCallsMeanwhile)</span>\
      <span class="hint" data-cost="pbx">\(texts.noCardMeanwhile)</span></p>
      <button type="button" data-extends="yes">\(texts.keepOpen)</button>\
      <button type="button">\(texts.closeNow)</button><span class="visually-hidden" role="status"></span></div>
      """
  }

  /// In each language. Made when it is first asked for.
  static let all = PerLanguage { WrapUpView(language: $0).html }
}
