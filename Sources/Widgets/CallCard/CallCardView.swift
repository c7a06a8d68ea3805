import Bitrix24
import Customers
import HTML
import Localization
import WidgetRuntime

/// What the POST alone says about a call, as the operator sees it.
struct CallCardView {
  let context: CallContext
  let portal: PortalAddress
  let language: Language
  let texts: CallCardTexts
  /// The attributes of the customer's place; none where nothing can come there.
  let customer: HTML?

  /// Texts of the portal are shown up to this many characters: enough for any name, too little to push the rest of
  /// the card out of sight.
  private static let maximumLength = 200
  /// More items than this are counted, not listed.
  private static let maximumItems = 50

  var html: HTML {
    """
    <main class="card" data-portal="\(portal.origin)"\(attribute("call-id", context.callID))\
    \(attribute("activity-id", context.activityID))>
    <header class="strip">
    <p class="call-direction">\(directionIcon.html)<span>\(direction)</span></p>
    <p class="badges"><span id="state" role="status" data-before="\(stateBefore.rawValue)">\(stateBadge)</span>\
    <span id="timer" class="badge timer" role="timer" hidden><span class="visually-hidden">\(texts.call.duration)\
    </span> <bdi dir="ltr"></bdi></span>\(campaignBadge)</p>
    <div id="line">\(line)</div>
    </header>
    <div class="panel call"><div id="number">\(number)</div>\(incomplete)</div>
    <section class="panel crm" aria-labelledby="crm-heading">
    <h2 id="crm-heading">\(texts.crm.heading)\(itemCount)</h2>
    <div id="items">\(items)</div>
    </section>
    \(customerPlace)
    \(RenderContext.announcements)
    <p id="new-tab" hidden>\(texts.crm.opensInNewTab)</p>
    </main>\(actionBar)
    """
  }

  /// What nobody reads in the card: it is for those who look into it, and for the module.
  private func attribute(_ name: StaticString, _ value: String?) -> HTML? {
    value.map { " data-\(name.description)=\"\($0.shortened(to: Self.maximumLength))\"" }
  }

  /// Where the customer can be asked for, there is somebody to write to.
  private var actionBar: [HTML] { customer == nil ? [] : ["\n", ActionBar.all[language]] }

  private var templates: CallCardTemplates { CallCardTemplates(texts: texts) }

  // MARK: - The call

  private var direction: String {
    switch context.direction {
    case .incoming: texts.call.incoming
    case .outgoing: texts.call.outgoing
    case .callback: texts.call.callback
    case .incomingTransfer: texts.call.transferred
    case .other(""): texts.call.otherDirection
    case .other(let code): "\(texts.call.otherDirection) (\(code.shortened(to: 40)))"
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

  /// What `idle` means before a call has begun.
  private var stateBefore: CallCardTemplates.State {
    context.direction == .incoming || context.direction == .incomingTransfer ? .ringing : .idle
  }

  private var stateBadge: HTML? {
    switch context.state {
    case nil: nil
    case .idle: templates.badge(stateBefore)
    case .connecting: templates.badge(.connecting)
    case .connected: templates.badge(context.isExternal ? .underway : .connected)
    case .other(let code): templates.badge(other: code.shortened(to: 40))
    }
  }

  private var campaignBadge: HTML? {
    context.isCampaign ? "<span class=\"badge campaign\">\(Icon.campaign.html)\(texts.call.campaign)</span>" : nil
  }

  private var number: HTML {
    switch context.phone {
    case .number(let text): templates.number(text.shortened(to: 64), isHeading: true, in: PhoneRegion(context.phone))
    case .hidden: templates.hiddenNumber
    case .unknown: templates.unknownNumber
    }
  }

  private var line: HTML? {
    let name = context.lineName.flatMap { $0 == context.lineNumber ? nil : $0 }
    if name == nil && context.lineNumber == nil { return nil }
    return templates.line(
      name: name?.shortened(to: Self.maximumLength), number: context.lineNumber?.shortened(to: 64))
  }

  /// Said once: below the number, or where the items would be if it is them that are missing.
  private var incomplete: HTML? {
    context.isPartial && !context.hasUnreadItems ? incompleteHint : nil
  }

  private var incompleteHint: HTML { "<p class=\"hint warning\">\(texts.call.incomplete)</p>" }

  // MARK: - The CRM

  private var itemCount: HTML? {
    guard context.items.count > 1 else { return nil }
    return " <span class=\"count\">\(texts.crm.linkedItems.text(context.items.count, in: language))</span>"
  }

  private var items: HTML? {
    // They are not known, which is not the same as none.
    if context.hasUnreadItems { return incompleteHint }
    if context.items.isEmpty { return nil }
    let more: HTML? = context.items.count > Self.maximumItems ? "<li class=\"muted\">…</li>\n" : nil
    let origin = portal.origin
    let items = context.items.prefix(Self.maximumItems).map { item($0, at: origin) }
    return "<ul class=\"items\">\n\(items)\(more)</ul>"
  }

  private func item(_ item: CRMItem, at origin: String) -> HTML {
    let url = item.path.flatMap { WebURL(origin: origin, path: $0) }
    let line = templates.item(item.kind, id: item.id, url: url)
    return "<li data-item=\"\(item.name)\">\(line)</li>\n"
  }

  // MARK: - The customer

  /// Where the module puts what the portal says. Without a script it stays empty, and says nothing.
  private var customerPlace: HTML {
    guard let customer else { return "<section id=\"customer\" data-part=\"customer\" hidden></section>" }
    return """
      <section id="customer"\(customer) class="customer"><p class="hint loading">\(texts.customer.loading)</p></section>
      """
  }
}
