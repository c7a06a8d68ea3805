import Bitrix24
import Rendering

/// What the POST alone says about a call, as the operator sees it.
struct CallCardView {
  let context: CallContext
  let portal: PortalAddress
  let language: Language
  let phrases: Phrases

  /// Texts of the portal are shown up to this many characters: enough for any name, too little to push the rest of
  /// the card out of sight.
  private static let maximumLength = 200
  /// More items than this are counted, not listed.
  private static let maximumItems = 50

  var html: HTML {
    """
    <main class="card">
    <section class="panel call" aria-labelledby="call-heading">
    <header class="call-header">
    <h1 id="call-heading" class="call-direction">\(directionIcon.html)<span>\(direction)</span></h1>
    <p class="badges">\(stateBadge)\(campaignBadge)</p>
    </header>
    \(number)
    \(line)
    \(incomplete)
    </section>
    <section class="panel crm" aria-labelledby="crm-heading">
    <h2 id="crm-heading">\(phrases.crm.heading)\(itemCount)</h2>
    \(items)
    </section>
    <section id="customer" hidden></section>
    \(details)
    </main>
    """
  }

  // MARK: - The call

  private var direction: String {
    switch context.direction {
    case .incoming: phrases.call.incoming
    case .outgoing: phrases.call.outgoing
    case .callback: phrases.call.callback
    case .incomingTransfer: phrases.call.transferred
    case .other(""): phrases.call.otherDirection
    case .other(let code): "\(phrases.call.otherDirection) (\(code.shortened(to: 40)))"
    }
  }

  private var directionIcon: Icon {
    switch context.direction {
    case .incoming, .incomingTransfer: .incomingCall
    case .outgoing: .outgoingCall
    case .callback: .callback
    case .other: .call
    }
  }

  private var stateBadge: HTML? {
    guard let state = context.state else { return nil }
    let (name, text) =
      switch state {
      case .idle where context.direction == .incoming || context.direction == .incomingTransfer:
        ("ringing", phrases.call.ringing)
      case .idle: ("idle", phrases.call.notStarted)
      case .connecting: ("connecting", phrases.call.connecting)
      case .connected: ("connected", phrases.call.connected)
      case .other(let code): ("other", code.shortened(to: 40))
      }
    return "<span class=\"badge state\" data-state=\"\(name)\">\(text)</span>"
  }

  private var campaignBadge: HTML? {
    context.isCampaign ? "<span class=\"badge campaign\">\(Icon.campaign.html)\(phrases.call.campaign)</span>" : nil
  }

  private var number: HTML {
    switch context.phone {
    case .number(let text):
      """
      <p class="number"><span class="visually-hidden">\(phrases.call.number)</span> \
      <bdi dir="ltr">\(text.shortened(to: 64))</bdi></p>
      """
    case .hidden: noNumber(phrases.call.numberHidden, phrases.call.numberHiddenHint)
    case .unknown: noNumber(phrases.call.numberUnknown, phrases.call.numberUnknownHint)
    }
  }

  private func noNumber(_ text: String, _ hint: String) -> HTML {
    "<p class=\"number none\">\(text)</p>\n<p class=\"hint\">\(hint)</p>"
  }

  private var line: HTML? {
    let name = context.lineName.flatMap { $0 == context.lineNumber ? nil : $0 }
    if name == nil && context.lineNumber == nil { return nil }
    let nameText: HTML? = name.map { "<bdi>\($0.shortened(to: Self.maximumLength))</bdi>" }
    let numberText: HTML? = context.lineNumber.map { "<bdi dir=\"ltr\">\($0.shortened(to: 64))</bdi>" }
    let parts = [nameText, numberText].compactMap(\.self)
    return """
      <p class="line">\(Icon.line.html) <span class="label">\(phrases.call.line)</span> \
      \(parts[0])\(parts.dropFirst().map { " · \($0)" })</p>
      """
  }

  /// Said once: below the number, or where the items would be if it is them that are missing.
  private var incomplete: HTML? {
    context.isPartial && !context.hasUnreadItems ? incompleteHint : nil
  }

  private var incompleteHint: HTML { "<p class=\"hint warning\">\(phrases.call.incomplete)</p>" }

  // MARK: - The CRM

  private var itemCount: HTML? {
    guard context.items.count > 1 else { return nil }
    return " <span class=\"count\">\(phrases.crm.linkedItems.text(context.items.count, in: language))</span>"
  }

  private var items: HTML {
    // Not "not linked": that is not known.
    if context.hasUnreadItems { return incompleteHint }
    guard !context.items.isEmpty else {
      return """
        <p class="unlinked">\(Icon.unlinked.html)<span>\(phrases.crm.notLinked)</span></p>
        <p class="hint">\(phrases.crm.notLinkedHint)</p>
        """
    }
    let more: HTML? = context.items.count > Self.maximumItems ? "<li class=\"muted\">…</li>\n" : nil
    return "<ul class=\"items\">\n\(context.items.prefix(Self.maximumItems).map(item))\(more)</ul>"
  }

  private func item(_ item: CRMItem) -> HTML {
    let (icon, name) = kind(item.kind)
    let isMain = item == context.primaryItem && context.items.count > 1
    let badge: HTML? = isMain ? " <span class=\"badge main\">\(phrases.crm.primary)</span>" : nil
    let label: HTML = """
      \(icon.html)<span class="item-name"><bdi>\(name.shortened(to: 64))</bdi> \
      <bdi dir="ltr" class="item-id">\(item.id.shortened(to: 24))</bdi></span>\(badge)
      """
    guard let path = item.path, let url = WebURL(origin: portal.origin, path: path) else {
      return "<li><span class=\"item\">\(label)</span></li>\n"
    }
    return """
      <li><a class="item" href="\(url)" target="_blank" rel="noopener" title="\(phrases.crm.opensInNewTab)">\(label)</a></li>

      """
  }

  private func kind(_ kind: CRMItem.Kind) -> (Icon, String) {
    switch kind {
    case .lead: (.lead, phrases.crm.lead)
    case .deal: (.deal, phrases.crm.deal)
    case .contact: (.contact, phrases.crm.contact)
    case .company: (.company, phrases.crm.company)
    case .quote: (.document, phrases.crm.quote)
    case .smartInvoice: (.document, phrases.crm.invoice)
    case .order: (.document, phrases.crm.order)
    case .dynamic: (.document, phrases.crm.item)
    case .other(let code): (.document, code)
    }
  }

  // MARK: - Details

  private var details: HTML? {
    let rows: [HTML] = [(phrases.call.callID, context.callID), (phrases.call.activity, context.activityID)].compactMap {
      label, value in
      guard let value else { return nil }
      return "<div><dt>\(label)</dt><dd><bdi dir=\"ltr\">\(value.shortened(to: Self.maximumLength))</bdi></dd></div>\n"
    }
    guard !rows.isEmpty else { return nil }
    return """
      <details class="panel details">
      <summary>\(phrases.call.details)</summary>
      <dl>
      \(rows)</dl>
      </details>
      """
  }
}
