import Bitrix24
import HTML
import Localization
import PortalStore
import WidgetRuntime

/// `TELEPHONY_ANALYTICS_MENU`: the supervisor's report of calls.
struct Report: Widget {
  let placements = [PlacementCode.documented(.telephonyAnalyticsMenu)]
  let scopes = ["telephony", "user_brief"]
  let parts: [any Part]

  /// - Parameters:
  ///   - memory: what has been read of reports.
  ///   - store: what operators have chosen as outcomes; without it, there are none.
  ///   - clock: seconds since 1970-01-01T00:00:00Z.
  init(memory: ReportMemory, store: (any CallStore)?, clock: @escaping @Sendable () -> Int) {
    parts = [
      ReportPart(memory: memory, store: store, clock: clock),
      ReportCallsPart(memory: memory, store: store, clock: clock),
    ]
  }

  func title(in language: Language) -> String { ReportTexts.of(language).title }

  func render(_ call: PlacementCall, in context: RenderContext) -> View {
    let texts = ReportTexts.of(call.language)
    return View(
      title: texts.title,
      content: """
        <main class="document report">
        <h1>\(texts.title)</h1>
        \(context.attributes(of: .report).map { place(texts, attributes: $0) })\(RenderContext.announcements)
        </main>
        """)
  }

  private func place(_ texts: ReportTexts, attributes: HTML) -> HTML {
    """
    <form class="action panel periods" data-asks="report"><div class="fields">
    <label>\(texts.from) <input type="date" name="FROM"></label>
    <label>\(texts.to) <input type="date" name="TO"></label>
    <button type="submit">\(texts.show)</button>
    \(Self.periods.map { button($0, texts) })</div></form>
    <section id="report"\(attributes) class="panel"><p class="hint">\(texts.reading)</p></section>

    """
  }

  private static let periods = ["today", "yesterday", "7", "30"]

  private func button(_ period: String, _ texts: ReportTexts) -> HTML {
    let label =
      switch period {
      case "today": texts.today
      case "yesterday": texts.yesterday
      case "7": texts.sevenDays
      default: texts.thirtyDays
      }
    return "<button type=\"submit\" name=\"PERIOD\" value=\"\(period)\">\(label)</button>\n"
  }
}

extension PartName {
  /// The figures of a report.
  static let report = PartName("report")
}
