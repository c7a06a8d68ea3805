import Bitrix24
import HTTPMessage
import WidgetRuntime

/// The calls behind a figure of a report.
struct CallSelection: Hashable, Sendable {
  /// Of which part of the report the figure is.
  enum Scope: Hashable, Sendable {
    case period
    case before
    /// An employee's id; 0 for calls that have none.
    case person(Int)
    /// Empty for calls that have none.
    case line(String)
    /// Of the week, 0 to 167.
    case hour(Int)
    case number(String)
    /// The id of what came of it.
    case outcome(String)
  }

  let figure: CallFigures.Name
  let scope: Scope

  /// The calls, the latest first.
  ///
  /// - Parameter now: when they were read, in seconds since 1970-01-01T00:00:00Z.
  func calls(
    of all: ReportCalls, in period: ReportPeriod, _ filter: ReportFilter, now: Int = .max
  ) -> [ReportCall] {
    let answered = [.missedForAnHour, .missedForADay].contains(figure) ? AnsweredCalls(all) : nil
    let number = wantedNumber
    let days = scope == .before ? period.before : period.days
    let found = all.calls.filter { call in
      guard let start = call.start, days.contains(start.day), filter.contains(call, of: all) else { return false }
      var (isAnswered, length) = (call.isAnswered, call.length)
      switch scope {
      case .period, .before: break
      case .person(let person):
        guard filter.people.isEmpty || filter.people.contains(person),
          let leg = call.legs.first(where: { $0.person == person })
        else { return false }
        (isAnswered, length) = (leg.isAnswered, leg.length)
      case .line(let line):
        guard (all.line(of: call) ?? "") == line else { return false }
      case .hour(let hour):
        guard ReportFigures.hour(of: start) == hour else { return false }
      case .outcome(let outcome):
        guard all.outcomes[call.row]?.contains(outcome) == true else { return false }
      case .number:
        guard call.direction == .incoming, all.number(of: call).map(ReportCalls.digits) == number else { return false }
      }
      var figures = CallFigures()
      figures.add(
        call, isAnswered: isAnswered, length: length, delay: answered?.delay(after: call), age: now - start.seconds)
      return figures[figure] > 0
    }
    return found.sorted { ($0.start?.seconds ?? 0, $0.row) > ($1.start?.seconds ?? 0, $1.row) }
  }

  private var wantedNumber: String? {
    guard case .number(let number) = scope else { return nil }
    return ReportCalls.digits(of: number)
  }
}

extension CallSelection {
  /// - Returns: `nil` for what ``form`` does not make.
  init?(_ fields: FormFields) {
    guard let name = try? fields.text("FIGURE"), let figure = CallFigures.Name(rawValue: name),
      let text = try? fields.text("SCOPE"), let scope = Scope(text)
    else { return nil }
    self.init(figure: figure, scope: scope)
  }

  /// As the text of a form.
  var form: String { "FIGURE=\(figure.rawValue)&SCOPE=\(scope.text.percentEncoded)" }
}

extension CallSelection.Scope {
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.dropFirst().first) {
    case ("period", nil): self = .period
    case ("before", nil): self = .before
    case ("person", let id?) where id == "0" || Int(canonicalDigits: id) != nil:
      guard let id = Int(id) else { return nil }
      self = .person(id)
    case ("line", let line?): self = .line(line)
    case ("hour", let hour?):
      guard let hour = Int(hour), (0..<168).contains(hour) else { return nil }
      self = .hour(hour)
    case ("number", let number?): self = .number(number)
    case ("outcome", let outcome?): self = .outcome(outcome)
    default: return nil
    }
  }

  fileprivate var text: String {
    switch self {
    case .period: "period"
    case .before: "before"
    case .person(let id): "person:\(id)"
    case .line(let line): "line:\(line)"
    case .hour(let hour): "hour:\(hour)"
    case .number(let number): "number:\(number)"
    case .outcome(let outcome): "outcome:\(outcome)"
    }
  }
}
