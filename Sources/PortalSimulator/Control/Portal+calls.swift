extension Portal {
  /// Does the telephony's part of a call.
  mutating func perform(_ action: CallAction, _ form: Fields, now: Moment) throws(ControlError) -> Value {
    guard let person = form["user"]?.integer.flatMap(crm.person) else { throw ControlError(reason: "no such user") }
    switch action {
    case .begin:
      let item = createLead(try direction(form).title, for: form["number"]?.text ?? "", by: person.id, now: now)
      return [
        "item": item.map {
          [
            "type": .string($0.reference.type.name), "id": .integer($0.reference.id), "name": .string($0.displayName),
          ]
        } ?? .null
      ]
    case .answer:
      let record = try record(form, by: person, now: now)
      let isMade = settings.crm.callActivity == .answered && settings.frame.telephony == .builtIn
      let activity = isMade ? addActivity(for: record, of: items(form), now: now) : nil
      return ["activity": activity.map(Value.integer) ?? .null]
    case .end:
      var record = try record(form, by: person, now: now)
      record.activity = activity(of: record, form, now: now)
      crm.calls.append(record)
      if let oldest = CRM.surplus(in: crm.calls, id: \.id) { crm.calls.remove(at: oldest) }
      announce(.callEnd(record, hasTokens: settings.eventTokens == .on), by: person.id, now: now)
      return ["activity": record.activity.map(Value.integer) ?? .null]
    }
  }

  /// A lead for a number that nobody has, where the telephony is told to make one.
  private mutating func createLead(_ title: String, for number: String, by person: Int, now: Moment) -> CRMItem? {
    guard settings.crm.createsLeads == .on, number != "hidden", !CRM.digits(number).isEmpty,
      crm.items(withPhone: number).isEmpty
    else { return nil }
    return crm.addItem(
      { id in
        var lead = CRMItem(.lead(id), created: now)
        lead.title = "\(title) \(number)"
        lead.stageID = lead.firstStage
        lead.source = "CALL"
        lead.phones = [number]
        lead.createdBy = person
        lead.assignedBy = person
        return lead
      }, by: person, now: now)
  }

  /// The call as the statistics keep it, without its activity.
  private mutating func record(_ form: Fields, by person: Person, now: Moment) throws(ControlError) -> CallRecord {
    guard let id = form["call_id"]?.text, !id.isEmpty else { throw ControlError(reason: "call_id is missing") }
    guard !crm.calls.contains(where: { $0.callID == id }) else {
      throw ControlError(reason: "the call is over already")
    }
    let direction = try direction(form)
    let duration = max(0, form["duration"]?.integer ?? 0)
    let code = form["code"]?.text ?? ""
    var record = CallRecord(
      id: crm.nextID(), number: String((form["number"]?.text ?? "").prefix(100)), direction: direction,
      start: now.adding(seconds: -duration), duration: duration,
      failedCode: code.isEmpty ? (duration > 0 ? "200" : "304") : String(code.prefix(20)), user: person.id,
      item: items(form).first, callID: String(id.prefix(100)))
    record.portalNumber =
      settings.frame.telephony == .rest ? "REST_APP:" : String((form["line"]?.text ?? "").prefix(100))
    return record
  }

  private func direction(_ form: Fields) throws(ControlError) -> CallRecord.Direction {
    if let direction = CallRecord.Direction(name: form["direction"]?.text ?? "") { return direction }
    throw ControlError(reason: "direction is one of incoming, outgoing, callback, campaign")
  }

  /// The items that the call belongs to, the one that it is with first.
  private func items(_ form: Fields) -> [ItemReference] {
    (form["items"]?.text ?? "").split(separator: ",").compactMap { name in
      let parts = name.split(separator: "_").map(String.init)
      guard parts.count == 2, let type = ItemType(name: parts[0]), let id = Int(parts[1]) else { return nil }
      return crm.item(ItemReference(type: type, id: id))?.reference
    }
  }

  /// The one that it has had, or a new one.
  private mutating func activity(of call: CallRecord, _ form: Fields, now: Moment) -> Int? {
    guard let id = form["activity"]?.integer, var activity = crm.activity(id) else {
      return addActivity(for: call, of: items(form), now: now)
    }
    if CRM.isAddition(id) {
      activity.end = now
      for item in items(form) where !activity.bindings.contains(item) { activity.bindings.append(item) }
      crm.replace(activity)
    }
    return id
  }

  /// None where the call has nothing to do with the CRM.
  private mutating func addActivity(for call: CallRecord, of items: [ItemReference], now: Moment) -> Int? {
    guard let first = items.first.flatMap(crm.item) else { return nil }
    // The title of a lead of which nothing else is known says itself that there was a call.
    let isNameless = first.reference.type == .lead && (first.name + first.lastName).isEmpty
    let name = isNameless ? call.number : first.displayName
    return crm.addActivity { id in
      Activity(
        id: id, kind: .call(call.direction, isMissed: call.failedCode == "304"),
        subject: "\(call.direction.title) \(call.direction == .incoming ? "from" : "to") \(name)",
        bindings: items, created: now, start: call.start, end: now, isCompleted: call.failedCode != "304",
        responsible: call.user, communication: call.number, origin: Activity.origin(of: call.callID))
    }
  }
}

extension CallRecord.Direction {
  /// As scenarios have it.
  fileprivate init?(name: String) {
    switch name {
    case "incoming": self = .incoming
    case "outgoing", "campaign": self = .outgoing
    case "callback": self = .callback
    default: return nil
    }
  }

  /// What the portal calls a call that its page has played.
  fileprivate var title: String { self == .incoming ? "Incoming call" : "Outgoing call" }
}
