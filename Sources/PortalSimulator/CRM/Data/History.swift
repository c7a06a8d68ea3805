/// What happened with the customers in the last weeks and what is planned, told back from a moment.
///
/// A call is two records that name each other: an activity of the CRM and an entry of the telephony's statistics.
struct History {
  private(set) var activities: [Activity] = []
  private(set) var calls: [CallRecord] = []
  /// Another application's, which has no business of this one.
  var contentBlocks: [ContentBlockSet] {
    let call = activities.first { $0.subject == "Asked for Jonas" }
    let blocks: Fields = ["score": ["type": "text", "properties": ["value": "Mood: friendly"]]]
    return call.map { [ContentBlockSet(activity: $0.id, application: "app.speech.example", blocks: blocks)] } ?? []
  }

  /// Written by the colleague who has passed a call on.
  var notes: [TimelineNote] {
    guard let call = activities.first(where: { $0.subject == Self.passedOn }) else { return [] }
    var note = TimelineNote(
      record: .init(type: .activity, id: call.id),
      text: "Wants another address on invoice 2026-118. Has it at hand.", createdBy: call.responsible,
      created: call.end, updatedBy: call.responsible, updated: call.end)
    note.isAddition = false
    return [note]
  }

  private static let passedOn = "Asked for the accounts department, passed on"

  private let now: Moment
  private let items: [CRMItem]
  private static let firstActivity = 5001

  init(now: Moment, items: [CRMItem]) {
    self.now = now
    self.items = items
    tellOfBerger()
    tellOfLindqvist()
    tellOfOthers()
    tellOfMoeller()
    call([.contact(103)], .incoming, today(0.99), seconds: 40, by: 12, Self.passedOn)
    number()
    tellOfApplication()
  }

  /// Long ago, and before the first number, so that all others keep theirs.
  private mutating func tellOfApplication() {
    let time = ago(days: 60, 9, 0)
    let activity = Activity(
      id: Self.firstActivity - 1, kind: .configurable, subject: "Imported by an application", bindings: [.lead(204)],
      created: time, start: time, end: time, isCompleted: true, responsible: 1)
    activities.insert(activity, at: 0)
  }

  private mutating func tellOfBerger() {
    let berger: [ItemReference] = [.contact(101), .company(11), .deal(301)]
    call(berger, .incoming, today(0.97), seconds: 184, "Delivery date of the second batch")
    call(berger, .outgoing, today(0.85), seconds: 0, code: "486", "Call back")
    call(berger, .incoming, today(0.6), seconds: 42, "Asked for Jonas")
    call(berger, .incoming, yesterday(16, 40), seconds: 0, code: "304", "Missed call")
    call(berger, .outgoing, ago(days: 6, 11, 5), seconds: 731, by: 12, "Offer, second round")
    call(berger, .callback, ago(days: 17, 9, 30), seconds: 65, "Call back from the website")
    // What was talked about for a while was a conversation, whatever its code says.
    call(berger, .redirected, ago(days: 9, 12, 20), seconds: 95, code: "OTHER", by: 12, "Passed on to key accounts")
    call(berger, .informational, ago(days: 11, 8, 0), seconds: 18, code: "VI_STATUS_200", "Reminder of the delivery")
    call(
      berger, .incoming, ago(days: 23, 15, 10), seconds: 260, "From the old telephone system",
      recorded: yesterday(6, 0))
    add(.email(isIncoming: true), berger, ago(days: 3, 8, 12), "Re: drawings of the blade root", isDone: true)
    add(.todo, berger, ago(days: -1, 10, 0), "Send the revised delivery plan", isDone: false)
    add(.todo, berger, ago(days: 2, 17, 0), "Ask about the transport permit", isDone: false)
    add(.todo, berger, nil, "Find out who signs", isDone: false)
    add(.meeting, berger, ago(days: -4, 13, 30), "Factory acceptance test", isDone: false, by: 12)
  }

  private mutating func tellOfLindqvist() {
    let lindqvist: [ItemReference] = [.contact(102), .company(12)]
    for (index, days) in [1, 2, 4, 7, 9, 12, 15, 18, 22, 26, 29].enumerated() {
      let isMissed = index % 4 == 3
      call(
        lindqvist + [.deal(302 + index)], index % 2 == 0 ? .incoming : .outgoing,
        ago(days: days, 9 + index % 8, index * 5), seconds: isMissed ? 0 : 60 + index * 97,
        code: isMissed ? "304" : "200", by: index % 3 == 0 ? 7 : 12, "About “\(name(of: .deal(302 + index)))”")
    }
    add(
      .meeting, lindqvist + [.deal(307)], ago(days: -2, 15, 0), "Rahmenvertrag Ostsee: call with legal", isDone: false)
  }

  /// Nobody has called back, and what was promised is late.
  private mutating func tellOfMoeller() {
    let moeller: [ItemReference] = [.contact(122), .company(20), .deal(351)]
    call(moeller, .outgoing, ago(days: 8, 10, 30), seconds: 240, "Cable drums for berth 4")
    call(moeller, .incoming, yesterday(15, 40), seconds: 0, code: "304", "Missed call")
    add(.todo, moeller, ago(days: 3, 12, 0), "Send the drawing of the shore connection", isDone: false)
    add(.todo, moeller, nil, "Ask for the length of the cables", isDone: false)
  }

  private mutating func tellOfOthers() {
    call([.company(11)], .incoming, ago(days: 1, 10, 15), seconds: 23, "Switchboard")
    call([.company(11), .contact(104)], .incoming, ago(days: 5, 7, 50), seconds: 301, by: 12, "Site access on Rügen")
    call([.lead(201)], .outgoing, ago(days: 1, 14, 20), seconds: 412, "First conversation")
    add(.todo, [.lead(201)], ago(days: -1, 9, 0), "Offer for 40 carports", isDone: false)
    call([.contact(109), .company(17), .deal(334)], .incoming, ago(days: 8, 11, 11), seconds: 1845, "Vertragsprüfung")
    call(
      [.contact(110), .company(14), .deal(330)], .outgoing, ago(days: 2, 12, 0), seconds: 257, by: 12, "موعد التسليم")
    call([.contact(111), .deal(331)], .incoming, yesterday(9, 5), seconds: 0, code: "304", "שיחה שלא נענתה")
    call([.contact(112), .deal(336)], .incoming, ago(days: 3, 18, 59), seconds: 77, "🎉 Balloons")
    call([.contact(113), .company(18), .deal(335)], .incoming, ago(days: 2, 8, 8), seconds: 90, "<u>Order</u> & co.")
    call([.contact(114), .company(19), .deal(337)], .incoming, ago(days: 4, 16, 0), seconds: 640, by: 1, "Bluebird")
    call(
      [.contact(116), .company(16), .deal(332)], .outgoing, ago(days: 10, 10, 0), seconds: 330, by: 15,
      "Согласование акта")
    call([.contact(117), .company(13), .deal(333)], .callback, ago(days: 1, 13, 45), seconds: 120, "Prazo de entrega")
    call([.contact(106)], .incoming, ago(days: 13, 9, 9), seconds: 15, "Wrong extension")
    call([], .incoming, ago(days: 1, 11, 45), seconds: 0, code: "304", "", from: "+12025550166")
  }

  // MARK: - Times

  /// Since midnight, so that it is today at any hour: 0 is midnight, 1 now.
  private func today(_ part: Double) -> Moment {
    let midnight = now.startOfDay
    return Moment(seconds: midnight.seconds + (now.seconds - midnight.seconds) * part)
  }

  private func yesterday(_ hour: Int, _ minute: Int) -> Moment { ago(days: 1, hour, minute) }

  private func ago(days: Int, _ hour: Int, _ minute: Int) -> Moment {
    now.startOfDay.adding(days: -days, hours: hour, minutes: minute)
  }

  // MARK: - Records

  private func name(of reference: ItemReference) -> String {
    items.first { $0.reference == reference }?.displayName ?? ""
  }

  /// - Parameter start: none for a to-do without a deadline.
  private mutating func add(
    _ kind: Activity.Kind, _ bindings: [ItemReference], _ start: Moment?, _ subject: String, isDone: Bool,
    by user: Int = 7
  ) {
    // Planned at eight in the morning some days before, whenever now is: numbers must not depend on the hour.
    let planned = min(start ?? now, now).startOfDay.adding(days: -3, hours: 8)
    var activity = Activity(
      id: activities.count, kind: kind, subject: subject, bindings: bindings, created: planned,
      start: start ?? planned, end: (start ?? planned).adding(minutes: 30), isCompleted: isDone, responsible: user)
    if case .todo = kind {
      activity.end = activity.start
      activity.deadline = start
    }
    activities.append(activity)
  }

  /// - Parameter recorded: when the portal was told of it, if not at once.
  private mutating func call(
    _ bindings: [ItemReference], _ direction: CallRecord.Direction, _ start: Moment, seconds: Int, code: String = "200",
    by user: Int = 7, _ subject: String, from number: String? = nil, recorded: Moment? = nil
  ) {
    var number = number ?? items.first { $0.reference == bindings.first }?.phones.first ?? ""
    // Of the systems that pass calls to the portal, some leave out the plus.
    if calls.count % 3 == 1 { number = String(number.drop { $0 == "+" }) }
    calls.append(
      CallRecord(
        id: calls.count, number: number, direction: direction, start: start, duration: seconds, failedCode: code,
        user: user, item: bindings.first, activity: bindings.isEmpty ? nil : activities.count, callID: ""))
    guard !bindings.isEmpty else { return }
    var activity = Activity(
      id: activities.count, kind: .call(direction, isMissed: code == "304"), subject: subject, bindings: bindings,
      created: recorded ?? start, start: start, end: start.adding(seconds: seconds), isCompleted: code != "304",
      responsible: user, communication: number)
    if seconds >= 60 { activity.recording = 90_000 + activity.id }
    // The portal's AI writes down what is long enough to be worth it.
    if seconds >= 180 { activity.transcript = "Good morning, this is Nordlicht.\nIt is about this: \(subject)." }
    activities.append(activity)
  }

  /// Gives everything its number in the order in which it was recorded, which is not that in which it happened.
  private mutating func number() {
    let order = activities.indices.sorted { (activities[$0].created, $0) < (activities[$1].created, $1) }
    var ids = [Int](repeating: 0, count: activities.count)
    for (rank, index) in order.enumerated() { ids[index] = Self.firstActivity + rank }
    for index in activities.indices { activities[index].id = ids[index] }
    let recorded = calls.map { call in call.activity.map { activities[$0].created } ?? call.start }
    calls.sort { (recorded[$0.id], $0.id) < (recorded[$1.id], $1.id) }
    for index in calls.indices {
      calls[index].id = index + 1
      calls[index].callID =
        "externalCall.716f1cb73def9700a23842adf9c4c\(index + 101).\(Int(calls[index].start.seconds))"
      guard let activity = calls[index].activity else { continue }
      calls[index].activity = ids[activity]
      activities[activity].origin = Activity.origin(of: calls[index].callID)
    }
  }
}
