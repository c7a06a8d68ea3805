import Bitrix24
import Bitrix24REST

/// Whose calls belong to the client in whose card the page is.
struct Related {
  let item: CRMItem
  /// The item, the persons, the company, and their deals.
  let items: [CRMItem]
  /// What deals are called.
  let titles: [CRMItem: String]
  /// Why some of them may be missing.
  let failure: RESTError?

  init(_ item: CRMItem, _ answer: BatchAnswer, _ commands: ClientCallsQuery.Relations) {
    self.item = item
    let own = answer[commands.item].value
    func one(_ kind: CRMItem.Kind, _ id: JSONValue?) -> CRMItem? {
      id?.id.flatMap { CRMItem(type: kind.code, id: String($0)) }
    }
    // What was asked about nobody, the portal has answered about everybody.
    let person = item.kind == .contact ? item : one(.contact, own?["contactId"])
    let others = (own?["contactIds"]?.elements ?? []).compactMap { one(.contact, $0) }
    let itsPerson = person.flatMap { _ in answer[commands.person].value }
    let company =
      item.kind == .company ? item : one(.company, own?["companyId"]) ?? one(.company, itsPerson?["companyId"])
    let staff = item.kind == .company ? answer[commands.staff].value ?? [] : []
    let dealsOf: BatchReference<ListItems>? =
      person != nil ? commands.deals : company != nil ? commands.companyDeals : nil
    let rows = answer[dealsOf].value ?? []
    let error = answer[dealsOf].error ?? (item.kind == .company ? answer[commands.staff].error : nil)
    failure = error?.isDenial == true ? nil : error
    let deals = rows.prefix(ClientCallsQuery.maximumDeals).compactMap { row in
      one(.deal, row["id"]).map { (item: $0, title: row["title"]?.shownText) }
    }
    let people = [person].compactMap(\.self) + others + staff.compactMap { one(.contact, $0["id"]) }
    let all = [item] + people.prefix(ClientCallsQuery.maximumPeople) + [company].compactMap(\.self) + deals.map(\.item)
    items = all.reduce(into: []) { items, one in
      if !items.contains(one) { items.append(one) }
    }
    titles = Dictionary(deals.compactMap { deal in deal.title.map { (deal.item, $0) } }) { first, _ in first }
  }
}

/// Reads the calls with a client.
struct ClientCallsDecoder {
  private let related: Related
  private let isPartial: Bool
  private let hasUnread: Bool
  private let now: Int
  /// The calls that have been, the newest first, each once.
  let records: [ActivityRecord]
  /// The ids of those that somebody has to return.
  private let due: Set<String>

  /// - Parameters:
  ///   - pages: `nil` for one that is not there.
  ///   - total: how many rows there are, where the portal tells.
  init(related: Related, pages: [[JSONValue]?], total: Int?, now: Int) {
    self.related = related
    self.now = now
    let rows = pages.prefix { $0 != nil }.flatMap { $0 ?? [] }
    isPartial = pages.contains { $0 == nil }
    hasUnread =
      isPartial || total.map { $0 > rows.count } ?? (rows.count >= ClientCallsQuery.pages * ClientCallsQuery.pageSize)
    var seen: Set<String> = []
    records = rows.compactMap { ActivityRecord($0, now: now) }
      .filter { Self.hasBeen($0, now: now) && seen.insert($0.id).inserted }
      .sorted { ($0.time?.seconds ?? 0, Int($0.id) ?? 0) > ($1.time?.seconds ?? 0, Int($1.id) ?? 0) }
    let talks = records.filter { !$0.isMissed }
    due = Set(records.filter { Self.isDue($0, talks) }.map(\.id))
  }

  /// Whether it is a call, and no plan of one: the CRM keeps calls that are planned in the same list, and telephony's missed
  /// ones as not done.
  private static func hasBeen(_ record: ActivityRecord, now: Int) -> Bool {
    guard record.kind.isCall, let time = record.time, time.seconds <= now else { return false }
    return record.isCompleted || (record.isTelephony && (record.start ?? time).seconds <= now)
  }

  /// - Parameter notes: by the ids of activities.
  func calls(maximum: Int, notes: [String: String?], names: PortalNames, at portal: PortalAddress) -> ClientCalls {
    var calls = ClientCalls(isPartial: isPartial)
    calls.calls = records.prefix(maximum).map { record in
      call(record, note: notes[record.id] ?? nil, names, at: portal)
    }
    calls.hasMore = hasUnread || records.count > maximum
    calls.totals = totals(names)
    return calls
  }

  private func call(
    _ record: ActivityRecord, note: String?, _ names: PortalNames, at portal: PortalAddress
  ) -> ClientCalls.Call {
    let contact =
      related.item.kind == .contact && record.contact?.id == related.item.number ? nil : record.contact?.name
    let event = Customer.Event(
      kind: record.kind, activity: Int(record.id), subject: record.subject, time: record.time,
      length: record.isMissed ? nil : record.length, isUnanswered: record.isMissed, person: names.person(record.person),
      contact: contact)
    let owner = record.owner.flatMap { owner in
      owner == related.item || owner.kind == .contact || owner.kind == .company
        ? nil : Customer.Named(item: owner, name: related.titles[owner])
    }
    return ClientCalls.Call(
      event: event, isDue: due.contains(record.id), callID: record.callID, subject: owner, note: note,
      recording: record.recording.flatMap { Self.path($0, at: portal) })
  }

  /// Whether a call was missed and nobody has talked to the client since: to the same person, as far as the CRM knows with
  /// whom the calls were.
  ///
  /// - Parameter talks: all calls that came to a conversation.
  private static func isDue(_ record: ActivityRecord, _ talks: [ActivityRecord]) -> Bool {
    guard record.kind == .incomingCall, record.isMissed, !record.isCompleted, let time = record.time else {
      return false
    }
    return !talks.contains { talk in
      guard (talk.time?.seconds ?? .min) > time.seconds else { return false }
      guard let left = record.contact?.id, let right = talk.contact?.id else { return true }
      return left == right
    }
  }

  private func totals(_ names: PortalNames) -> ClientCalls.Totals {
    let first = now - ClientCalls.Totals.days * 86_400
    let recent = records.filter { ($0.time?.seconds ?? .min) >= first }
    let talks = recent.filter { !$0.isMissed }
    var totals = ClientCalls.Totals()
    totals.calls = recent.count
    totals.seconds = talks.reduce(0) { $0 + ($1.length ?? 0) }
    totals.due = recent.count { due.contains($0.id) }
    totals.isCut = hasUnread && recent.count == records.count
    let last = records.first { !$0.isMissed }
    totals.lastAgent = names.person(last?.person)
    totals.lastTalk = last?.time
    // Of several who have talked as often, whoever has last: they come in that order.
    let agents = talks.compactMap(\.person)
    let counts = agents.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let usual = agents.first { counts[$0] == counts.values.max() }
    totals.usualAgent = names.person(usual)
    return totals
  }

  /// What names a recording. Anything else might let anybody open it who has the address.
  private static let parameters = ["fileId", "ownerTypeId", "ownerId"]

  /// The address of a recording at a portal.
  ///
  /// - Parameter address: as the portal writes it: `/bitrix/tools/crm_show_file.php?fileId=7&ownerTypeId=6&ownerId=8&auth=…`,
  ///   be it with its origin.
  /// - Returns: from the path on; `nil` for what is no address at the portal.
  static func path(_ address: String, at portal: PortalAddress) -> String? {
    let rest = address.hasPrefix(portal.origin + "/") ? address.dropFirst(portal.origin.utf8.count) : address[...]
    guard rest.hasPrefix("/"), !rest.hasPrefix("//"), rest.utf8.count <= 1000 else { return nil }
    let halves = rest.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1)
    guard halves.count > 1 else { return String(rest) }
    let known = halves[1].split(separator: "&").filter { field in parameters.contains { field.hasPrefix($0 + "=") } }
    return known.isEmpty ? String(halves[0]) : "\(halves[0])?\(known.joined(separator: "&"))"
  }
}

extension ActivityRecord {
  /// Where its note is.
  var timelineActivity: TimelineActivity? {
    guard let type = owner?.entityTypeID, let item = owner?.number, let id = Int(id) else { return nil }
    return TimelineActivity(ownerTypeID: type, ownerID: item, id: id)
  }
}
