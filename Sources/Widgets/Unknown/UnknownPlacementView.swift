import Bitrix24
import Rendering

struct UnknownPlacementView {
  let call: PlacementCall
  let phrases: Phrases

  /// The most characters of a context that is no JSON.
  private static let maximumLength = 20_000

  var html: HTML {
    """
    <main class="document">
    <h1>\(phrases.unknownPlacement.title)</h1>
    <p class="placement"><span class="label">\(phrases.unknownPlacement.placement)</span> \
    <code dir="ltr">\(call.placement.description.shortened(to: 200))</code></p>
    <p>\(phrases.unknownPlacement.explanation)</p>
    <section class="panel" aria-labelledby="context-heading">
    <h2 id="context-heading">\(phrases.unknownPlacement.context)\(valueCount)</h2>
    \(context)
    </section>
    <section class="panel" aria-labelledby="received-heading">
    <h2 id="received-heading">\(phrases.home.received)</h2>
    \(ParameterTable(call.receivedWithoutSecrets, phrases: phrases.home).html)
    </section>
    </main>
    """
  }

  private var valueCount: HTML? {
    guard case .members(let members, _) = call.options else { return nil }
    let text = phrases.unknownPlacement.valueCount.text(members.count, in: call.language)
    return " <span class=\"count\">\(text)</span>"
  }

  private var context: HTML {
    switch call.options {
    case .none:
      return "<p class=\"hint\">\(phrases.unknownPlacement.noContext)</p>"
    case .unreadable(let text):
      return """
        <p class="hint warning">\(phrases.unknownPlacement.unreadableContext)</p>
        <pre dir="ltr">\(call.redactor.redacted(text).shortened(to: Self.maximumLength))</pre>
        """
    case .members(let members, let isComplete):
      let warning: HTML? =
        isComplete ? nil : "<p class=\"hint warning\">\(phrases.unknownPlacement.unreadableContext)</p>"
      let redactor = call.redactor
      let shown = members.prefix(ParameterTable.maximumRows).map { redactor.redacted($0) }
      return "\(warning)\(ParameterTable(shown, phrases: phrases.home).html)"
    }
  }
}
