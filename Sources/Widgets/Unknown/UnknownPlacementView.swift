import Bitrix24
import HTML
import Localization

struct UnknownPlacementView {
  let call: PlacementCall
  let texts: UnknownPlacementTexts

  /// The most characters of a context that is no JSON.
  private static let maximumLength = 20_000

  var html: HTML {
    """
    <main class="document">
    <h1>\(texts.title)</h1>
    <p>\(texts.explanation)</p>
    <p class="hint">\(texts.advice)</p>
    <details>
    <summary>\(texts.received)</summary>
    <p class="placement"><span class="label">\(texts.placement)</span> \
    <code dir="ltr">\(call.placement.description.shortened(to: 200))</code></p>
    <section class="panel" aria-labelledby="context-heading">
    <h2 id="context-heading">\(texts.context)\(valueCount)</h2>
    \(context)
    </section>
    <section class="panel" aria-labelledby="received-heading">
    <h2 id="received-heading">\(texts.received)</h2>
    \(ParameterTable(call.receivedWithoutSecrets, texts: texts).html)
    </section>
    </details>
    </main>
    """
  }

  private var valueCount: HTML? {
    guard case .members(let members, _) = call.options else { return nil }
    let text = texts.valueCount.text(members.count, in: call.language)
    return " <span class=\"count\">\(text)</span>"
  }

  private var context: HTML {
    switch call.options {
    case .none:
      return "<p class=\"hint\">\(texts.noContext)</p>"
    case .unreadable(let text):
      return """
        <p class="hint warning">\(texts.unreadableContext)</p>
        <pre dir="ltr">\(call.redactor.redacted(text).shortened(to: Self.maximumLength))</pre>
        """
    case .members(let members, let isComplete):
      let warning: HTML? =
        isComplete ? nil : "<p class=\"hint warning\">\(texts.unreadableContext)</p>"
      let redactor = call.redactor
      let shown = members.prefix(ParameterTable.maximumRows).map { redactor.redacted($0) }
      return "\(warning)\(ParameterTable(shown, texts: texts).html)"
    }
  }
}
