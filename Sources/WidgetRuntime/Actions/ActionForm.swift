import Bitrix24
import HTML
import Localization

/// A form that an action takes. The page's module sends it, without a line of script of its own.
///
/// A hidden field `ITEM` without a value becomes the item that the page is about. A field with `data-max-characters` and
/// `data-max-bytes` (of UTF-8) is not sent when more is in it.
package struct ActionForm {
  private let action: ActionName
  private let label: String
  private let language: Language

  /// - Parameter label: what it is for, for those who do not see it.
  package init(_ action: ActionName, label: String, in language: Language) {
    self.action = action
    self.label = label
    self.language = language
  }

  /// - Parameter fields: its controls and their labels.
  package func html(_ fields: HTML) -> HTML {
    let form = FormTexts.of(language)
    return """
      <form class="action" data-action="\(action.description)" data-draft="yes" aria-label="\(label)">
      <div class="fields">\(fields)
      <button type="submit">\(form.save)</button></div>
      <div class="outcome" role="status"></div>
      <noscript><p>\(form.cannotSave)</p></noscript>
      <template>\(says(form))</template>
      </form>
      """
  }

  /// The place of what is wrong with a field, which the field names in `aria-describedby`.
  package static func error(of field: StaticString, id: StaticString) -> HTML {
    "<p class=\"error\" id=\"\(id.description)\" data-error=\"\(field.description)\"></p>"
  }

  /// What the module says where the server has not.
  private func says(_ form: FormTexts) -> HTML {
    let texts = RuntimeTexts.of(language)
    let words = [
      ("saving", form.saving), ("cannot", form.cannotSave), ("expired", texts.part.expired),
      ("unknown", texts.action.unknown), ("again", form.again), ("too-long", texts.action.tooLong),
      ("former-saved", form.formerSaved), ("former-open", form.formerOpen), ("not-kept", form.notKept),
    ]
    return "\(words.map { name, text in "<p data-says=\"\(name)\">\(text)</p>" as HTML })"
  }
}
