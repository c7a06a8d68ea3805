import Bitrix24
import HTML

struct UnknownPlacementView {
  let call: PlacementCall
  let texts: Texts

  /// The most characters of a context that is no JSON.
  private static let maximumLength = 20_000

  var html: HTML {
    """
    <main class="document">
    <h1>\(texts.unknownPlacement.title)</h1>
    <p class="placement"><span class="label">\(texts.unknownPlacement.placement)</span> \
    <code dir="ltr">\(call.placement.description.shortened(to: 200))</code></p>
    <p>\(texts.unknownPlacement.explanation)</p>
    <section class="panel" aria-labelledby="context-heading">
    <h2 id="context-heading">\(texts.unknownPlacement.context)\(valueCount)</h2>
    \(context)
    </section>
    <section class="panel" aria-labelledby="received-heading">
    <h2 id="received-heading">\(texts.home.received)</h2>
    \(ParameterTable(call.receivedWithoutSecrets, texts: texts.home).html)
    </section>
    </main>
    """
  }

  private var valueCount: HTML? {
    guard case .members(let members, _) = call.options else { return nil }
    let text = texts.unknownPlacement.valueCount.text(members.count, in: call.language)
    return " <span class=\"count\">\(text)</span>"
  }

  private var context: HTML {
    switch call.options {
    case .none:
      return "<p class=\"hint\">\(texts.unknownPlacement.noContext)</p>"
    case .unreadable(let text):
      return """
        <p class="hint warning">\(texts.unknownPlacement.unreadableContext)</p>
        <pre dir="ltr">\(call.redactor.redacted(text).shortened(to: Self.maximumLength))</pre>
        """
    case .members(let members, let isComplete):
      let warning: HTML? =
        isComplete ? nil : "<p class=\"hint warning\">\(texts.unknownPlacement.unreadableContext)</p>"
      let redactor = call.redactor
      let shown = members.prefix(ParameterTable.maximumRows).map { redactor.redacted($0) }
      return "\(warning)\(ParameterTable(shown, texts: texts.home).html)"
    }
  }
}
