import Bitrix24
import HTML
import Localization
import WidgetRuntime

/// The controls of the settings, which are empty: the module fills them with the value, and writes back what is changed
/// in them. They have no names, so that the form sends the value only.
///
/// `data-set` names the member that a control is about, `data-list` a list, and `data-key` a member of one of its rows.
struct SettingsControls {
  let language: Language
  let isEditable: Bool

  private var texts: SettingsTexts { .of(language) }
  private var card: CallCardTexts { .of(language) }

  var html: HTML {
    """
    <div class="controls" data-settings="yes" data-language="\(language.rawValue)" data-own="\(ownOutcomes)">
    \(group(texts.outcomes, outcomes))\(group(texts.scripts, scripts))\(group(texts.wrapUp, wrapUp))\
    \(group(texts.vip, vip))\(group(texts.furtherFields, furtherFields))\(group(texts.more, more))</div>

    """
  }

  private func group(_ heading: String, _ content: HTML) -> HTML {
    "<fieldset\(isEditable ? nil : " disabled" as HTML)><legend>\(heading)</legend>\n\(content)</fieldset>\n"
  }

  private func hint(_ text: String) -> HTML { "<p class=\"hint\">\(text)</p>\n" }

  private func rows(_ list: StaticString, adding label: String) -> HTML {
    """
    <div data-list="\(list.description)"><ul class="rows"></ul>
    <p class="buttons">\(button("add", label))</p></div>

    """
  }

  private func preview(_ list: StaticString) -> HTML {
    """
    <div class="preview"><p class="hint">\(texts.onTheCard)</p>
    <div data-preview="\(list.description)"></div></div>

    """
  }

  private func check(_ attribute: HTML, _ label: String) -> HTML {
    "<label class=\"check\"><input type=\"checkbox\"\(attribute)> \(label)</label>\n"
  }

  private func choice(_ path: StaticString, _ label: String, _ options: [(value: String, label: String)]) -> HTML {
    """
    <label>\(label) <select data-set="\(path.description)">\
    \(options.map { "<option value=\"\($0.value)\">\($0.label)</option>" as HTML })</select></label>

    """
  }

  // MARK: - Outcomes

  /// The program's own, as JSON, with their names in the language of whoever looks.
  private var ownOutcomes: String {
    let outcomes = OutcomeTexts.of(language).outcomes.map { outcome in
      JSONValue.object(
        [.init(name: "id", value: .string(outcome.id)), .init(name: "name", value: .string(outcome.name[language]))]
          + (outcome.asksForFollowUp ? [.init(name: "followUp", value: .bool(true))] : []))
    }
    return JSONValue.array(outcomes).description
  }

  private var outcomes: HTML {
    """
    \(hint(texts.outcomesHint))\(rows("outcomes", adding: texts.addOutcome))\(preview("outcomes"))
    \(check(" data-set=\"outcomeWanted\"", texts.outcomeWanted))
    """
  }

  private var outcomeRow: HTML {
    """
    <li class="line"><input type="color" value="#8a949e" data-key="color" aria-label="\(texts.color)">
    <input data-key="name" dir="auto" aria-label="\(texts.name)" maxlength="40" autocomplete="off">
    \(check(" data-key=\"followUp\"", FollowUpTexts.of(language).followUp))\
    <input data-key="stage" dir="ltr" aria-label="\(texts.proposedStage)" placeholder="\(texts.proposedStage)" maxlength="64" \
    pattern="[A-Za-z0-9_:\\-]+" autocomplete="off">\
    \(button("retire", texts.retire))\(button("restore", texts.restore))\(button("remove", texts.remove))</li>
    """
  }

  private func button(_ action: StaticString, _ label: String) -> HTML {
    "<button type=\"button\" data-do=\"\(action.description)\">\(label)</button>"
  }

  // MARK: - Scripts

  private var scripts: HTML { "\(rows("scripts", adding: texts.addScript))\(preview("scripts"))" }

  private var scriptRow: HTML {
    """
    <li class="block"><label>\(texts.line) <input data-key="line" dir="auto" maxlength="100" autocomplete="off" \
    placeholder="\(texts.otherLines)"></label>
    <label>\(texts.greeting) <textarea data-key="greeting" dir="auto" rows="2" maxlength="2000"></textarea></label>
    <label>\(texts.steps) <textarea data-key="steps" dir="auto" rows="3"></textarea></label>
    \(button("remove", texts.remove))</li>
    """
  }

  // MARK: - Wrap-up

  private var wrapUp: HTML {
    """
    \(hint(texts.wrapUpHint))\
    <label class="line">\(texts.otherLines) <input type="number" data-set="wrapUp." min="0" max="600"></label>
    \(rows("wrapUp", adding: texts.addLine))
    """
  }

  private var wrapUpRow: HTML {
    """
    <li class="line"><input data-key="line" dir="auto" aria-label="\(texts.line)" placeholder="\(texts.line)" maxlength="100" \
    autocomplete="off" required>
    <input type="number" data-key="seconds" aria-label="\(texts.seconds)" min="0" max="600" required>
    \(button("remove", texts.remove))</li>
    """
  }

  // MARK: - Others

  private var vip: HTML {
    let types = [
      ("", texts.nobody), ("contact", card.crm.contact), ("company", card.crm.company), ("lead", card.crm.lead),
    ]
    return """
      \(hint(texts.vipHint))<div class="columns">\(choice("vip.type", texts.type, types))\
      <label>\(texts.field) <input data-set="vip.field" dir="ltr" maxlength="64" pattern="[A-Za-z0-9_:\\-]+" autocomplete="off">\
      </label>
      <label>\(texts.value) <input data-set="vip.value" dir="auto" autocomplete="off"></label></div>

      """
  }

  private var furtherFields: HTML {
    let types = [
      ("contact", card.crm.contact), ("company", card.crm.company), ("lead", card.crm.lead), ("deal", card.crm.deal),
    ]
    let inputs = types.map { name, label -> HTML in
      """
      <label>\(label) <input data-set="fields.\(name)" data-words="yes" dir="ltr" pattern="[A-Za-z0-9_:,\\- ]*" \
      autocomplete="off"></label>

      """
    }
    return "\(hint(texts.furtherFieldsHint))<div class=\"columns\">\(inputs)</div>\n"
  }

  private var more: HTML {
    let offers = [
      (PortalSettings.Creation.First.contact.rawValue, card.crm.contact),
      (PortalSettings.Creation.First.lead.rawValue, card.crm.lead),
      (PortalSettings.Creation.First.contactAndDeal.rawValue, "\(card.crm.contact) + \(card.crm.deal)"),
    ]
    let fates = [
      (PortalSettings.Unfinished.send.rawValue, texts.unfinishedIsSaved),
      (PortalSettings.Unfinished.keep.rawValue, texts.unfinishedIsKept),
    ]
    return """
      \(choice("create.first", texts.offeredFirst, offers))\(choice("unfinished", texts.unfinished, fates))\
      <div class="line" role="group" aria-labelledby="hidden-parts"><p id="hidden-parts">\(texts.hidden)</p>
      \(PortalSettings.Section.allCases.map { check(" data-hides=\"\($0.rawValue)\"", name(of: $0)) })</div>

      """
  }

  private func name(of section: PortalSettings.Section) -> String {
    switch section {
    case .remark: texts.remark
    case .attention: texts.attention
    case .script: texts.scripts
    case .deals: card.customer.deals
    case .history: card.customer.history
    }
  }

  // MARK: - Templates

  /// What the module makes rows and previews of. Outside of the form, whose first template has what it says.
  var templates: HTML {
    """
    <template data-row="outcomes">\(outcomeRow)</template>
    <template data-row="scripts">\(scriptRow)</template>
    <template data-row="wrapUp">\(wrapUpRow)</template>
    <template data-row="chip"><span class="chip"><svg class="mark" viewBox="0 0 8 8" aria-hidden="true">\
    <circle cx="4" cy="4" r="4"/></svg><bdi></bdi></span></template>
    <template data-row="script"><div class="script"><p class="label"><bdi></bdi></p><p dir="auto"></p><ul></ul></div></template>
    <template data-row="stale"><div class="theirs"><p><span data-preview="outcomes"></span></p>
    <button type="reset" data-do="load-theirs">\(texts.loadTheirs)</button> \
    <button type="submit" data-do="save-mine">\(texts.saveMine)</button></div></template>

    """
  }
}
