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

  var html: HTML {
    """
    \(today)
    \(events)
    \(planned)
    \(toDos)
    \(chart)
    """
  }

  private var events: HTML? {
    guard history.events.isEmpty else { return "<ul class=\"events\">\n\(history.events.map(event))</ul>" }
    return history.absence.map { "<p class=\"hint\">\($0 == .activities ? text.noActivities : text.noHistory)</p>" }
  }

  private var today: HTML? {
    guard history.callsToday > 0 else { return nil }
    return "<p class=\"today\">\(text.callsToday.text(history.callsToday, in: language))</p>"
  }

  private func event(_ event: Customer.Event) -> HTML {
    let contact: HTML? = event.contact.map {
      "<span><span class=\"label\">\(texts.crm.contact)</span> <bdi>\($0.shortened(to: 100))</bdi></span>"
    }
    let facts: [HTML?] = [
      event.time.map(time), event.length.flatMap(length), contact,
      event.person.map { "<bdi>\($0.shortened(to: 100))</bdi>" },
    ]
    return """
      <li class="event">\(icon(of: event.kind).html)<div><p>\(title(of: event))\(result(of: event))</p>
      <p class="hint">\(facts.compactMap(\.self).joinedByDots)</p></div></li>

      """
  }

  /// The subject, and before it what the icon says, for those who do not see it.
  private func title(of event: Customer.Event) -> HTML {
    let name = name(of: event.kind)
    guard let subject = event.subject?.shortened(to: 200) else { return "\(name)" }
    return "<span class=\"visually-hidden\">\(name):</span> <bdi>\(subject)</bdi>"
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
    return " <span class=\"badge failure\">\(word)</span>"
  }

  private func time(_ time: PortalTime) -> HTML { "<time datetime=\"\(time.text)\">\(time.text(in: language))</time>" }

  private func length(_ seconds: Int) -> HTML? {
    seconds > 0 ? "<bdi class=\"length\">\(LengthTexts.of(language).text(seconds))</bdi>" : nil
  }

  private var planned: HTML? {
    history.next.map { "<h3 class=\"label\">\(text.plannedNext)</h3>\n<ul class=\"events\">\(toDo($0))</ul>" }
  }

  private var toDos: HTML? {
    guard !history.toDos.isEmpty else { return nil }
    return "<h3 class=\"label\">\(text.toDo)</h3>\n<ul class=\"events\">\n\(history.toDos.map(toDo))</ul>"
  }

  private func toDo(_ toDo: Customer.ToDo) -> HTML {
    let overdue: HTML? = toDo.isOverdue ? " <span class=\"badge failure\">\(text.overdue)</span>" : nil
    let subject = toDo.subject?.shortened(to: 200) ?? texts.call.activity
    let deadline: HTML? = toDo.deadline.map { "\n<p class=\"hint\">\(time($0))</p>" }
    return """
      <li class="event">\(Icon.toDo.html)<div><p><bdi>\(subject)</bdi>\(overdue)</p>\(deadline)</div>\
      \(toDo.id.map { completion(of: $0, subject) })</li>

      """
  }

  private func completion(of activity: Int, _ subject: String) -> HTML {
    let texts = CompleteTexts.of(language)
    return ActionButton(
      Complete.name, ("ACTIVITY", String(activity)), label: texts.done, undoLabel: texts.undo, about: subject
    ).html
  }

  // MARK: - The chart

  private static let height = 32
  private static let barWidth = 6

  /// A bar a day; what came to no conversation on top, in another colour. Its text says the sums.
  private var chart: HTML? {
    let answered = history.days.reduce(0) { $0 + $1.answered }
    let unanswered = history.days.reduce(0) { $0 + $1.unanswered }
    let highest = history.days.map { $0.answered + $0.unanswered }.max() ?? 0
    guard highest > 0 else { return nil }
    let bars = history.days.enumerated().map { index, day -> HTML in
      let lower = day.answered * Self.height / highest
      let upper = day.unanswered * Self.height / highest
      let x = index * Self.barWidth
      return """
        <rect class="answered" x="\(x)" y="\(Self.height - lower)" width="5" height="\(lower)"/>\
        <rect class="unanswered" x="\(x)" y="\(Self.height - lower - upper)" width="5" height="\(upper)"/>
        """
    }
    let count = text.callCount.text(answered + unanswered, in: language)
    let description = "\(text.callsOfMonth): \(count)" + (unanswered > 0 ? "; \(text.missed): \(unanswered)" : "")
    return """
      <h3 class="label">\(text.callsOfMonth) · \(count)</h3>
      <svg class="chart" viewBox="0 0 \(history.days.count * Self.barWidth) \(Self.height)" preserveAspectRatio="none" role="img" \
      aria-label="\(description)">\(bars)</svg>
      """
  }
}
