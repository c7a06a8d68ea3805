import Bitrix24
import Bitrix24REST
import HTML
import Localization
import WidgetRuntime

/// A part of the report that is not there yet, or not to be had.
struct ReportProgressView {
  let name: PartName
  let language: Language
  /// What asks for it once more.
  let item: String
  /// Seconds since 1970-01-01T00:00:00Z.
  let now: Int

  /// In seconds, where the server has other things to do.
  private static let busyWait = 3

  private var texts: ReportTexts { .of(language) }

  /// - Parameter next: of the step that was asked for.
  func html(_ outcome: PartOutcome<ReportProgress>, next: ReportNext?, ticket: HTML?) -> HTML {
    switch outcome {
    case .value(.reading(let done, let total, let next, let wait)):
      return reading(done: done, total: total, next: next, wait: wait)
    case .value(.denied):
      return message("denied", "<p>\(texts.noRight)</p>\n<p class=\"hint\">\(texts.whereRight)</p>")
    case .value(.tooMany): return message("failed", "<p>\(texts.tooMany)</p>")
    case .value(.invalid(let field)):
      let text = RuntimeTexts.of(language).action.malformed
      return message("failed", "<p data-field=\"\(field)\">\(text)</p>")
    case .busy:
      // What has begun goes on by itself.
      if let next { return reading(done: 0, total: 0, next: next, wait: Self.busyWait) }
      return failure(outcome, ticket)
    case .value(.complete), .failed: return failure(outcome, ticket)
    }
  }

  private func failure(_ outcome: PartOutcome<ReportProgress>, _ ticket: HTML?) -> HTML {
    PartFailure(name, outcome, in: language, ticket: ticket, value: item).html
  }

  private func message(_ state: StaticString, _ content: HTML) -> HTML {
    """
    <section id="\(name.description)" data-part="\(name.description)" class="panel" data-state="\(state.description)">\
    \(content)
    <p>\(RetryButton(label: RuntimeTexts.of(language).part.tryAgain, value: item).html)</p></section>

    """
  }

  private func reading(done: Int, total: Int, next: ReportNext, wait: Int) -> HTML {
    """
    <section id="\(name.description)" data-part="\(name.description)" class="panel" data-state="loading" \
    data-done="\(done)" data-total="\(total)" data-next="\(next.text)" data-wait="\(wait)" aria-label="\(texts.reading)">\
    <p>\(texts.reading)</p>
    \(total > 0 ? bar(done, of: total) : nil)\(wait > 0 ? waiting(wait) : nil)</section>

    """
  }

  private func bar(_ done: Int, of total: Int) -> HTML {
    """
    <p class="hint"><progress max="\(total)" value="\(done)" aria-label="\(texts.reading)"></progress> \
    <bdi dir="ltr">\(done) / \(total)</bdi></p>

    """
  }

  private func waiting(_ seconds: Int) -> HTML {
    let time = PortalTime(secondsSince1970: now + seconds)
    return """
      <p class="hint">\(texts.waiting) <time datetime="\(time.text)">\(time.text(in: language))</time></p>

      """
  }
}
