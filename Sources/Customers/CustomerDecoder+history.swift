import Bitrix24
import Bitrix24REST

extension CustomerDecoder {
  var history: Customer.Section<Customer.History> {
    let calls = callRecords
    let records = calls.rows ?? []
    guard !question.items.isEmpty else {
      // As long as it is not known who it is, nobody knows what has happened.
      if records.isEmpty, calls.rows != nil, search.isPartial || search.isDenied { return .none }
      return switch calls {
      case .rows: .known(history(activities: [], toDos: [], records, isPartial: false))
      case .denied: .denied
      case .failed: .failed
      case .missing: .none
      }
    }
    let activities = activities
    guard activities.rows != nil || !records.isEmpty else {
      if !isOwnerShown { return .none }
      return activities.isDenied ? .denied : .failed
    }
    let toDos = toDos
    let isEmpty = (activities.rows ?? []).isEmpty && (toDos.rows ?? []).isEmpty && records.isEmpty
    if isEmpty {
      // Nobody may say that there was nothing when part of it is not known.
      if presences.contains(.failed) || calls.isFailed || toDos.isUnknown { return .failed }
      // What is said of the items says it all.
      if !areItemsKnown { return .none }
    }
    return .known(
      history(
        activities: activities.rows ?? [], toDos: toDos.rows ?? [], records,
        isPartial: activities.isUnknown || toDos.isUnknown || calls.isFailed))
  }

  private func history(
    activities: [ActivityRecord], toDos: [ActivityRecord], _ records: [CallRecord], isPartial: Bool
  ) -> Customer.History {
    var history = Customer.History(isPartial: isPartial)
    let (events, isCut) = events(activities, toDos, records)
    for one in events {
      if one.isOpen { history.missed.append(one.event) } else { history.events.append(one.event) }
    }
    let open = toDos.filter { !isMissedCall($0, records) }.map(toDo).enumerated()
      .sorted { ($0.element.deadline?.seconds ?? .max, $0.offset) < ($1.element.deadline?.seconds ?? .max, $1.offset) }
      .map(\.element)
    let maximum = question.extent.maximumToDos
    let (overdue, planned) = (open.filter(\.isOverdue), open.filter { !$0.isOverdue })
    history.overdue = Array(overdue.prefix(maximum))
    history.planned = Array(planned.prefix(maximum))
    let listed = answer.outcomes[answer.commands.activities].value?.count ?? 0
    let total = answer.commands.activities.flatMap(answer.outcomes.total) ?? 0
    history.hasMore = isCut || total > listed || max(overdue.count, planned.count) > maximum
    return history
  }

  // MARK: - What the items are

  private var presences: [Presence] { question.items.indices.map(presence) }

  private var areItemsKnown: Bool { presences.allSatisfy { $0.value != nil } }

  /// Whether an item is shown, or could be another time.
  private var isOwnerShown: Bool { presences.contains { $0 != .denied && $0 != .gone } }

  // MARK: - Events

  /// Something that happened, and whether somebody still has to do something about it.
  struct Happening {
    var event: Customer.Event
    var isOpen = false
    /// The employee, and the contact whom an activity of the company was with.
    var person: Int?
    var contact: ActivityRecord.Contact?
  }

  /// The last ones, the newest first; a missed call that nobody has returned stays among them however old it is.
  ///
  /// - Returns: them, and whether there are more.
  func events(
    _ activities: [ActivityRecord], _ toDos: [ActivityRecord], _ records: [CallRecord]
  ) -> (events: [Happening], isCut: Bool) {
    let missed = toDos.filter { isMissedCall($0, records) }
    var all = (activities + missed).map { happening($0, records) }
    // Calls of somebody who is not linked to them, or was not then.
    if activities.isEmpty {
      all += records.filter { record in !missed.contains { isSame($0, record) } }.map(happening)
    }
    let talks =
      all.filter { $0.event.kind.isCall && !$0.event.isUnanswered }.compactMap { $0.event.time?.seconds }
      + records.filter(\.isAnswered).map(\.time.seconds)
    for (index, call) in zip(activities.count..., missed) {
      all[index].isOpen = !talks.contains { $0 > call.time?.seconds ?? .max }
    }
    let sorted = all.enumerated().sorted {
      let (left, right) = ($0.element.event.time?.seconds ?? .min, $1.element.event.time?.seconds ?? .min)
      return left == right ? $0.offset < $1.offset : left > right
    }.map(\.element)
    let maximum = question.extent.maximumEvents
    var left = maximum - min(maximum, sorted.count(where: \.isOpen))
    let events = sorted.filter { one in
      if one.isOpen { return true }
      left -= 1
      return left >= 0
    }.prefix(maximum)
    return (Array(events), sorted.count > maximum)
  }

  /// An incoming call that nobody took: the CRM keeps it as something to be done.
  private func isMissedCall(_ activity: ActivityRecord, _ records: [CallRecord]) -> Bool {
    guard activity.kind == .incomingCall, let time = activity.time, time.seconds <= now else { return false }
    return activity.isMissed || records.contains { isSame(activity, $0) && !$0.isAnswered }
  }

  private func isSame(_ activity: ActivityRecord, _ record: CallRecord) -> Bool {
    if let id = record.activity { return String(id) == activity.id }
    return activity.kind.isCall && activity.time.map { abs($0.seconds - record.time.seconds) <= 60 } ?? false
  }

  private func happening(_ activity: ActivityRecord, _ records: [CallRecord]) -> Happening {
    // Telephony knows more of the same call, but there may be types of calls that only the CRM can tell.
    let record = activity.kind.isCall ? records.first { isSame(activity, $0) } : nil
    let kind = record.flatMap { $0.kind == .call ? nil : $0.kind } ?? activity.kind
    let length = record?.length ?? activity.length
    let isAnswered = record?.isAnswered ?? !activity.isMissed
    let contact = otherContact(activity)
    return Happening(
      event: Customer.Event(
        kind: kind, activity: Int(activity.id), subject: activity.subject, time: activity.time,
        length: isAnswered ? length : nil, isUnanswered: activity.kind.isCall && !isAnswered,
        person: names.person(activity.person), contact: contact.flatMap(name)),
      person: activity.person, contact: contact)
  }

  private func happening(_ call: CallRecord) -> Happening {
    Happening(
      event: Customer.Event(
        kind: call.kind, activity: call.activity, time: call.time, length: call.isAnswered ? call.length : nil,
        isUnanswered: !call.isAnswered, person: names.person(call.person)),
      person: call.person)
  }

  private func toDo(_ activity: ActivityRecord) -> Customer.ToDo {
    Customer.ToDo(
      id: Int(activity.id), subject: activity.subject, deadline: activity.deadline,
      isOverdue: activity.deadline.map { $0.seconds < now } ?? false)
  }

  // MARK: - Whom it was with

  /// The contact of an activity, unless it is the one that the page is about.
  private func otherContact(_ activity: ActivityRecord) -> ActivityRecord.Contact? {
    guard question.items.contains(where: { $0.kind == .company }), let contact = activity.contact,
      contact.id != question.items.first(where: { $0.kind == .contact })?.number
    else { return nil }
    return contact
  }

  private func name(of contact: ActivityRecord.Contact) -> String? {
    if let name = contact.name { return name }
    let linked = question.items.firstIndex { $0.kind == .contact && $0.number == contact.id }
    let asked = supplement.outcomes[supplement.commands.contacts].value?.first { $0["id"]?.integer == contact.id }
    let value = linked.flatMap { presence(at: $0).value } ?? asked
    return value.flatMap(name)
  }

  // MARK: - Answers

  var activities: Listed<ActivityRecord> { list(answer.commands.activities) }

  var toDos: Listed<ActivityRecord> { list(answer.commands.toDos) }

  private func list(_ command: BatchReference<ListActivities>?) -> Listed<ActivityRecord> {
    answer.outcomes.list(command, id: \.id) { ActivityRecord($0, now: now) }
  }

  /// The calls of both spellings of the number, the newest first.
  var callRecords: Listed<CallRecord> {
    let lists = calls.commands.calls.map { calls.outcomes.list($0, id: \.id, read: CallRecord.init) }
    var seen: Set<JSONValue> = []
    let rows = lists.flatMap { $0.rows ?? [] }.filter { seen.insert($0.id).inserted }
    if !rows.isEmpty { return .rows(rows.sorted { $0.time.seconds > $1.time.seconds }) }
    if lists.contains(where: \.isFailed) { return .failed }
    if lists.contains(where: \.isDenied) { return .denied }
    return lists.contains { $0.rows != nil } ? .rows([]) : .missing
  }
}
