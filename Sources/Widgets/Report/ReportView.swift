import Bitrix24
import HTML
import Localization

/// A report: its figures, each with the calls behind it, as tables and charts, and as a file.
struct ReportView {
  let state: ReportState
  let query: ReportQuery
  let language: Language
  let texts: ReportTexts
  let figures: ReportFigures

  /// What each table shows of its rows.
  private static let columns: [CallFigures.Name] = [.calls, .answered, .missed, .missedForADay, .outgoing, .length]
  /// The most employees, and the most lines, that can be chosen.
  private static let maximumChoices = 100
  /// The most rows of a table, those with the most calls.
  private static let maximumRows = 200

  var html: HTML {
    """
    <section id="report" data-part="report" class="report" aria-label="\(texts.title): \(extent), \(days)">
    <div class="panel"><h2>\(extent)</h2>
    <p class="hint"><bdi>\(days)</bdi></p>
    \(totals)\(remarks)<p><a href="data:text/csv;charset=utf-8,\(download)" download="\(file)">\(texts.download)</a></p></div>
    \(filter)\
    \(panel(texts.operators, table(texts.operators, figures.people, scope: { .person($0) }, name: name)))\
    \(panel(texts.lines, table(texts.lines, figures.lines, scope: { .line($0) }, name: line)))\
    \(panel(texts.hours, HoursView(report: self).html))\
    \(panel(texts.callers, table(texts.number, figures.numbers, scope: { .number($0) }, name: \.self)))\
    \(outcomes)<div data-part="calls"></div>
    </section>

    """
  }

  private func panel(_ heading: String, _ content: HTML) -> HTML {
    "<div class=\"panel\"><h2>\(heading)</h2>\n\(content)</div>\n"
  }

  private var outcomes: HTML? {
    guard !figures.outcomes.isEmpty else { return nil }
    let heading = SettingsTexts.of(language).outcomes
    return panel(heading, table(heading, figures.outcomes, scope: { .outcome($0) }, name: outcome))
  }

  /// Those of the program by their names, those of a portal by their ids.
  private func outcome(_ id: String) -> String {
    OutcomeTexts.of(language).outcomes.first { $0.id == id }?.name.common ?? id
  }

  private var extent: String {
    switch state.extent {
    case .all: texts.allCalls
    case .department: texts.departmentCalls
    case .own: texts.ownCalls
    }
  }

  private var days: String {
    let period = state.period
    let (first, last) = (PortalTime.day(period.first, in: language), PortalTime.day(period.last, in: language))
    return first == last ? first : "\(first) – \(last)"
  }

  // MARK: - Names

  private func name(_ person: Int) -> String {
    person == 0 ? texts.noOperator : state.names[person] ?? "\(texts.employee) \(person)"
  }

  private func line(_ line: String) -> String { line.isEmpty ? texts.noLine : line }

  func label(_ name: CallFigures.Name) -> String {
    switch name {
    case .calls: texts.calls
    case .incoming: texts.incoming
    case .answered: texts.answered
    case .missed: texts.missed
    case .missedForAnHour: texts.missedForAnHour
    case .missedForADay: texts.missedForADay
    case .outgoing: texts.outgoing
    case .reached: texts.reached
    case .length: texts.talkingTime
    }
  }

  // MARK: - Figures

  /// A figure, which opens the calls behind it; zero has none.
  func figure(_ name: CallFigures.Name, of figures: CallFigures, _ scope: CallSelection.Scope, about: String) -> HTML {
    let value = figures[name]
    let text = name == .length ? LengthTexts.of(language).text(value) : "\(value)"
    guard value > 0 else { return "\(text)" }
    let item = "\(CallSelection(figure: name, scope: scope).form)&\(query.form)"
    return """
      <button type="button" class="figure" data-opens="calls" aria-expanded="false" value="\(item)" \
      aria-label="\(about), \(label(name)): \(text)">\(text)</button>
      """
  }

  private var totals: HTML {
    let rows = CallFigures.Name.allCases.map { name -> HTML in
      """
      <tr><th scope="row">\(label(name))</th><td>\(figure(name, of: figures.figures, .period, about: days))</td>\
      <td>\(figure(name, of: figures.before, .before, about: texts.before))</td></tr>

      """
    }
    return """
      <table><thead><tr><td></td><th scope="col"><bdi>\(days)</bdi></th><th scope="col">\(texts.before)</th></tr></thead>
      <tbody>
      \(rows)</tbody></table>

      """
  }

  private var remarks: HTML {
    let undated: HTML? = figures.undated > 0 ? "<p class=\"hint\">\(texts.undated) \(figures.undated)</p>\n" : nil
    let truncated: HTML? = state.calls.isFull ? "<p class=\"hint warning\">\(texts.truncated)</p>\n" : nil
    return "\(undated)\(truncated)"
  }

  private func table<Key>(
    _ heading: String, _ rows: [ReportFigures.Row<Key>], scope: (Key) -> CallSelection.Scope, name: (Key) -> String
  ) -> HTML {
    guard let most = rows.first?.figures.calls else { return "<p class=\"hint\">\(texts.none)</p>\n" }
    let columns = Self.columns.map { "<th scope=\"col\">\(label($0))</th>" as HTML }
    let lines = rows.prefix(Self.maximumRows).map { row -> HTML in
      let name = name(row.key).shortened(to: 100)
      let cells = Self.columns.map { column -> HTML in
        "<td>\(figure(column, of: row.figures, scope(row.key), about: name))</td>"
      }
      let bar = bar(row.figures.calls, of: most)
      return "<tr><th scope=\"row\"><bdi>\(name)</bdi>\(bar)</th>\(cells)</tr>\n"
    }
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="\(heading)"><table>
      <thead><tr><th scope="col">\(heading)</th>\(columns)</tr></thead>
      <tbody>
      \(lines)</tbody></table></div>
      \(rows.count > Self.maximumRows ? "<p class=\"hint\">+ \(rows.count - Self.maximumRows)</p>\n" as HTML : nil)
      """
  }

  /// Beside the figure that says the same.
  private func bar(_ value: Int, of most: Int) -> HTML {
    """
    <svg class="bar-chart" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
    <rect width="\(value * 100 / max(most, 1))" height="4"/></svg>
    """
  }

  // MARK: - Whose calls

  private var filter: HTML {
    let hidden = query.spanFields.map {
      "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML
    }
    // Others than those that are chosen can be chosen, too.
    let all = query.filter == ReportFilter() ? figures : ReportFigures(state.calls, in: state.period)
    let people = all.people.prefix(Self.maximumChoices).map { row in
      choice("OPERATORS", "\(row.key)", name(row.key), query.filter.people.contains(row.key))
    }
    let lines = all.lines.prefix(Self.maximumChoices).map { row in
      choice("LINES", ReportFilter.choice(ofLine: row.key), line(row.key), query.filter.lines.contains(row.key))
    }
    return """
      <form class="action panel" data-asks="report">\(hidden)<div class="fields">
      <details><summary>\(texts.operators)</summary>\(people)</details>
      <details><summary>\(texts.lines)</summary>\(lines)</details>
      <button type="submit">\(texts.show)</button></div></form>

      """
  }

  private func choice(_ field: StaticString, _ value: String, _ name: String, _ isChosen: Bool) -> HTML {
    let checked: HTML? = isChosen ? " checked" : nil
    return """
      <label class="choice"><input type="checkbox" name="\(field.description)" value="\(value)"\(checked)> \
      <bdi>\(name.shortened(to: 100))</bdi></label>

      """
  }

  // MARK: - The file

  private var file: String { "calls-\(state.period.first)-\(state.period.last).csv" }

  /// A file in the link itself: no other request is made for it, and none could carry the token.
  private var download: String { CSV.text(rows).percentEncoded }

  private var rows: [[String]] {
    let header = CallFigures.Name.allCases.map(label)
    func cells(_ figures: CallFigures) -> [String] { CallFigures.Name.allCases.map { "\(figures[$0])" } }
    var rows = [["", ""] + header, [texts.calls, days] + cells(figures.figures)]
    rows.append([texts.before, ""] + cells(figures.before))
    rows += figures.people.prefix(Self.maximumRows).map { [texts.operators, name($0.key)] + cells($0.figures) }
    rows += figures.lines.prefix(Self.maximumRows).map { [texts.lines, line($0.key)] + cells($0.figures) }
    rows += figures.hours.indices.filter { figures.hours[$0].calls > 0 }.map { hour in
      [texts.hours, HoursView.name(of: hour, texts)] + cells(figures.hours[hour])
    }
    rows += figures.numbers.map { [texts.callers, $0.key] + cells($0.figures) }
    rows += figures.outcomes.map { [SettingsTexts.of(language).outcomes, outcome($0.key)] + cells($0.figures) }
    return rows
  }
}
