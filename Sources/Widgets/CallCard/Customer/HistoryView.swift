import Bitrix24
import Customers
import HTML
import Localization
import WidgetRuntime

/// What happened with the customer and what is to happen.
struct HistoryView {
  let history: Customer.History
  let language: Language
  let texts: CallCardTexts

  private var text: CallCardTexts.Customer { texts.customer }

  /// So many lines are shown at once, and so many of what needs attention.
  private static let maximum = 3

  /// What somebody should have done: calls that nobody has returned, then to-dos that are late.
  var attention: [HTML] { Array(urgent.prefix(Self.maximum)) }

  private var urgent: [HTML] { history.missed.map { event($0, isDue: true) } + history.overdue.map { toDo($0) } }

  /// What is planned next, then what has happened; `nil` where there is neither.
  var html: HTML? {
    let next = history.planned.first.map { toDo($0, isNext: true) }
    let events = history.events.map { event($0) }
    let rest =
      events.dropFirst(Self.maximum) + history.planned.dropFirst().map { toDo($0) } + urgent.dropFirst(Self.maximum)
    if next == nil && events.isEmpty && rest.isEmpty { return nil }
    let more: HTML? =
      rest.isEmpty
      ? nil
      : """
      <details class="more"><summary>\(text.more)</summary>
      <ul class="events">
      \(Array(rest))</ul></details>

      """
    return "<ul class=\"events\">\n\(next)\(Array(events.prefix(Self.maximum)))</ul>\n\(more)"
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

  private func icon(of kind: Customer.Event.Kind) -> Icon {
    switch kind {
    case .incomingCall: .incomingCall
    case .outgoingCall: .outgoingCall
    case .callback: .callback
    case .call: .call
    case .email, .meeting, .other: .document
    }
  }

  private func name(of kind: Customer.Event.Kind) -> String {
    switch kind {
    case .incomingCall: texts.call.incoming
    case .outgoingCall: texts.call.outgoing
    case .callback: texts.call.callback
    case .call: texts.call.otherDirection
    case .email: text.email
    case .meeting: text.meeting
    case .other: texts.call.activity
    }
  }

  private func result(of event: Customer.Event) -> HTML? {
    guard event.isUnanswered else { return nil }
    let word =
      switch event.kind {
      case .outgoingCall, .callback: text.notReached
      case .incomingCall: text.missed
      case .call, .email, .meeting, .other: texts.failure.notAnswered
      }
    return "<span class=\"late\">\(word)</span>"
  }

  private func time(_ time: PortalTime) -> HTML { "<time datetime=\"\(time.text)\">\(time.text(in: language))</time>" }

  private func length(_ seconds: Int) -> HTML? {
    seconds > 0 ? "<bdi class=\"length\">\(LengthTexts.of(language).text(seconds))</bdi>" : nil
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
