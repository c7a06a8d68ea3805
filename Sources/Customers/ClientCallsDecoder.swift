import Bitrix24
import Bitrix24REST

/// Whom the item in whose card the page is leads to.
struct Related {
  let item: CRMItem
  /// Whose calls belong to the client: the item, the person, their company, and their deals.
  let items: [CRMItem]
  /// What deals are called.
  let titles: [CRMItem: String]

  init(_ item: CRMItem, _ answer: BatchAnswer, _ commands: ClientCallsQuery.Relations) {
    self.item = item
    let own = answer[commands.item].value
    func owner(_ kind: CRMItem.Kind, _ field: String) -> CRMItem? {
      own?[field]?.id.flatMap { CRMItem(type: kind.code, id: String($0)) }
    }
    let (person, company) = (owner(.contact, "contactId"), owner(.company, "companyId"))
    // Of an item without a person, the portal has listed all deals that there are.
    let isClient = item.kind == .contact || item.kind == .company || person != nil
    let rows = isClient ? answer[commands.deals].value ?? [] : []
    let deals = rows.prefix(ClientCallsQuery.maximumDeals).compactMap { row -> (item: CRMItem, title: String?)? in
      row["id"]?.id.flatMap { CRMItem(type: CRMItem.Kind.deal.code, id: String($0)) }.map {
        ($0, row["title"]?.shownText)
      }
    }
    items = ([item] + [person, company].compactMap(\.self) + deals.map(\.item)).reduce(into: []) { all, one in
      if !all.contains(one) { all.append(one) }
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

  /// - Parameters:
  ///   - pages: `nil` for one that is not there.
  ///   - total: how many rows there are, where the portal tells.
  init(related: Related, pages: [[JSONValue]?], total: Int?, now: Int) {
    self.related = related
    self.now = now
    let rows = pages.prefix { $0 != nil }.flatMap { $0 ?? [] }
    isPartial = pages.contains { $0 == nil }
    hasUnread = isPartial || total.map { $0 > rows.count } ?? false
    var seen: Set<String> = []
    records = rows.compactMap { ActivityRecord($0, now: now) }
      // What is planned is no call yet.
      .filter { $0.kind.isCall && ($0.time?.seconds ?? .max) <= now && seen.insert($0.id).inserted }
      .sorted { ($0.time?.seconds ?? 0, Int($0.id) ?? 0) > ($1.time?.seconds ?? 0, Int($1.id) ?? 0) }
  }

  /// - Parameter notes: of the first calls, in their order.
  func calls(maximum: Int, notes: [String?], names: PortalNames) -> ClientCalls {
    var calls = ClientCalls(isPartial: isPartial)
    calls.calls = records.prefix(maximum).enumerated().map { index, record in
      call(record, note: index < notes.count ? notes[index] : nil, names)
    }
    calls.hasMore = hasUnread || records.count > maximum
    calls.totals = totals(names)
    return calls
  }

  private func call(_ record: ActivityRecord, note: String?, _ names: PortalNames) -> ClientCalls.Call {
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
      event: event, isDue: isDue(record), callID: record.callID, subject: owner, note: note,
      recording: record.recording.flatMap(Self.path))
  }

  /// Somebody has talked to the client.
  private func isTalk(_ record: ActivityRecord) -> Bool { !record.isMissed && (record.length ?? 0) > 0 }

  private func isDue(_ record: ActivityRecord) -> Bool {
    guard record.kind == .incomingCall, record.isMissed, !record.isCompleted, let time = record.time else {
      return false
    }
    return !records.contains { isTalk($0) && ($0.time?.seconds ?? .min) > time.seconds }
  }

  private func totals(_ names: PortalNames) -> ClientCalls.Totals {
    let first = now - ClientCalls.Totals.days * 86_400
    let recent = records.filter { ($0.time?.seconds ?? .min) >= first }
    let talks = recent.filter(isTalk)
    var totals = ClientCalls.Totals()
    totals.calls = recent.count
    totals.seconds = talks.reduce(0) { $0 + ($1.length ?? 0) }
    totals.due = recent.count(where: isDue)
    totals.isCut = hasUnread && recent.count == records.count
    let last = records.first(where: isTalk)
    totals.lastAgent = names.person(last?.person)
    totals.lastTalk = last?.time
    // Of several who have talked as often, whoever has last: they come in that order.
    let agents = talks.compactMap(\.person)
    let counts = agents.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let usual = agents.first { counts[$0] == counts.values.max() }
    totals.usualAgent = names.person(usual)
    return totals
  }

  /// The address of a file without what would let anybody open it who has it.
  ///
  /// - Parameter address: as the portal writes it: `/bitrix/tools/crm_show_file.php?fileId=7&auth=…`, be it with its
  ///   origin.
  /// - Returns: from the path on; `nil` for what is no address.
  static func path(_ address: String) -> String? {
    var rest = address[...]
    if let scheme = rest.firstRange(of: "://") {
      let host = rest[scheme.upperBound...]
      guard let slash = host.firstIndex(of: "/") else { return nil }
      rest = host[slash...]
    }
    guard rest.hasPrefix("/"), rest.utf8.count <= 1000 else { return nil }
    let halves = rest.split(separator: "?", maxSplits: 1)
    guard halves.count > 1 else { return String(rest) }
    let parameters = halves[1].split(separator: "&").filter { field in
      let name = field.prefix { $0 != "=" }.lowercased()
      return !["auth", "access_token", "sessid"].contains(name)
    }
    return parameters.isEmpty ? String(halves[0]) : "\(halves[0])?\(parameters.joined(separator: "&"))"
  }
}

extension ActivityRecord {
  /// Where its note is.
  var timelineActivity: TimelineActivity? {
    guard let type = owner?.entityTypeID, let item = owner?.number, let id = Int(id) else { return nil }
    return TimelineActivity(ownerTypeID: type, ownerID: item, id: id)
  }
}
