import HTML

/// Calls by the hour of the week: a chart, and the same as a table.
struct HoursView {
  let report: ReportView

  private var hours: [CallFigures] { report.figures.hours }

  /// `Mon 9:00`
  static func name(of hour: Int, _ texts: ReportTexts) -> String { "\(texts.days[hour / 24]) \(hour % 24):00" }

  var html: HTML {
    let busy = hours.indices.filter { hours[$0].calls > 0 }
    guard let most = busy.max(by: { hours[$0].calls < hours[$1].calls }) else {
      return "<p class=\"hint\">\(report.texts.none)</p>\n"
    }
    let rows = busy.map { hour -> HTML in
      let name = Self.name(of: hour, report.texts)
      let cells = [CallFigures.Name.calls, .missed].map { column -> HTML in
        "<td>\(report.figure(column, of: hours[hour], .hour(hour), about: name))</td>"
      }
      return "<tr><th scope=\"row\">\(name)</th>\(cells)</tr>\n"
    }
    return """
      <svg class="hours" viewBox="0 0 264 84" role="img" aria-label="\(report.texts.hours). \
      \(Self.name(of: most, report.texts)): \(hours[most].calls)">\(names)\(cells(of: hours[most].calls))</svg>
      <details><summary>\(report.texts.hours)</summary><table>
      <thead><tr><th scope="col">\(report.texts.time)</th><th scope="col">\(report.texts.calls)</th>\
      <th scope="col">\(report.texts.missed)</th></tr></thead>
      <tbody>
      \(rows)</tbody></table></details>

      """
  }

  private var names: [HTML] {
    report.texts.days.enumerated().map { day, name in "<text x=\"0\" y=\"\(day * 12 + 9)\">\(name)</text>" }
  }

  private func cells(of most: Int) -> [HTML] {
    hours.indices.map { hour in
      let share = hours[hour].calls * 100 / max(most, 1)
      // In a grid that is there where no calls are, too.
      let opacity: HTML = hours[hour].calls == 0 ? "0.04" : "0.\(String(min(15 + share * 84 / 100, 99)))"
      return """
        <rect x="\(48 + hour % 24 * 9)" y="\(hour / 24 * 12)" width="8" height="11" fill-opacity="\(opacity)"/>
        """
    }
  }
}
