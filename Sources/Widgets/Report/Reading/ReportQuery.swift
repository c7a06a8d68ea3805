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

  /// Whether nothing was posted that says what the report is about.
  private(set) var isBlank = true

  private static let names: [StaticString] = ["PERIOD", "FROM", "TO", "OPERATORS", "LINES"]

  init() {}

  /// - Parameter fields: the fields themselves, or all but `NEXT` as the text of a form in `ITEM`, as a button has it.
  init(_ fields: FormFields) {
    let inner = fields.bytes("ITEM").map { FormFields(urlEncoded: $0) } ?? fields
    self.init(reading: { name throws(InvalidForm) in try inner.text(name) ?? "" })
    do throws(InvalidForm) {
      guard invalid == nil, let text = try fields.text("NEXT"), !text.isEmpty else { return }
      guard let next = ReportNext(text) else { throw InvalidForm("NEXT", .malformed) }
      self.next = next
    } catch {
      invalid = error.field
    }
  }

  /// What a link into the portal says, where the page itself says nothing yet.
  func resolved(by options: PlacementOptions) -> ReportQuery {
    guard isBlank, invalid == nil else { return self }
    var linked = ReportQuery(reading: { name in options[name.description]?.text ?? "" })
    linked.next = next
    // A link that is none of ours opens the page as it always is.
    return linked.invalid == nil ? linked : self
  }

  private init(reading value: (StaticString) throws(InvalidForm) -> String) {
    self.init()
    do throws(InvalidForm) {
      for name in Self.names where try !value(name).isEmpty { isBlank = false }
      span = try Self.span(try value("PERIOD"), try value("FROM"), try value("TO"))
      for text in try Self.choices("OPERATORS", try value("OPERATORS")) {
        guard text == "0" || Int(canonicalDigits: text) != nil, let id = Int(text) else {
          throw InvalidForm("OPERATORS", .malformed)
        }
        filter.people.insert(id)
      }
      for text in try Self.choices("LINES", try value("LINES")) {
        guard let line = ReportFilter.line(ofChoice: text) else { throw InvalidForm("LINES", .malformed) }
        filter.lines.insert(line)
      }
    } catch {
      self = ReportQuery()
      invalid = error.field
    }
  }

  private static func span(_ name: String, _ first: String, _ last: String) throws(InvalidForm) -> Span {
    switch name {
    case "today": return .today
    case "yesterday": return .yesterday
    case "7", "30": return .last(name == "7" ? 7 : 30)
    case "":
      if first.isEmpty, last.isEmpty { return .last(7) }
      guard let period = ReportPeriod(from: first, to: last) else { throw InvalidForm("FROM", .malformed) }
      return .period(period)
    default: throw InvalidForm("PERIOD", .malformed)
    }
  }

  private static func choices(_ name: StaticString, _ text: String) throws(InvalidForm) -> [String] {
    let all = text.split(separator: ",").map(String.init)
    guard all.count <= maximumChoices else { throw InvalidForm(name, .tooLong) }
    return all
  }

  /// The fields that ask for the same days.
  var spanFields: [(name: String, value: String)] {
    switch span {
    case .today, .yesterday, .last: [("PERIOD", name)]
    case .period(let period): [("FROM", period.first), ("TO", period.last)]
    }
  }

  /// All fields but `NEXT`, as the text of a form.
  var form: String {
    var fields = spanFields
    if !filter.people.isEmpty {
      fields.append(("OPERATORS", filter.people.sorted().map(String.init).joined(separator: ",")))
    }
    if !filter.lines.isEmpty {
      fields.append(("LINES", filter.lines.sorted().map(ReportFilter.choice).joined(separator: ",")))
    }
    return fields.map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&")
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
