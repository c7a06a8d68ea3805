import Bitrix24
import HTML
import Localization
import WidgetRuntime

/// What is set for all operators of a portal, who has set it, and whether it can be read. Administrators get a form;
/// everybody else the same to be read.
struct SettingsView {
  let value: SettingsPart.Value
  let language: Language

  private var texts: SettingsTexts { .of(language) }
  private var stored: StoredSettings { value.stored }

  private var isEditable: Bool { value.isAdministrator && stored.faults?.isNewer != true }

  var html: HTML {
    """
    <section data-part="settings" class="panel settings" aria-label="\(texts.title)">
    <h2>\(texts.title)</h2>
    \(lastChange)\(validity)\(value.isAdministrator ? nil : hint(texts.readOnly))\(isEditable ? form : readable)
    \(controls.templates)</section>

    """
  }

  private func hint(_ text: String) -> HTML { "<p class=\"hint\">\(text)</p>\n" }

  // MARK: - What is saved

  private var lastChange: HTML {
    guard !stored.text.isEmpty else { return hint(texts.unchanged) }
    let name: HTML? = value.changedBy.map { "<bdi>\($0.shortened(to: 100))</bdi>" }
    let time: HTML? = stored.changedAt.map { "<time datetime=\"\($0.text)\">\($0.text(in: language))</time>" }
    let change = [name, time].compactMap(\.self)
    guard !change.isEmpty else { return .empty }
    return """
      <dl class="facts" data-changed="yes"><div><dt>\(texts.lastChanged)</dt><dd>\(change.joinedByDots)</dd></div></dl>

      """
  }

  private var validity: HTML? {
    guard let faults = stored.faults else { return nil }
    if faults.isNewer { return "<p class=\"hint warning\" role=\"alert\">\(texts.newer)</p>\n" }
    let paths = faults.all.prefix(50).filter { !$0.path.isEmpty }.map { fault -> HTML in
      "<li><code dir=\"ltr\">\(fault.path.shortened(to: 200))</code></li>\n"
    }
    return """
      <div class="hint warning" role="alert" data-faults="yes"><p>\(texts.broken)</p>
      <ul>\(paths.isEmpty ? ["<li>\(texts.notJSON)</li>"] : paths)</ul></div>

      """
  }

  // MARK: - What can be changed

  private var controls: SettingsControls { SettingsControls(language: language, isEditable: isEditable) }

  private var form: HTML {
    ActionForm(ChangeSettings.name, label: texts.title, in: language).html(
      """
      <input name="VERSION" value="\(stored.version)" hidden>
      \(controls.html)\(text)
      <p class="line hint warning" data-unsaved="yes" hidden>\(texts.unsaved)
      <button type="reset">\(texts.discard)</button></p>
      """)
  }

  private var readable: HTML { "<div class=\"action\"><div class=\"fields\">\(controls.html)\(text)</div></div>" }

  /// The whole value, from which the module makes the rows and into which it writes what is changed there.
  private var text: HTML {
    let attributes: HTML = isEditable ? " name=\"SETTINGS\"" : " readonly"
    return """
      <div class="files">
      <p class="buttons"><button type="button" data-do="export">\(texts.export)</button>\(importing)</p>
      <div aria-live="polite"><p class="error" data-refused="yes" hidden>\(texts.notJSON)</p></div>
      <details><summary>\(texts.asText)</summary>
      <textarea data-text="yes"\(attributes) aria-label="\(texts.asText)" dir="ltr" spellcheck="false" rows="8">
      \(Self.shown(stored.text.isEmpty ? "{}" : stored.text))</textarea></details></div>

      """
  }

  private var importing: HTML? {
    guard isEditable else { return nil }
    return """
       <button type="button" data-do="import">\(texts.importing)</button>\
      <input type="file" accept=".json,application/json" aria-label="\(texts.importing)" hidden>
      """
  }

  /// JSON that means the same and comes back as it was: pages have no control characters, and none that change the
  /// direction of what follows. In JSON, these stand in strings only.
  private static func shown(_ json: String) -> String {
    json.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069:
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: return String(scalar)
      }
    }.joined()
  }
}
