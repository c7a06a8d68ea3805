import Bitrix24
import Bitrix24REST
import Localization

extension CustomerDecoder {
  /// The linked ones, and those of the customer. Where the portal does not tell the latter, the former do.
  var deals: Customer.Section<Customer.Deals> {
    let (linked, others) = (linkedDeals, customerDeals)
    guard case .known(var deals) = others else {
      return linked.isEmpty ? others : .known(Customer.Deals(shown: linked, count: linked.count))
    }
    let rest = deals.shown.filter { deal in !linked.contains { $0.item == deal.item } }
    let closed = deals.closed.filter { deal in !linked.contains { $0.item == deal.item } }
    let listed = (deals.shown + deals.closed).map(\.item)
    deals.count += linked.count { !listed.contains($0.item) && !isOfOwner($0.item) }
    let maximum = question.extent.maximumDeals
    deals.shown = Array((linked + rest).prefix(maximum.open))
    deals.closed = Array(closed.prefix(maximum.closed))
    return .known(deals)
  }

  private var linkedDeals: [Customer.Deal] {
    question.items.indices.compactMap { index in
      guard question.items[index].kind == .deal, let value = presence(at: index).value else { return nil }
      var deal = deal(value)
      deal?.isLinked = true
      return deal
    }
  }

  /// Whether a linked deal is of those whose deals were asked for, and so counted by the portal.
  private func isOfOwner(_ deal: CRMItem) -> Bool {
    guard let owner = question.dealOwner, let index = question.items.firstIndex(of: deal),
      let value = presence(at: index).value
    else { return false }
    switch question.items[owner].kind {
    case .contact: return value["contactId"]?.id == question.items[owner].number
    case .company: return value["companyId"]?.id == question.items[owner].number
    default: return value["contactId"]?.id == presence(at: owner).value?["contactId"]?.id
    }
  }

  private var customerDeals: Customer.Section<Customer.Deals> {
    guard let index = question.dealOwner else { return .none }
    let owner = presence(at: index)
    // A deal without a contact has nobody whose deals these could be: the portal has listed others.
    if question.items[index].kind == .deal, let value = owner.value, value["contactId"]?.id == nil { return .none }
    let open = list(answer.commands.openDeals)
    if let rows = open.rows, !rows.isEmpty { return .known(deals(rows)) }
    switch owner {
    // What is said of the owner says it all, and an empty list says nothing.
    case .denied, .gone: return .none
    case .failed: return open.isDenied ? .denied : .failed
    case .known:
      return switch open {
      case .rows(let rows): .known(deals(rows))
      case .denied: .denied
      case .failed, .missing: .failed
      }
    }
  }

  private func deals(_ open: [Customer.Deal]) -> Customer.Deals {
    func count(_ command: BatchReference<ListItems>?, _ rows: [Customer.Deal]) -> Int {
      max(command.flatMap(answer.outcomes.total) ?? 0, rows.count)
    }
    let closed = list(answer.commands.closedDeals).rows ?? []
    let byClose = open.enumerated().sorted {
      // A day as `2026-12-25` sorts as text.
      ($0.element.expectedClose ?? "~", $0.offset) < ($1.element.expectedClose ?? "~", $1.offset)
    }
    return Customer.Deals(
      shown: byClose.map(\.element), closed: closed,
      count: count(answer.commands.openDeals, open) + count(answer.commands.closedDeals, closed))
  }

  private func list(_ command: BatchReference<ListItems>?) -> Listed<Customer.Deal> {
    answer.outcomes.list(command, id: \.item, read: deal)
  }

  private func deal(_ value: JSONValue) -> Customer.Deal? {
    guard let item = CRMItem(type: "DEAL", id: value["id"]?.text) else { return nil }
    let close = value["closedate"]?.text.flatMap { PortalTime(known: $0) }
    return Customer.Deal(
      item: item, title: value["title"]?.shownText, stage: stage(value, isLead: false),
      amount: Money(value["opportunity"]?.number, value["currencyId"]?.text), expectedClose: close?.date,
      isOverdue: close.map { $0.day < $0.day(at: now) } ?? false,
      outcome: Customer.Outcome(value["stageSemanticId"]))
  }
}
