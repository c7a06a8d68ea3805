import Bitrix24
import Customers
import HTML
import Localization
import WidgetRuntime

/// What happened with the customer and what is to happen.
struct HistoryView: CustomerPieces {
  let history: Customer.History
  let portal: PortalAddress
  let language: Language
  let texts: CallCardTexts

  /// So many lines are shown at once, and so many of what needs attention.
  private static let maximum = 3

  /// What somebody should have done: calls that nobody has returned, then to-dos that are late.
  var attention: [HTML] { Array(urgent.prefix(Self.maximum)) }

  private var urgent: [HTML] { history.missed.map { event($0, isDue: true) } + history.overdue.map { toDo($0) } }

  /// What is planned next, then what has happened last, and a button that opens all; `nil` where there is neither.
  ///
  /// - Parameter item: whom the page has to name for that.
  func summary(of item: CRMItem?) -> HTML? {
    let lines =
      history.planned.prefix(1).map { toDo($0, isNext: true) } + history.events.prefix(Self.maximum).map { event($0) }
    let hasMore =
      history.hasMore || history.events.count > Self.maximum || history.planned.count > 1 || urgent.count > Self.maximum
    if lines.isEmpty && !hasMore { return nil }
    let more = hasMore ? opener(of: .history, label: text.more, about: item) : nil
    let list: HTML? = lines.isEmpty ? nil : "<ul class=\"events\">\n\(lines)</ul>\n"
    return "\(list)\(more)"
  }

  /// What is to be done, then all that has happened.
  var all: HTML {
    let toDos = history.overdue + history.planned
    let missed = Set(history.missed.compactMap(\.activity))
    let events = (history.events + history.missed).enumerated().sorted {
      ($1.element.time?.seconds ?? .min, $0.offset) < ($0.element.time?.seconds ?? .min, $1.offset)
    }.map(\.element)
    let lines = toDos.map { toDo($0) } + events.map { event($0, isDue: $0.activity.map(missed.contains) ?? false) }
    let rest: HTML? = history.hasMore ? "<p class=\"hint\">…</p>\n" : nil
    return "<ul class=\"events\">\n\(lines)</ul>\n\(rest)"
  }

  /// What the icon says, when, how long and with whom, and what it was about.
  ///
  /// - Parameter isDue: whether nobody has talked to the customer after it.
  private func event(_ event: Customer.Event, isDue: Bool = false) -> HTML {
    let contact: HTML? = event.contact.map {
      "<span><span class=\"label\">\(texts.crm.contact)</span> <bdi>\($0.shortened(to: 100))</bdi></span>"
    }
    let name = name(of: event.kind)
    let note: HTML? = isDue ? "<span class=\"late\">\(text.notCalledBack)</span>" : nil
    let facts: [HTML?] = [
      result(of: event), event.time.map(time), event.length.flatMap(length), note, contact,
      event.person.map { "<bdi>\($0.shortened(to: 100))</bdi>" },
      event.subject.map { "<bdi>\($0.shortened(to: 200))</bdi>" } ?? "\(name)",
    ]
    let kind: HTML? = event.subject.map { _ in "<span class=\"visually-hidden\">\(name):</span> " }
    let done = isDue ? event.activity.map { completion(of: $0, event.subject ?? name) } : nil
    return """
      <li class="event">\(icon(of: event.kind).html)<p>\(kind)\(facts.compactMap(\.self).joinedByDots)</p>\(done)</li>

      """
  }

  private func toDo(_ toDo: Customer.ToDo, isNext: Bool = false) -> HTML {
    let subject = toDo.subject?.shortened(to: 200) ?? texts.call.activity
    let overdue: HTML? = toDo.isOverdue ? "<span class=\"late\">\(text.overdue)</span> " : nil
    let planned: HTML? =
      isNext && toDo.deadline != nil ? "<span class=\"visually-hidden\">\(text.plannedNext):</span> " : nil
    let facts: [HTML?] = ["<bdi>\(subject)</bdi>", toDo.deadline.map { "\(overdue)\(time($0))" }]
    return """
      <li class="event">\(Icon.toDo.html)<p>\(planned)\(facts.compactMap(\.self).joinedByDots)</p>\
      \(toDo.id.map { completion(of: $0, subject) })</li>

      """
  }

  private func completion(of activity: Int, _ subject: String) -> HTML {
    let texts = CompleteTexts.of(language)
    return ActionButton(
      Complete.name, ("ACTIVITY", String(activity)), label: texts.done, undoLabel: texts.undo, about: subject
    ).html
  }
}
