import Bitrix24
import Customers
import HTML
import Localization

/// The customer's deals: those of the call first, of each how far it is.
struct DealsView {
  let deals: Customer.Deals
  /// The part that they stand in.
  let view: CustomerView

  /// More are folded.
  private static let maximum = 3

  private var text: CallCardTexts.Customer { view.text }

  /// Of the customer's deals, the one that is told in full where the call is linked to none.
  private var first: CRMItem? {
    guard let deal = deals.shown.first, !deal.isLinked, deal.outcome == nil else { return nil }
    return deal.item
  }

  var html: HTML {
    // Where the stages come that are asked for at a click.
    "\(list)<div data-part=\"stages\"></div>\n"
  }

  private var list: HTML {
    let last = deals.lastClosed.map { line($0) }
    let list: HTML = "<ul class=\"deals\">\n\(deals.shown.prefix(Self.maximum).map(line))\(last)</ul>\n"
    let folded = deals.shown.dropFirst(Self.maximum)
    let untold = deals.count - deals.shown.count
    let rest: HTML? = untold > 0 ? "<p class=\"hint\">\(text.moreDeals.text(untold, in: view.language))</p>\n" : nil
    if folded.isEmpty { return "\(list)\(rest)" }
    return """
      \(list)<details class="more"><summary>\(text.moreDeals.text(folded.count + untold, in: view.language))</summary>
      <ul class="deals">
      \(folded.map(line))</ul>\(rest)</details>

      """
  }

  private func line(_ deal: Customer.Deal) -> HTML {
    let name = view.inline(CRMLink(item: deal.item, name: deal.title), view.bdi(deal.title ?? text.unnamed))
    let facts = [deal.amount.map(view.amount), close(deal)].compactMap(\.self)
    let last: HTML? =
      deal.item == deals.lastClosed?.item
      ? "<span class=\"visually-hidden\">\(text.lastClosedDeal):</span> " : nil
    let title: HTML = "<span class=\"grow\">\(last)\(name)</span>"
    guard deal.isLinked || deal.item == first else {
      let stage: HTML? =
        deal.outcome == nil
        ? deal.stage.map { "<span class=\"visually-hidden\">\(text.stage): \(view.bdi($0.name))</span>" }
        : "<span class=\"end\">\(view.stage(deal.stage, deal.outcome, of: deal.item).joinedByDots)</span>"
      let end = (deal.isOverdue ? facts.last : facts.first) ?? ""
      return """
        <li class="deal row">\(bar(deal))\(title)\(stage)<span class="end">\(end)</span></li>

        """
    }
    let stages = deal.outcome == nil ? [] : view.stage(deal.stage, deal.outcome, of: deal.item)
    let end: HTML? = deal.isLinked ? "<span class=\"end\">\(text.thisCall)</span>" : nil
    let menu = deal.outcome == nil ? view.stageMenu(deal.stage, of: deal.item) : nil
    return """
      <li class="deal linked"><div class="row">\(bar(deal))\(title)\(end)</div>
      <p class="hint row">\(menu)<span class="grow">\((stages + facts).joinedByDots)</span></p></li>

      """
  }

  private func close(_ deal: Customer.Deal) -> HTML? {
    guard deal.outcome == nil, let day = deal.expectedClose else { return nil }
    let date: HTML = "<time datetime=\"\(day)\">\(PortalTime.day(day, in: view.language))</time>"
    if deal.isOverdue { return "<span class=\"late\">\(text.overdue) \(date)</span>" }
    return "<span><span class=\"label\">\(text.expectedClose)</span> \(date)</span>"
  }

  /// A piece a stage, in the color of the one that the deal is in; those behind it are pale.
  private func bar(_ deal: Customer.Deal) -> HTML? {
    guard let stage = deal.stage, stage.count > 1 else { return nil }
    let color: HTML = stage.color.map { " fill=\"\($0)\"" } ?? ""
    let pieces = (0..<stage.count).map { index -> HTML in
      let isPast = index < stage.position
      return """
        <rect x="\(index * 10)" width="8" height="8" rx="1"\(isPast ? color : " class=\"ahead\"")/>
        """
    }
    return """
      <svg class="way" viewBox="0 0 \(stage.count * 10 - 2) 8" preserveAspectRatio="none" aria-hidden="true">\(pieces)</svg>
      """
  }
}
