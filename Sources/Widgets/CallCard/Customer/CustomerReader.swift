import Bitrix24
import Rendering

/// Makes a ``Customer`` of what a portal has answered to a ``CustomerQuestion``. Whatever is missing or unreadable costs
/// its own part only.
struct CustomerReader {
  /// Of the open deals, so many are shown.
  static let maximumDeals = 5
  /// Of the open to-dos, so many.
  static let maximumToDos = 3

  let question: CustomerQuestion
  let answer: BatchAnswer
  let names: PortalNames
  /// Seconds since 1970-01-01T00:00:00Z.
  let now: Int

  func customer(_ identity: Customer.Identity) -> Customer {
    // Of several, nobody knows yet whose deals and history to show.
    guard identity != .several else {
      return Customer(identity: identity, profiles: profiles, deals: .none, history: .none)
    }
    return Customer(identity: identity, profiles: profiles, deals: deals, history: history)
  }

  /// Those who have the number, each once: people first, then companies, then leads.
  static func found(_ answer: BatchAnswer) -> [CRMItem] {
    let byKind = ["CONTACT", "COMPANY", "LEAD"].flatMap { type in
      (answer.value("found")?[type]?.elements ?? []).compactMap { CRMItem(type: type, id: $0.text) }
    }
    let matched = (answer.value("matched")?.elements ?? []).compactMap {
      CRMItem(type: $0["CRM_ENTITY_TYPE"]?.text, id: $0["CRM_ENTITY_ID"]?.text)
    }
    var seen: Set<CRMItem> = []
    return (byKind + matched).filter { seen.insert($0).inserted }
  }

  // MARK: - Profiles

  var profiles: [Customer.Profile] {
    question.items.enumerated().map { index, item in
      Customer.Profile(item: item, details: details(of: item, at: index))
    }
  }

  private func details(of item: CRMItem, at index: Int) -> Customer.Profile.Details {
    switch answer["item\(index)"] {
    case .value(let value): value["item"].map { .known(fields(of: item, $0, at: index)) } ?? .failed
    case .failed(.accessDenied), .failed(.insufficientScope): .denied
    case .failed(.notFound): .gone
    case .failed, .missing: .failed
    }
  }

  private func fields(of item: CRMItem, _ value: JSONValue, at index: Int) -> Customer.Profile.Fields {
    let isPerson = item.kind == .contact || item.kind == .lead
    let title = value["title"]?.shownText
    let person = [value["name"], value["lastName"]].compactMap { $0?.shownText }.joined(separator: " ")
    let name = isPerson && !person.isEmpty ? person : title
    var fields = Customer.Profile.Fields(name: name)
    fields.position = value["post"]?.shownText ?? (item.kind == .lead && name != title ? title : nil)
    fields.company = company(of: item, value, at: index)
    fields.companyName = value["companyTitle"]?.shownText
    fields.phones = contacts("PHONE", of: value)
    fields.emails = contacts("EMAIL", of: value)
    fields.responsible = names.person(value["assignedById"]?.integer)
    if item.kind == .lead || item.kind == .deal {
      fields.stage = stage(value, isLead: item.kind == .lead)
      fields.amount = Money(value["opportunity"]?.number, value["currencyId"]?.text)
      fields.outcome = Customer.Outcome(value["stageSemanticId"])
    }
    return fields
  }

  /// Unless the company is shown on its own.
  private func company(of item: CRMItem, _ value: JSONValue, at index: Int) -> Customer.Named? {
    guard item.kind != .company, let id = value["companyId"]?.integer, id > 0,
      let company = CRMItem(type: "COMPANY", id: String(id)), !question.items.contains(company)
    else { return nil }
    // It is asked for once, also where several belong to it.
    let cards = ["company\(index)", "company0", "company1"].compactMap { answer.value($0)?["item"] }
    let card = cards.first { $0["id"]?.integer == id }
    return Customer.Named(item: company, name: card?["title"]?.shownText)
  }

  private func contacts(_ type: String, of value: JSONValue) -> [String] {
    let entries = (value["fm"]?.elements ?? []).filter { $0["typeId"]?.text == type }
    return Array(entries.compactMap { $0["value"]?.shownText }.prefix(3))
  }

  private func stage(_ value: JSONValue, isLead: Bool) -> String? {
    guard let id = value["stageId"]?.shownText else { return nil }
    return names.stage(id, of: isLead ? .leads : StageKind(ofDealStage: id))
  }

  // MARK: - Deals

  var deals: Customer.Part<Customer.Deals> {
    switch answer["deals"] {
    case .missing: return question.asksForDeals ? .failed : .none
    case .failed(.accessDenied), .failed(.insufficientScope): return .denied
    case .failed: return .failed
    case .value(let value):
      let open = (value["items"]?.elements ?? []).compactMap(deal)
      let closed = (answer.value("closed")?["items"]?.elements ?? []).compactMap(deal)
      let count = max(answer.total("deals") ?? 0, open.count)
      return .known(
        Customer.Deals(
          open: Array(open.prefix(Self.maximumDeals)), openCount: count,
          // Of part of the deals there is no sum.
          totals: open.count == count ? Money.totals(open.compactMap(\.amount)) : [],
          lastClosed: closed.first))
    }
  }

  private func deal(_ value: JSONValue) -> Customer.Deal? {
    guard let item = CRMItem(type: "DEAL", id: value["id"]?.text) else { return nil }
    return Customer.Deal(
      item: item, title: value["title"]?.shownText, stage: stage(value, isLead: false),
      amount: Money(value["opportunity"]?.number, value["currencyId"]?.text),
      expectedClose: value["closedate"]?.text.flatMap { PortalTime($0)?.date },
      outcome: Customer.Outcome(value["stageSemanticId"]))
  }

  /// The kinds of stages of which a name is missing.
  var missingStages: Set<StageKind> {
    let deals = ["deals", "closed"].flatMap { answer.value($0)?["items"]?.elements ?? [] }
    let items = question.items.indices.filter { question.items[$0].kind == .deal }
      .compactMap { answer.value("item\($0)")?["item"] }
    let kinds = (deals + items).compactMap { $0["stageId"]?.shownText.map(StageKind.init(ofDealStage:)) }
    return Set(kinds.filter { !names.has($0) })
  }
}

extension Customer.Outcome {
  /// `stageSemanticId`: `P` in progress, `S` success, `F` failure.
  fileprivate init?(_ semantics: JSONValue?) {
    switch semantics?.text {
    case "S": self = .won
    case "F": self = .lost
    default: return nil
    }
  }
}

extension JSONValue {
  /// A text that says something, cut to what a card can show: answers wait in memory.
  var shownText: String? { nonEmptyText?.shortened(to: 200) }
}
