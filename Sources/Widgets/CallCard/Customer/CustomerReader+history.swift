import Bitrix24

extension CustomerReader {
  var history: Customer.Part<Customer.History> {
    let activities = answer["activities"]
    let calls = answer["calls"]
    if case .missing = activities, case .missing = calls { return question.items.isEmpty ? .none : .failed }
    if activities.isDenied && calls.value == nil { return .denied }
    if activities.value == nil && calls.value == nil { return .failed }

    let records = (calls.value?.elements ?? []).compactMap(CallRecord.init)
    // Nobody may say that there was nothing when half of it is not known.
    if activities.value == nil, !question.items.isEmpty, records.isEmpty {
      return activities.isDenied ? .denied : .failed
    }
    var history = Customer.History()
    history.events = (activities.value?.elements ?? []).prefix(CustomerQuestion.maximumEvents).map(event)
    // Calls of somebody who is not linked to them, or was not then.
    if history.events.isEmpty { history.events = records.prefix(CustomerQuestion.maximumEvents).map(event) }
    let open = (answer.value("todos")?.elements ?? []).map(toDo)
    history.toDos = Array(open.filter { $0.isOverdue || $0.deadline == nil }.prefix(Self.maximumToDos))
    history.next = open.first { !$0.isOverdue && $0.deadline != nil }
    history.days = days(of: records)
    history.callsToday = records.filter { $0.time.day == $0.time.day(at: now) }.count
    return .known(history)
  }

  /// An activity of the CRM. Types: <https://apidocs.bitrix24.com/api-reference/crm/data-types.html>.
  private func event(_ activity: JSONValue) -> Customer.Event {
    let start = activity["START_TIME"]?.text.flatMap { PortalTime($0) }
    let end = activity["END_TIME"]?.text.flatMap { PortalTime($0) }
    let isCall = activity["TYPE_ID"]?.integer == 2 || activity["PROVIDER_ID"]?.text == "VOXIMPLANT_CALL"
    let isOutgoing = activity["DIRECTION"]?.integer == 2
    let kind: Customer.Event.Kind =
      switch activity["TYPE_ID"]?.integer {
      case _ where isCall: isOutgoing ? .outgoingCall : .incomingCall
      case 1: .meeting
      case 4: .email
      default: .other
      }
    let length = start.flatMap { start in end.map { max(0, $0.seconds - start.seconds) } }
    return Customer.Event(
      kind: kind, subject: activity["SUBJECT"]?.shownText, time: start, length: isCall ? length : nil,
      isUnanswered: isCall && length == 0, person: names.person(activity["RESPONSIBLE_ID"]?.integer))
  }

  private func event(_ call: CallRecord) -> Customer.Event {
    Customer.Event(
      kind: call.isOutgoing ? .outgoingCall : .incomingCall, subject: nil, time: call.time, length: call.length,
      isUnanswered: !call.isAnswered, person: names.person(call.person))
  }

  private func toDo(_ activity: JSONValue) -> Customer.ToDo {
    let deadline = activity["DEADLINE"]?.text.flatMap { PortalTime($0) }
    return Customer.ToDo(
      subject: activity["SUBJECT"]?.shownText, deadline: deadline,
      isOverdue: deadline.map { $0.seconds < now } ?? false)
  }

  /// The days up to today, on the portal's clock.
  private func days(of calls: [CallRecord]) -> [Customer.Day] {
    guard let today = calls.first?.time.day(at: now) else { return [] }
    return calls.reduce(into: Array(repeating: Customer.Day(), count: CustomerQuestion.days)) { days, call in
      let index = CustomerQuestion.days - 1 - (today - call.time.day)
      guard days.indices.contains(index) else { return }
      if call.isAnswered { days[index].answered += 1 } else { days[index].unanswered += 1 }
    }
  }
}

/// A line of telephony's statistics.
/// Source: <https://apidocs.bitrix24.com/api-reference/telephony/voximplant/statistics/voximplant-statistic-get.html>
private struct CallRecord {
  let time: PortalTime
  let length: Int
  let isOutgoing: Bool
  let isAnswered: Bool
  let person: Int?

  init?(_ value: JSONValue) {
    guard let time = value["CALL_START_DATE"]?.text.flatMap({ PortalTime($0) }) else { return nil }
    self.time = time
    length = value["CALL_DURATION"]?.integer ?? 0
    isOutgoing = value["CALL_TYPE"]?.integer == 1
    isAnswered = value["CALL_FAILED_CODE"]?.text.map { $0 == "200" } ?? (length > 0)
    person = value["PORTAL_USER_ID"]?.integer
  }
}

extension BatchAnswer.Outcome {
  fileprivate var value: JSONValue? {
    guard case .value(let value) = self else { return nil }
    return value
  }

  fileprivate var isDenied: Bool {
    switch self {
    case .failed(.accessDenied), .failed(.insufficientScope): true
    case .failed, .value, .missing: false
    }
  }
}
