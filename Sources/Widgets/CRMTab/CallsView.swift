import Bitrix24
import Customers
import HTML
import Localization
import WidgetRuntime

/// The calls with a client: what they come to, then one after the other.
struct CallsView: CustomerPieces {
  let calls: ClientCalls
  /// By `CALL_ID`.
  let outcomes: [String: PortalSettings.Outcome]
  /// Whether as many are told as can be.
  let isFull: Bool
  let portal: PortalAddress
  let language: Language
  let texts: CallCardTexts
  let tab: CRMTabTexts
  /// The attribute `data-ticket`, where the page gets one.
  let ticket: HTML?

  var html: HTML {
    """
    <section data-part="\(PartName.calls.description)" class="panel calls" aria-label="\(tab.title)"\(ticket)>
    \(calls.isPartial ? partial : nil)\(calls.calls.isEmpty ? none : "\(totals)\(list)")</section>

    """
  }

  private var none: HTML? { calls.isPartial ? nil : "<p class=\"hint\">\(tab.none)</p>\n" }

  private var partial: HTML {
    "<p class=\"hint warning\">\(tab.partial) \(tryAgain)</p>\n"
  }

  private var tryAgain: HTML {
    RetryButton(label: RuntimeTexts.of(language).part.tryAgain, field: "ALL", value: isFull ? "yes" : nil).html
  }

  // MARK: - What they come to

  private var totals: HTML {
    let totals = calls.totals
    let least = totals.isCut ? "≥ " : ""
    let length: HTML? =
      totals.seconds > 0 ? " · <bdi>\(least)\(LengthTexts.of(language).text(totals.seconds))</bdi>" : nil
    var rows = [row(tab.total, "<bdi>\(least)\(String(totals.calls))</bdi>\(length)")]
    if totals.due > 0 { rows.append(row(tab.due, "<span class=\"late\">\(least)\(String(totals.due))</span>")) }
    if let last = totals.lastTalk {
      let facts: [HTML?] = [time(last), totals.lastAgent.map { bdi($0) }]
      rows.append(row(tab.lastTalk, facts.compactMap(\.self).joinedByDots))
    }
    if let agent = totals.usualAgent, agent != totals.lastAgent { rows.append(row(tab.usualAgent, bdi(agent))) }
    return "<dl class=\"facts\">\n\(rows)</dl>\n"
  }

  private func row(_ label: String, _ value: HTML) -> HTML { "<div><dt>\(label)</dt><dd>\(value)</dd></div>\n" }

  // MARK: - One after the other

  private var list: HTML {
    // What more there is than can be told is in the timeline beside the tab.
    let rest: HTML? =
      !calls.hasMore ? nil : isFull ? "<p class=\"hint\">\(tab.older)</p>\n" : "<p>\(more)</p>\n"
    return "<ul class=\"events\">\n\(calls.calls.map(line))</ul>\n\(rest)"
  }

  private var more: HTML {
    "<button type=\"button\" class=\"more\" data-retry=\"yes\" name=\"ALL\" value=\"yes\">\(text.more)</button>"
  }

  private func line(_ call: ClientCalls.Call) -> HTML {
    let event = call.event
    let name = name(of: event.kind)
    let facts: [HTML?] = [
      result(of: event), event.time.map(time), event.length.flatMap(length),
      call.isDue ? "<span class=\"late\">\(text.notCalledBack)</span>" : nil, event.person.map { bdi($0) },
      event.contact.map { labelled(texts.crm.contact, bdi($0)) }, call.subject.map(subject),
      call.callID.flatMap(outcome),
    ]
    return """
      <li class="event">\(icon(of: event.kind).html)<div class="grow">
      <p class="subject">\(event.subject.map { "<span class=\"visually-hidden\">\(name):</span> \(bdi($0))" as HTML } ?? "\(name)")</p>
      <p class="hint">\(facts.compactMap(\.self).joinedByDots)</p>
      \(call.note.map { Quotation(text: $0).html })\(links(of: call, named: event.subject ?? name))</div></li>

      """
  }

  private func labelled(_ label: String, _ value: HTML) -> HTML {
    "<span><span class=\"label\">\(label)</span> \(value)</span>"
  }

  private func subject(_ named: Customer.Named) -> HTML {
    let name = named.name ?? "\(templates.name(of: named.item.kind)) \(named.item.id)"
    return inline(CRMLink(item: named.item, name: name), bdi(name))
  }

  private func outcome(_ callID: String) -> HTML? {
    outcomes[callID].map { outcome in
      labelled(OutcomeTexts.of(language).outcome, "<span class=\"badge\">\(outcome.name[language])</span>")
    }
  }

  /// The recording, which the portal plays to whom it may, and what was said.
  private func links(of call: ClientCalls.Call, named name: String) -> HTML? {
    let time = call.event.time.map { ", \($0.text(in: language))" } ?? ""
    let about: HTML = "<span class=\"visually-hidden\">: \(name.shortened(to: 200))\(time)</span>"
    let recording = call.recording.flatMap { WebURL(origin: portal.origin, path: $0) }.map { url -> HTML in
      "<a href=\"\(url)\" target=\"_blank\" rel=\"noopener\" aria-describedby=\"new-tab\">\(tab.recording)\(about)</a>"
    }
    let transcript = call.event.isUnanswered ? nil : call.event.activity.map { self.transcript(of: $0, about) }
    if recording == nil && transcript == nil { return nil }
    return "<div class=\"links\">\(recording)\(transcript)</div>\n"
  }

  private func transcript(of activity: Int, _ about: HTML) -> HTML {
    """
    <button type="button" class="more" data-opens="transcript" name="ACTIVITY" value="\(String(activity))" \
    aria-expanded="false">\(tab.transcript)\(about)</button><div data-part="transcript"></div>
    """
  }
}
