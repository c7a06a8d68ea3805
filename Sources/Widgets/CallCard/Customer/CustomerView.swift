import Bitrix24
import Customers
import HTML
import Localization
import WidgetRuntime

/// The customer's part of the card: what the portal has told.
struct CustomerView: CustomerPieces {
  let customer: Customer
  var settings = PortalSettings()
  /// The operator's notes about the number that are saved nowhere.
  var unsent: [UnsentNotes.Entry] = []
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
    <section id="customer" data-part="customer" class="customer" aria-label="\(announcement)"\(coverage)\(nobody)\(wrapUp)\(ticket)>
    \(people)\(NotePart.html(customer.note))\(remark)\(further)\(ownNotes)\(attention)\(script)\(deals)\(history)\(outcomes)\(leadForm)</section>
    """
  }

  /// The portal's own outcomes, which the module puts in the place of those that the page has brought.
  private var outcomes: HTML? {
    guard let outcomes = settings.outcomes else { return nil }
    return """
      <template data-outcomes="yes">
      \(OutcomeForm(language: language).choices(outcomes))</template>

      """
  }

  /// The form of a lead in the place of that of a contact, where administrators want leads of unknown numbers.
  private var leadForm: HTML? {
    guard nobody != nil, settings.creation.first == .lead else { return nil }
    let form = CreateForm(language: language, label: text.createLead, kind: .lead)
    return "<template data-create=\"yes\">\n\(form.content)</template>\n"
  }

  /// How long the card stays after the call, in seconds, and whether an outcome is asked for.
  private var wrapUp: HTML {
    let seconds = settings.wrapUp(ofLine: call.lineNumber, call.lineName)
    let time: HTML? = seconds > 0 ? " data-wrap-up=\"\(String(seconds))\"" : nil
    let hasOutcomes = settings.outcomes?.contains { !$0.isRetired } ?? true
    let wish: HTML? = settings.isOutcomeWanted && hasOutcomes ? " data-wants-outcome=\"yes\"" : nil
    return "\(time)\(wish)"
  }

  var part: RuntimeTexts.Part { RuntimeTexts.of(language).part }

  /// What of the page is here as well, and then only here.
  private var coverage: HTML? {
    let shown = customer.profiles.map(\.item)
    let hasItems = !call.items.isEmpty && call.items.allSatisfy { shown.contains($0) }
    let covered = [hasItems ? "items" : nil, main == nil ? nil : "number"].compactMap(\.self)
    return covered.isEmpty ? nil : " data-covers=\"\(covered.joined(separator: " "))\""
  }

  /// Whether the page offers to make a contact of the number.
  private var nobody: HTML? {
    guard case .number = call.phone, [.unknown, .undisclosed].contains(customer.identity) else { return nil }
    return " data-known=\"nobody\""
  }

  // MARK: - What to know

  /// The CRM's own remark.
  private var remark: HTML? {
    isShown(.remark) ? main?.fields.remark.map { "\(Quotation(text: $0).html)\n" } : nil
  }

  /// What administrators want to be shown of those who are known.
  private var further: HTML? {
    guard [.linked, .chosen, .probable].contains(customer.identity) else { return nil }
    let rows = customer.profiles.flatMap { profile -> [Customer.Profile.Further] in
      if case .known(let fields) = profile.details { fields.further } else { [] }
    }
    let lines = rows.map { row -> HTML in
      "<div><dt>\(row.title.shortened(to: 100))</dt><dd>\(bdi(row.texts.joined(separator: ", ")))</dd></div>\n"
    }
    return lines.isEmpty ? nil : "<dl class=\"panel facts\">\n\(lines)</dl>\n"
  }

  private var past: Customer.History? {
    if case .known(let history) = customer.history { history } else { nil }
  }

  /// What somebody should have done.
  private var attention: HTML? {
    let late = past.map { HistoryView(history: $0, portal: portal, language: language, texts: texts).attention } ?? []
    let lines = isShown(.attention) ? late : []
    return lines.isEmpty ? nil : "<ul class=\"panel events attention\">\n\(lines)</ul>\n"
  }

  private var ownNotes: HTML? {
    unsent.isEmpty
      ? nil : UnsentView(notes: unsent, isSendable: call.activity != nil || main != nil, language: language).html
  }

  /// What is to be said on the line. Steps are checked off; where they are many, they are folded.
  private var script: HTML? {
    guard isShown(.script), let script = settings.script(ofLine: call.lineNumber, call.lineName) else { return nil }
    let greeting = script.greeting.map { "<bdi>\($0[language])</bdi>" as HTML }
    if script.steps.isEmpty { return greeting.map { "<div class=\"panel script\">\($0)</div>\n" } }
    let steps = script.steps.map { $0[language] }
    let isShort = steps.count <= 4 && steps.allSatisfy { $0.count <= 60 }
    let lines = steps.enumerated().map { index, step -> HTML in
      "<li><label><input type=\"checkbox\" value=\"\(String(index + 1))\"> <bdi>\(step)</bdi></label></li>\n"
    }
    return """
      <details class="panel script"\(isShort ? " open" as HTML : nil)><summary>\(greeting ?? "\(text.script)")</summary>
      <ol>
      \(lines)</ol></details>

      """
  }

  /// Whether the portal's administrators have left a section on the card.
  private func isShown(_ section: PortalSettings.Section) -> Bool { !settings.hidden.contains(section.rawValue) }

  /// Whom the page has to name to ask for more; nobody where it is whom the call is linked to.
  private var subject: CRMItem? { customer.identity == .linked ? nil : chosen ?? main?.item }

  // MARK: - Deals

  private var deals: HTML? {
    switch isShown(.deals) ? customer.deals : .none {
    case .none: return nil
    case .denied: return panel(text.deals, "<p class=\"hint\">\(text.noAccessToDeals)</p>")
    case .failed: return panel(text.deals, failure)
    case .known(let deals):
      let isEmpty = deals.shown.isEmpty && deals.closed.isEmpty
      let view = DealsView(deals: deals, portal: portal, language: language, texts: texts)
      let list = isEmpty ? nil : view.summary(of: subject)
      let addition = deals.shown.isEmpty ? newDeal : nil
      return list == nil && addition == nil ? nil : panel(text.deals, "\(list)\(addition)")
    }
  }

  /// A button that makes a deal with a client who has none open, where administrators want one with each new contact.
  private var newDeal: HTML? {
    guard settings.creation.first == .contactAndDeal, let main, [.contact, .company].contains(main.item.kind) else {
      return nil
    }
    return ActionForm(Create.name, label: text.createDeal, isFurther: true, in: language).html(
      choices: """
        <input type="hidden" name="TYPE" value="deal"><input type="hidden" name="ITEM" value="\(main.item.name)">\
        <input type="hidden" name="TITLE" value="\((main.fields.name ?? "").shortened(to: Create.maximumCharacters))">
        <button type="submit">\(text.createDeal)</button>

        """)
  }

  // MARK: - History

  private var history: HTML? {
    switch isShown(.history) ? customer.history : .none {
    case .none: return nil
    case .denied: return panel(text.history, "<p class=\"hint\">\(text.noAccessToHistory)</p>")
    case .failed: return panel(text.history, failure)
    case .known(let history):
      let view = HistoryView(history: history, portal: portal, language: language, texts: texts)
      let rest = view.summary(of: subject)
      let missing: HTML? = history.isPartial ? failure : nil
      return rest == nil && missing == nil ? nil : panel(text.history, "\(rest)\(missing)")
    }
  }

  var failure: HTML {
    """
    <p class="hint">\(part.failed)</p>
    <p>\(RetryButton(label: part.tryAgain, value: chosen?.name).html)</p>
    """
  }
}
