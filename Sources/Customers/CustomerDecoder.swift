import Bitrix24
import Bitrix24REST
import HTML
import Localization

/// Makes a ``Customer`` of what a portal has answered to a ``CustomerQuery``. Whatever is missing or unreadable costs
/// its own part only.
struct CustomerDecoder {
  let question: CustomerQuery
  /// About the items.
  var answer = CustomerAnswer()
  /// Which the calls came with: those are asked for with the first batch.
  let calls: CustomerAnswer
  /// How the items were found, where they are not linked.
  var search = CustomerSearch()
  /// To what the first answer has shown to be missing.
  var supplement = CustomerAnswer()
  var names: PortalNames
  /// What is to be read of items beyond what always is.
  var further = FurtherFields()
  /// Seconds since 1970-01-01T00:00:00Z.
  let now: Int

  func customer(_ identity: Customer.Identity) -> Customer {
    var customer = Customer(identity: identity, profiles: profiles)
    customer.moreFound = max(0, search.items.count - question.items.count)
    customer.isPartial = search.isPartial
    // Of several, nobody knows yet whose deals and history to show.
    if identity == .several { return customer }
    customer.staff = staff
    customer.deals = deals
    customer.history = history
    return customer
  }

  // MARK: - Profiles

  var profiles: [Customer.Profile] {
    question.items.enumerated().map { index, item in
      var profile = Customer.Profile(item: item, details: details(of: item, at: index))
      if case .known = profile.details { return profile }
      let match = search[item] ?? matches[item]
      // Who may not see an item gets its name from nowhere else.
      if profile.details == .failed { profile.foundName = match?.name }
      if profile.details != .gone { profile.responsible = employee(match?.responsible, match) }
      return profile
    }
  }

  private func details(of item: CRMItem, at index: Int) -> Customer.Profile.Details {
    switch presence(at: index) {
    case .known(let value): .known(fields(of: item, value, at: index))
    case .denied: .denied
    case .gone: .gone
    case .failed: .failed
    }
  }

  /// What came of an item.
  enum Presence: Equatable {
    case known(JSONValue)
    case denied
    case gone
    case failed

    var value: JSONValue? {
      guard case .known(let value) = self else { return nil }
      return value
    }
  }

  func presence(at index: Int) -> Presence {
    let items = answer.commands.items
    return switch answer.outcomes[items.indices.contains(index) ? items[index] : nil] {
    case .value(let fields): .known(fields)
    case .failed(.notFound): .gone
    case .failed(let error) where error.isDenial: .denied
    case .failed, .missing: .failed
    }
  }

  /// What telephony says of linked items that have the number.
  var matches: [CRMItem: CustomerSearch.Match] { CustomerSearch(answer).matches }

  /// - Parameter match: what telephony says of the item, and so of the employee who is responsible for it.
  private func employee(_ id: Int?, _ match: CustomerSearch.Match?) -> Customer.Employee? {
    guard let name = names.person(id) else { return nil }
    var employee = Customer.Employee(name: name)
    if match?.responsible == id {
      employee.phoneExtension = match?.phoneExtension
      employee.presence = match?.presence
    }
    return employee
  }

  private func fields(of item: CRMItem, _ value: JSONValue, at index: Int) -> Customer.Profile.Fields {
    let isPerson = item.kind == .contact || item.kind == .lead
    let title = value["title"]?.shownText
    let name = isPerson ? name(of: value) ?? title : title
    var fields = Customer.Profile.Fields(name: name)
    fields.position = value["post"]?.shownText ?? (item.kind == .lead && name != title ? title : nil)
    fields.company = company(of: item, value)
    fields.companyName = value["companyTitle"]?.shownText
    fields.phones = contacts("PHONE", of: value)
    fields.emails = contacts("EMAIL", of: value)
    fields.responsible = employee(value["assignedById"]?.id, search[item] ?? matches[item])
    let compared = further.compared[item.kind, default: []]
    fields.values = compared.reduce(into: [:]) { $0[$1] = value.texts(ofField: $1) }
    fields.further = further(of: item.kind, value)
    fields.remark = value["comments"]?.text.flatMap { PlainText($0).text }
    fields.lastActivity = value["lastActivityTime"]?.text.flatMap { PortalTime(known: $0) }
    let counts = answer.commands.dealCounts
    fields.openDeals = (counts.indices.contains(index) ? counts[index] : nil).flatMap(answer.outcomes.total)
    if item.kind == .lead || item.kind == .deal {
      fields.stage = stage(value, isLead: item.kind == .lead)
      fields.amount = Money(value["opportunity"]?.number, value["currencyId"]?.text)
      fields.outcome = Customer.Outcome(value["stageSemanticId"])
    }
    return fields
  }

  func name(of value: JSONValue) -> String? {
    PersonName(
      given: value["name"]?.shownText, second: value["secondName"]?.shownText, family: value["lastName"]?.shownText,
      honorific: value["honorific"]?.nonEmptyText.flatMap(names.honorific)
    ).text
  }

  /// Unless the company is shown on its own.
  private func company(of item: CRMItem, _ value: JSONValue) -> Customer.Named? {
    guard item.kind != .company, let id = value["companyId"]?.id,
      let company = CRMItem(type: "COMPANY", id: String(id)), !question.items.contains(company)
    else { return nil }
    let cards = answer.commands.companies.compactMap { answer.outcomes[$0].value }
    let card = cards.first { $0["id"]?.integer == id }
    return Customer.Named(item: company, name: card?["title"]?.shownText)
  }

  private var staff: Customer.Section<Customer.Staff> {
    let command = answer.commands.staff
    switch answer.outcomes.list(command, id: \.item, read: person) {
    case .rows(let rows):
      let nameless = (answer.outcomes[command].value?.count ?? 0) - rows.count
      let count = max((command.flatMap(answer.outcomes.total) ?? 0) - nameless, rows.count)
      return .known(Customer.Staff(shown: Array(rows.prefix(question.extent.maximumStaff)), count: count))
    case .denied: return .denied
    case .failed: return .failed
    case .missing: return .none
    }
  }

  private func person(_ value: JSONValue) -> Customer.Person? {
    guard let id = value["id"]?.id, let item = CRMItem(type: "CONTACT", id: String(id)), let name = name(of: value)
    else { return nil }
    return Customer.Person(item: item, name: name, position: value["post"]?.shownText)
  }

  private func contacts(_ type: String, of value: JSONValue) -> [String] {
    let entries = (value["fm"]?.elements ?? []).filter { $0["typeId"]?.text == type }
    return Array(entries.compactMap { $0["value"]?.shownText }.prefix(3))
  }

  func stage(_ value: JSONValue, isLead: Bool) -> Customer.Stage? {
    guard let id = value["stageId"]?.shownText else { return nil }
    return names.stage(id, of: isLead ? .leads : StatusList(ofDealStage: id))
  }
}

extension Customer.Outcome {
  /// `stageSemanticId`: `P` in progress, `S` success, `F` failure.
  init?(_ semantics: JSONValue?) {
    switch semantics?.text {
    case "S": self = .won
    case "F": self = .lost
    default: return nil
    }
  }
}
