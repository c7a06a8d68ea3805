import Bitrix24
import HTML
import Localization

/// The calls behind a figure, the latest first.
struct ReportCallsView {
  let state: ReportState
  let calls: [ReportCall]
  let language: Language
  let texts: ReportTexts

  /// More are not listed.
  private static let maximum = 200

  var html: HTML {
    let more: HTML? = calls.count > Self.maximum ? "<p class=\"hint\">\(texts.latest)</p>\n" : nil
    return """
      <section id="calls" data-part="calls" class="panel" aria-label="\(texts.calls): \(calls.count)">\
      <h2 tabindex="-1" data-focus>\(texts.calls): \(calls.count)</h2>
      \(table)\(more)</section>

      """
  }

  private var table: HTML {
    guard !calls.isEmpty else { return "<p class=\"hint\">\(texts.none)</p>\n" }
    let columns = [texts.time, texts.number, texts.lines, texts.operators, texts.talkingTime].map {
      "<th scope=\"col\">\($0)</th>" as HTML
    }
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="\(texts.calls)"><table>
      <thead><tr>\(columns)</tr></thead>
      <tbody>
      \(calls.prefix(Self.maximum).map(row))</tbody></table></div>

      """
  }

  private func row(_ call: ReportCall) -> HTML {
    let people = call.legs.filter { $0.person != 0 }.map { state.names[$0.person] ?? "\(texts.employee) \($0.person)" }
    let length = call.isAnswered ? LengthTexts.of(language).text(call.length) : call.isMissed ? texts.missed : "–"
    return """
      <tr><td>\(call.start.map(time))</td><td><bdi dir="ltr">\(state.calls.number(of: call) ?? "–")</bdi></td>\
      <td><bdi>\(state.calls.line(of: call) ?? "–")</bdi></td>\
      <td><bdi>\(people.joined(separator: ", "))</bdi></td><td>\(length)</td></tr>

      """
  }

  private func time(_ start: StatisticsRow.Start) -> HTML {
    let time = PortalTime(secondsSince1970: start.seconds)
    return "<time datetime=\"\(time.text)\">\(time.text(in: language))</time>"
  }
}
