import Bitrix24
import Customers
import HTML
import Localization
import WidgetRuntime

/// The pieces of a call card that change while it is open.
///
/// The page shows them as they are when it is opened. All that they can become is a file for the browser, one a
/// language, so that the module has no text and no markup of its own.
struct CallCardTemplates {
  let texts: CallCardTexts

  /// What the badge of the call's state says.
  enum State: String, CaseIterable {
    /// An incoming call before it is answered.
    case ringing
    /// Any other call before it has begun.
    case idle
    case connecting
    case connected
    /// A PBX's call, of which the portal does not know whether it rings or is talked in.
    case underway
    case ended
  }

  func badge(_ state: State) -> HTML {
    let text =
      switch state {
      case .ringing: texts.call.ringing
      case .idle: texts.call.notStarted
      case .connecting: texts.call.connecting
      case .connected: texts.call.connected
      case .underway: texts.call.underway
      case .ended: texts.call.ended
      }
    return "<span class=\"badge state\" data-state=\"\(state.rawValue)\">\(text)</span>"
  }

  /// A state that has no name here: the portal's own word.
  func badge(other text: String) -> HTML {
    "<span class=\"badge state\" data-state=\"other\">\(text)</span>"
  }

  /// A number with a button that copies it.
  ///
  /// - Parameters:
  ///   - text: empty in the file.
  ///   - isHeading: whether nothing else says whose call it is.
  ///   - region: where it is.
  func number(_ text: String, isHeading: Bool = false, in region: PhoneRegion? = nil) -> HTML {
    let number: HTML =
      "<span class=\"visually-hidden\">\(texts.call.number)</span> <bdi dir=\"ltr\">\(text)</bdi>"
    return """
      <div class="number" data-kind="number">\(isHeading ? "<h1>\(number)</h1>" : number) \
      <button type="button" class="copy" title="\(texts.call.copyNumber)" \
      aria-label="\(texts.call.copyNumber)" data-copied="\(texts.call.copied)" \
      data-refused="\(texts.call.notCopied)">\(Icon.copy.html)</button>\
      <span class="hint" role="status"></span>\(region.flatMap(place))</div>
      """
  }

  /// The browser names the country in the operator's language, and knows what time it is there.
  private func place(_ region: PhoneRegion) -> HTML? {
    guard let country = region.country else { return nil }
    return """
      <span class="place" data-country="\(country)" data-zones="\(region.timeZones.joined(separator: " "))" \
      data-phrase="\(texts.call.localTime)"></span>
      """
  }

  var hiddenNumber: HTML { noNumber("hidden", texts.call.numberHidden, texts.call.numberHiddenHint) }
  var unknownNumber: HTML { noNumber("unknown", texts.call.numberUnknown, texts.call.numberUnknownHint) }

  private func noNumber(_ kind: String, _ text: String, _ hint: String) -> HTML {
    "<div data-kind=\"\(kind)\"><h1 class=\"number\">\(text)</h1>\n<p class=\"hint\">\(hint)</p></div>"
  }

  /// The company's own line: its name, or else its number. The module fills it in.
  func line(name: String?, number: String?) -> HTML {
    let direction: HTML? = name == nil ? " dir=\"ltr\"" : nil
    return """
      <p class="line"><span class="visually-hidden">\(texts.call.line)</span> \
      <bdi\(direction)>\(name ?? number ?? "")</bdi></p>
      """
  }

  func item(_ kind: CRMItem.Kind, id: String, url: WebURL?) -> HTML {
    let link: HTML? = url.map {
      " href=\"\($0)\" target=\"_blank\" rel=\"noopener\" aria-describedby=\"new-tab\""
    }
    return """
      <a class="item"\(link)>\(icon(of: kind).html)<span class="item-name"><bdi>\(name(of: kind).shortened(to: 64))</bdi> \
      <bdi dir="ltr" class="item-id">\(id.shortened(to: 24))</bdi></span></a>
      """
  }

  /// A link to an item's card in the portal, where it has one.
  func link(to item: CRMItem, named name: String, at portal: PortalAddress) -> HTML {
    let content: HTML =
      "\(icon(of: item.kind).html)<span class=\"item-name\"><bdi>\(name.shortened(to: 200))</bdi></span>"
    guard let url = item.path.flatMap({ WebURL(origin: portal.origin, path: $0) }) else {
      return "<span class=\"item\">\(content)</span>"
    }
    return
      "<a class=\"item\" href=\"\(url)\" target=\"_blank\" rel=\"noopener\" aria-describedby=\"new-tab\">\(content)</a>"
  }

  func icon(of kind: CRMItem.Kind) -> Icon {
    switch kind {
    case .lead: .lead
    case .deal: .deal
    case .contact: .contact
    case .company: .company
    case .quote, .smartInvoice, .order, .dynamic, .other: .document
    }
  }

  func name(of kind: CRMItem.Kind) -> String {
    switch kind {
    case .lead: texts.crm.lead
    case .deal: texts.crm.deal
    case .contact: texts.crm.contact
    case .company: texts.crm.company
    case .quote: texts.crm.quote
    case .smartInvoice: texts.crm.invoice
    case .order: texts.crm.order
    case .dynamic: texts.crm.item
    case .other(let code): code
    }
  }

  // MARK: - The file

  /// Everything that a card can come to show.
  func all(in language: Language) -> HTML {
    let part = RuntimeTexts.of(language).part
    return """
      \(State.allCases.map(badge))\(badge(other: ""))
      \(failures)
      \(number("", isHeading: true))
      \(hiddenNumber)
      \(unknownNumber)
      \(line(name: "", number: nil))
      \(WrapUpView(texts: texts.live).html)
      <ul class="items"></ul>
      \(itemTemplates)
      <p class="hint" data-note="unavailable">\(texts.live.unavailable)</p>
      <section id="customer" data-part="customer" class="panel" data-state="failed"><p>\(texts.live.customerFailed)</p>
      <p>\(RetryButton(label: part.tryAgain).html)</p></section>
      <section id="customer" data-part="customer" class="panel" data-state="fresh-auth"><p>\(part.expired)</p>
      <p>\(RetryButton(label: part.tryAgain).html)</p></section>

      """
  }

  /// The types that a call can be linked to. Those with a card of their own have its path without the id, and that of a
  /// smart process `0` for its number.
  private var itemTemplates: [HTML] {
    let kinds: [(CRMItem.Kind, path: String?)] = [
      (.lead, "/crm/lead/details/"), (.deal, "/crm/deal/details/"), (.contact, "/crm/contact/details/"),
      (.company, "/crm/company/details/"), (.dynamic(0), "/crm/type/0/details/"), (.quote, nil), (.smartInvoice, nil),
      (.order, nil), (.other(""), nil),
    ]
    return kinds.map { kind, path in
      let url = path.flatMap { WebURL(ownPath: $0) }
      return "<li data-kind=\"\(kind.code)\">\(item(kind, id: "", url: url))</li>\n"
    }
  }

  /// The result codes of telephony: https://apidocs.bitrix24.com/api-reference/telephony/telephony-external-call-finish.html
  private var failures: [HTML] {
    let failure = texts.failure
    let badges = [
      ("486", failure.busy), ("480", failure.unavailable), ("304 487", failure.notAnswered), ("603", failure.declined),
      ("603-S", failure.cancelled), ("404", failure.invalidNumber), ("403", failure.forbidden),
      ("423", failure.blocked),
      ("484 503", failure.unreachable), ("402", failure.insufficientFunds), ("", failure.other),
    ]
    return badges.map { codes, text in "<span class=\"badge failure\" data-codes=\"\(codes)\">\(text)</span>\n" }
  }
}
