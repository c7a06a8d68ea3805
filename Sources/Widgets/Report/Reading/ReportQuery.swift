import Bitrix24
import HTTPMessage
import WidgetRuntime

/// What a report is asked for: `PERIOD` or `FROM` and `TO`, `OPERATORS`, `LINES`, and `NEXT` from the second step on.
struct ReportQuery: Hashable, Sendable {
  /// The days, which only the portal's clock makes dates of.
  enum Span: Hashable, Sendable {
    case today
    case yesterday
    /// 7 or 30 days up to today.
    case last(Int)
    case period(ReportPeriod)
  }

  /// The most employees, and the most lines, that are chosen.
  static let maximumChoices = 100

  var span = Span.last(7)
  var filter = ReportFilter()
  var next: ReportNext?
  /// The first field that is none; then nothing is asked.
  var invalid: String?

  init() {}

  init(_ fields: FormFields) {
    do throws(InvalidForm) {
      span = try Self.span(fields)
      filter.people = Set(
        try Self.choices("OPERATORS", fields).map { text throws(InvalidForm) in
          guard text == "0" || Int(canonicalDigits: text) != nil, let id = Int(text) else {
            throw InvalidForm("OPERATORS", .malformed)
          }
          return id
        })
      filter.lines = Set(
        try Self.choices("LINES", fields).map { text throws(InvalidForm) in
          guard let line = ReportFilter.line(ofChoice: text) else { throw InvalidForm("LINES", .malformed) }
          return line
        })
      if let text = try fields.text("NEXT"), !text.isEmpty {
        guard let next = ReportNext(text) else { throw InvalidForm("NEXT", .malformed) }
        self.next = next
      }
    } catch {
      self = ReportQuery()
      invalid = error.field
    }
  }

  private static func span(_ fields: FormFields) throws(InvalidForm) -> Span {
    let name = try fields.text("PERIOD") ?? ""
    let (first, last) = (try fields.text("FROM") ?? "", try fields.text("TO") ?? "")
    switch name {
    case "today": return .today
    case "yesterday": return .yesterday
    case "7", "30": return .last(name == "7" ? 7 : 30)
    case "range", "":
      if name.isEmpty, first.isEmpty, last.isEmpty { return .last(7) }
      guard let period = ReportPeriod(from: first, to: last) else { throw InvalidForm("FROM", .malformed) }
      return .period(period)
    default: throw InvalidForm("PERIOD", .malformed)
    }
  }

  private static func choices(_ name: StaticString, _ fields: FormFields) throws(InvalidForm) -> [String] {
    let all = (try fields.text(name) ?? "").split(separator: ",").map(String.init)
    guard all.count <= maximumChoices else { throw InvalidForm(name, .tooLong) }
    return all
  }

  /// What it is kept under: the calls are the same whoever of them is looked at.
  var name: String {
    switch span {
    case .today: "today"
    case .yesterday: "yesterday"
    case .last(let days): "\(days)"
    case .period(let period): "\(period.first)/\(period.last)"
    }
  }

  /// The days, on the day that it is at the portal.
  func period(today: Int) -> ReportPeriod? {
    switch span {
    case .today: ReportPeriod(from: today, to: today)
    case .yesterday: ReportPeriod(from: today - 1, to: today - 1)
    case .last(let days): ReportPeriod(from: today - days + 1, to: today)
    case .period(let period): period
    }
  }
}
