import Bitrix24
import Customers
import HTML
import Localization

/// The customer's deals: those of the call first, of each how far it is.
struct DealsView: CustomerPieces {
  let deals: Customer.Deals
  let portal: PortalAddress
  let language: Language
  let texts: CallCardTexts
  /// Whether each open one is told in full, with its stage to be changed: else it is those of the call, or the next one.
  var isFull = false

  /// The first ones, and a button that opens all.
  ///
  /// - Parameter item: whom the page has to name for that.
  func summary(of item: CRMItem?) -> HTML {
    let more = untold > 0 ? opener(of: .deals, label: text.moreDeals.text(untold, in: language), about: item) : nil
    // Where the stages come that are asked for at a click.
    return "\(list)\(more)<div data-part=\"stages\"></div>\n"
  }

  /// All that the portal tells, and how many it does not tell.
  var all: HTML {
    let rest: HTML? = untold > 0 ? "<p class=\"hint\">\(text.moreDeals.text(untold, in: language))</p>\n" : nil
    return "\(list)\(rest)"
  }

  private var untold: Int { deals.count - deals.shown.count - deals.closed.count }

  private var list: HTML { "<ul class=\"deals\">\n\((deals.shown + deals.closed).map(line))</ul>\n" }

  /// Whether it is the one that is told in full where the call is linked to none.
  private func isNext(_ deal: Customer.Deal) -> Bool {
    guard let first = deals.shown.first, !first.isLinked else { return false }
    return deal.item == first.item
  }

  private func line(_ deal: Customer.Deal) -> HTML {
    let name = inline(CRMLink(item: deal.item, name: deal.title), bdi(deal.title ?? text.unnamed))
    let facts = [deal.amount.map(amount), close(deal)].compactMap(\.self)
    let last: HTML? =
      deal.item == deals.closed.first?.item
      ? "<span class=\"visually-hidden\">\(text.lastClosedDeal):</span> " : nil
    let title: HTML = "<span class=\"grow\">\(last)\(name)</span>"
    guard deal.isLinked || deal.outcome == nil && (isFull || isNext(deal)) else {
      let stage: HTML? =
        deal.outcome == nil
        ? deal.stage.map { "<span class=\"visually-hidden\">\(text.stage): \(bdi($0.name))</span>" }
        : "<span class=\"end\">\(stage(deal.stage, deal.outcome, of: deal.item).joinedByDots)</span>"
      let end = (deal.isOverdue ? facts.last : facts.first) ?? ""
      return """
        <li class="deal row">\(bar(deal))\(title)\(stage)<span class="end">\(end)</span></li>

        """
    }
    let stages = deal.outcome == nil ? [] : stage(deal.stage, deal.outcome, of: deal.item)
    let end: HTML? = deal.isLinked ? "<span class=\"end\">\(text.thisCall)</span>" : nil
    let menu = deal.outcome == nil ? stageMenu(deal.stage, of: deal.item) : nil
    return """
      <li class="deal linked"><div class="row">\(bar(deal))\(title)\(end)</div>
      <p class="hint row">\(menu)<span class="grow">\((stages + facts).joinedByDots)</span></p></li>

      """
  }

  private func close(_ deal: Customer.Deal) -> HTML? {
    guard deal.outcome == nil, let day = deal.expectedClose else { return nil }
    let date: HTML = "<time datetime=\"\(day)\">\(PortalTime.day(day, in: language))</time>"
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
