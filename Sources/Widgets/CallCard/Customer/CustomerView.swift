import Bitrix24
import Customers
import HTML
import Localization
import WidgetRuntime

/// The customer's part of the card: what the portal has told.
struct CustomerView {
  let customer: Customer
  /// Its items, and the number that created ones are given.
  let call: CallContext
  let portal: PortalAddress
  let language: Language
  let texts: CallCardTexts
  /// Who it is of several, as the operator has chosen.
  var chosen: CRMItem?
  /// With which the page can ask once more.
  var ticket: HTML?

  var html: HTML {
    """
    <section id="customer" data-part="customer" class="customer" aria-label="\(announcement)"\(coverage)\(nobody)\(ticket)>
    <div class="panel">
    \(identity)
    \(customer.profiles.map(profile))\(more)\(missing)
    </div>
    \(deals)
    \(history)
    \(outcomes)</section>
    """
  }

  /// The portal's own outcomes, which the module puts in the place of those that the page has brought.
  private var outcomes: HTML? {
    guard let option = customer.option, let outcomes = (try? PortalSettings(option: option))?.outcomes else {
      return nil
    }
    return """
      <template data-outcomes="yes">
      \(OutcomeForm(language: language).choices(outcomes))</template>

      """
  }

  var text: CallCardTexts.Customer { texts.customer }
  private var part: RuntimeTexts.Part { RuntimeTexts.of(language).part }
  var templates: CallCardTemplates { CallCardTemplates(texts: texts) }

  /// The page shows its own list of items only until all of them are here.
  private var coverage: HTML? {
    let shown = customer.profiles.map(\.item)
    let isCovered = !call.items.isEmpty && call.items.allSatisfy { shown.contains($0) }
    return isCovered ? " data-covers=\"items\"" : nil
  }

  /// Whether the page offers to make a contact of the number.
  private var nobody: HTML? {
    guard case .number = call.phone, [.unknown, .undisclosed].contains(customer.identity) else { return nil }
    return " data-known=\"nobody\""
  }

  // MARK: - Who it is

  private var identity: HTML? {
    switch customer.identity {
    case .linked: "<h2>\(text.heading)</h2>"
    case .probable: "<h2>\(text.heading) <span class=\"badge main\">\(text.probably)</span></h2>"
    case .chosen:
      """
      <header class="customer-header"><h2>\(text.heading)</h2>\(RetryButton(label: text.chooseAnother).html)</header>
      """
    case .several: "<h2>\(text.several)</h2>"
    case .unknown: "<h2>\(text.unknown)</h2>\n\(creation)"
    case .undisclosed: "<h2>\(text.heading)</h2>\n<p class=\"hint\">\(text.noAccessToSearch)</p>\n\(creation)"
    // Who would be created now may be there already.
    case .unsearched: "<h2>\(text.heading)</h2>\n<p>\(texts.live.customerFailed)</p>"
    }
  }

  /// Those who have the number and are not shown.
  private var more: HTML? {
    guard customer.moreFound > 0 else { return nil }
    return "<p class=\"hint\">\(text.moreFound.text(customer.moreFound, in: language))</p>\n"
  }

  /// What is missing here can be asked for once more.
  private var missing: HTML? {
    let retry: HTML = "<p>\(RetryButton(label: part.tryAgain, value: chosen?.name).html)</p>\n"
    if customer.identity == .unsearched { return retry }
    if customer.profiles.contains(where: { $0.details == .failed }) { return retry }
    return customer.isPartial ? "\(failure)\n" : nil
  }

  /// Links to the forms of a new lead and a new contact, with the number filled in.
  private var creation: HTML? {
    guard case .number(let number) = call.phone else { return nil }
    let links = [(Icon.lead, text.createLead, "lead"), (.contact, text.createContact, "contact")].compactMap {
      icon, label, type -> HTML? in
      guard let url = WebURL(origin: portal.origin, path: "/crm/\(type)/details/0/?phone=\(number.percentEncoded)")
      else { return nil }
      return "<li>\(link(url, "\(icon.html)<span class=\"item-name\">\(label)</span>"))</li>\n"
    }
    return "<ul class=\"items\">\n\(links)</ul>"
  }

  private func profile(_ profile: Customer.Profile) -> HTML {
    switch profile.details {
    case .known(let fields): known(profile.item, fields)
    case .denied: unknown(profile, text.noAccessToItem)
    case .gone: unknown(profile, text.itemGone)
    case .failed: unknown(profile, part.failed)
    }
  }

  private func unknown(_ profile: Customer.Profile, _ reason: String) -> HTML {
    let item = profile.item
    let name = name(of: profile)
    let responsible: HTML? = row(text.responsible, profile.responsible.map { [bdi($0)] } ?? []).map {
      "<dl class=\"facts\">\n\($0)</dl>\n"
    }
    return """
      <article class="profile">\(heading(of: item, name: name))\
      <p class="hint">\(reason)</p>\(responsible)\(choice(of: item, name))</article>

      """
  }

  private func known(_ item: CRMItem, _ fields: Customer.Profile.Fields) -> HTML {
    let company = fields.company.map { CRMLink(item: $0.item, name: $0.name) }
    let phones = fields.phones.map { "<bdi dir=\"ltr\">\($0.shortened(to: 64))</bdi>" as HTML }
    let emails = fields.emails.map { "<bdi dir=\"ltr\">\($0.shortened(to: 200))</bdi>" as HTML }
    let rows: [HTML?] = [
      row(texts.crm.company, company.map { [inline($0)] } ?? fields.companyName.map { [bdi($0)] } ?? []),
      row(text.phone, phones),
      row(text.email, emails),
      row(text.stage, stage(fields.stage, fields.outcome, of: item)),
      row(text.amount, fields.amount.map { [amount($0)] } ?? []),
      row(text.responsible, fields.responsible.map { [bdi($0)] } ?? []),
    ]
    let position: HTML? = fields.position.map { "<p class=\"hint\">\(bdi($0))</p>\n" }
    return """
      <article class="profile">\(heading(of: item, name: fields.name))
      \(position)<dl class="facts">
      \(rows.compactMap(\.self))</dl>
      \(choice(of: item, fields.name))</article>

      """
  }

  private func heading(of item: CRMItem, name: String?) -> HTML {
    "<h3>\(block(CRMLink(item: item, name: name ?? text.unnamed)))</h3>"
  }

  /// Several have the number: the operator asks, and then chooses.
  private func choice(of item: CRMItem, _ name: String?) -> HTML? {
    guard customer.identity == .several else { return nil }
    let about = name ?? "\(templates.name(of: item.kind)) \(item.id)"
    return "<p>\(RetryButton(label: text.choose, value: item.name, about: about).html)</p>\n"
  }

  private func row(_ label: String, _ values: [HTML]) -> HTML? {
    guard let first = values.first else { return nil }
    return "<div><dt>\(label)</dt><dd>\(first)\(values.dropFirst().map { "<br>\($0)" })</dd></div>\n"
  }

  // MARK: - Deals

  private var deals: HTML? {
    switch customer.deals {
    case .none: nil
    case .denied: panel(text.openDeals, "<p class=\"hint\">\(text.noAccessToDeals)</p>")
    case .failed: panel(text.openDeals, failure)
    case .known(let deals): panel(text.openDeals, list(deals))
    }
  }

  private func list(_ deals: Customer.Deals) -> HTML {
    let more = deals.openCount - deals.open.count
    let moreText: HTML? = more > 0 ? "<p class=\"hint\">\(text.moreDeals.text(more, in: language))</p>\n" : nil
    let total: HTML? =
      deals.openCount > 1 && !deals.totals.isEmpty
      ? "<p class=\"total\"><span class=\"label\">\(text.total)</span> \(deals.totals.map(amount).joinedByDots)</p>\n"
      : nil
    let last: HTML? = deals.lastClosed.map {
      "<h3 class=\"label\">\(text.lastClosedDeal)</h3>\n<ul class=\"deals\">\(deal($0))</ul>\n"
    }
    let open: HTML =
      deals.open.isEmpty
      ? "<p class=\"hint\">\(text.noOpenDeals)</p>" : "<ul class=\"deals\">\n\(deals.open.map(deal))</ul>"
    return """
      \(open)
      \(moreText)\(total)\(last)
      """
  }

  private func deal(_ deal: Customer.Deal) -> HTML {
    let isOpen = deal.outcome == nil
    let overdue: HTML? = deal.isOverdue ? " <span class=\"badge failure\">\(text.overdue)</span>" : nil
    let close: HTML? = (isOpen ? deal.expectedClose : nil).map {
      """
      <span><span class="label">\(text.expectedClose)</span> \
      <time datetime="\($0)">\(PortalTime.day($0, in: language))</time>\(overdue)</span>
      """
    }
    let facts = stage(deal.stage, deal.outcome, of: deal.item) + [deal.amount.map(amount), close].compactMap(\.self)
    return """
      <li class="deal">\(block(CRMLink(item: deal.item, name: deal.title ?? text.unnamed)))
      <p class="hint">\(facts.joinedByDots)</p></li>

      """
  }

  /// Where an item stands, and how it has ended. What a stage is called mostly says how, and the words are about deals,
  /// with their gender.
  private func stage(_ stage: String?, _ outcome: Customer.Outcome?, of item: CRMItem) -> [HTML] {
    guard let outcome else { return stage.map { [bdi($0)] } ?? [] }
    let word = outcome == .won ? text.won : text.lost
    func badge(_ content: HTML) -> HTML {
      switch outcome {
      case .won: "<span class=\"badge won\">\(content)</span>"
      case .lost: "<span class=\"badge failure\">\(content)</span>"
      }
    }
    guard let stage else { return item.kind == .lead ? [] : [badge("\(word)")] }
    if item.kind == .lead || stage.lowercased().contains(word.lowercased()) { return [badge(bdi(stage))] }
    return [bdi(stage), badge("\(word)")]
  }

  // MARK: - History

  private var history: HTML? {
    switch customer.history {
    case .none: nil
    case .denied: panel(text.history, "<p class=\"hint\">\(text.noAccessToHistory)</p>")
    case .failed: panel(text.history, failure)
    case .known(let history):
      panel(
        text.history,
        """
        \(HistoryView(history: history, language: language, texts: texts).html)
        \(history.isPartial ? failure : nil)
        """)
    }
  }

  private var failure: HTML {
    """
    <p class="hint">\(part.failed)</p>
    <p>\(RetryButton(label: part.tryAgain, value: chosen?.name).html)</p>
    """
  }

  // MARK: - Pieces

  private func panel(_ heading: String, _ content: HTML) -> HTML {
    "<section class=\"panel\"><h2>\(heading)</h2>\n\(content)\n</section>\n"
  }

  private func bdi(_ text: String) -> HTML { "<bdi>\(text.shortened(to: 200))</bdi>" }

  private func amount(_ money: Money) -> HTML {
    """
    <data value="\(money.plain)" data-currency="\(money.currency)"><bdi dir="ltr">\(money.plain) \
    \(money.currency)</bdi></data>
    """
  }

  private func link(_ url: WebURL, _ content: HTML) -> HTML {
    "<a class=\"item\" href=\"\(url)\" target=\"_blank\" rel=\"noopener\" aria-describedby=\"new-tab\">\(content)</a>"
  }

  private func block(_ link: CRMLink) -> HTML {
    let content: HTML =
      "\(templates.icon(of: link.item.kind).html)<span class=\"item-name\">\(bdi(link.name ?? ""))</span>"
    guard let url = link.url(on: portal) else { return "<span class=\"item\">\(content)</span>" }
    return self.link(url, content)
  }

  private func inline(_ link: CRMLink) -> HTML {
    let name = bdi(link.name ?? "\(templates.name(of: link.item.kind)) \(link.item.id)")
    guard let url = link.url(on: portal) else { return name }
    return "<a href=\"\(url)\" target=\"_blank\" rel=\"noopener\" aria-describedby=\"new-tab\">\(name)</a>"
  }
}

/// A link to an item's card.
private struct CRMLink {
  let item: CRMItem
  let name: String?

  func url(on portal: PortalAddress) -> WebURL? {
    item.path.flatMap { WebURL(origin: portal.origin, path: $0) }
  }
}

extension String {
  /// The text as a value of a URL's query (RFC 3986).
  fileprivate var percentEncoded: String {
    let digits = Array("0123456789ABCDEF")
    return utf8.reduce(into: "") { text, byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}
