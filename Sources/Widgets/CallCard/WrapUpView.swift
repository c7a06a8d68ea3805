import HTML

/// When the card closes after the call, and what it costs until then: the page's module shows it, and says how long.
struct WrapUpView {
  let texts: CallCardTexts.Live

  var html: HTML {
    """
    <div id="closing" class="row">
    <p class="grow"><span role="timer" data-phrase="\(texts.closesIn)"></span> · \
    <span class="hint" data-cost="portal">\(texts.noCallsMeanwhile)</span>\
    <span class="hint" data-cost="pbx">\(texts.noCardMeanwhile)</span>
    <span class="late" data-wanted="yes" hidden>· \(texts.outcomeMissing)</span></p>
    <button type="button" data-extends="yes">\(texts.keepOpen)</button>\
    <button type="button">\(texts.closeNow)</button></div>
    """
  }
}
