import Bitrix24
import Bitrix24REST
import Localization

extension CustomerDecoder {
  var deals: Customer.Section<Customer.Deals> {
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
    let count = max(answer.commands.openDeals.flatMap(answer.outcomes.total) ?? 0, open.count)
    return Customer.Deals(
      open: Array(open.prefix(Self.maximumDeals)), openCount: count,
      // Of part of the deals there is no sum.
      totals: open.count == count ? Money.totals(open.compactMap(\.amount)) : [],
      lastClosed: list(answer.commands.closedDeals).rows?.first)
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
