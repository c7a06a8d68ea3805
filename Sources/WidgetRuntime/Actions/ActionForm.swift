import Bitrix24
import HTML
import Localization

/// A form that an action takes. The page's module sends it, without a line of script of its own.
///
/// A hidden field `ITEM` without a value becomes the item that the page is about, and `PHONE` its number. A field with
/// `data-max-characters` and `data-max-bytes` (of UTF-8) is not sent when more is in it. The value of a field `DEADLINE`
/// is a moment in the operator's own time: `+60` is 60 minutes from now, `1T10:00` tomorrow at ten, or it is that of an
/// `<input type="datetime-local">`. The action gets it with its offset from UTC.
package struct ActionForm {
  private let action: ActionName
  private let label: String
  private let language: Language
  private let isFurther: Bool
  private let chosen: PartName?

  /// - Parameters:
  ///   - label: what it is for, for those who do not see it.
  ///   - isFurther: whether another form of the page brings the texts that the module shows in all of them.
  ///   - chosen: the part that is then asked about the item that was made.
  package init(
    _ action: ActionName, label: String, isFurther: Bool = false, choosing chosen: PartName? = nil,
    in language: Language
  ) {
    self.chosen = chosen
    self.action = action
    self.label = label
    self.language = language
    self.isFurther = isFurther
  }

  /// With a button that saves.
  ///
  /// - Parameters:
  ///   - fields: its controls and their labels.
  ///   - label: of the button; "Save" where it is `nil`.
  ///   - fold: the id of the fields, which are hidden until a button with it in `aria-controls` is clicked; `nil` where
  ///     they are always shown.
  package func html(_ fields: HTML, saving label: String? = nil, foldedAs fold: StaticString? = nil) -> HTML {
    let isFolded: HTML? = fold.map { " id=\"\($0.description)\" hidden" }
    return form(
      """
      <div class="fields"\(isFolded)>\(fields)
      <button type="submit">\(label ?? FormTexts.of(language).save)</button></div>
      """, isDraft: true)
  }

  /// With buttons that each choose something.
  ///
  /// - Parameter choices: each a ``choice(_:_:label:color:unfolding:)``.
  package func html(choices: HTML) -> HTML { form("<div class=\"fields choices\">\n\(choices)</div>", isDraft: false) }

  private func form(_ content: HTML, isDraft: Bool) -> HTML {
    let draft: HTML? = isDraft ? " data-draft=\"yes\"" : nil
    let choice: HTML? = chosen.map { " data-chooses=\"\($0.description)\"" }
    return """
      <form class="action" data-action="\(action.description)"\(draft)\(choice) aria-label="\(label)">
      \(content)
      <div class="outcome" role="status"></div>\(isFurther ? nil : words)
      </form>
      """
  }

  /// A button that chooses something, and undoes that at a second click.
  ///
  /// - Parameters:
  ///   - name: the field.
  ///   - color: of a mark before the label, `#rrggbb`.
  ///   - fold: the id of fields that are unfolded once it is chosen.
  ///   - stage: the stage that is proposed once it is chosen, by a part `stages` with that as its field `STAGE`.
  package static func choice(
    _ name: StaticString, _ value: String, label: String, color: String? = nil, unfolding fold: StaticString? = nil,
    proposing stage: String? = nil
  ) -> HTML {
    let unfolds: HTML? = fold.map { " data-unfolds=\"\($0.description)\"" }
    let proposes: HTML? = stage.map { " data-proposes=\"\($0)\"" }
    let mark: HTML? = color.map { color in
      """
      <svg class="mark" viewBox="0 0 8 8" aria-hidden="true"><circle cx="4" cy="4" r="4" fill="\(color)"/></svg>
      """
    }
    return """
      <button type="submit" name="\(name.description)" value="\(value)" aria-pressed="false"\(unfolds)\(proposes)>\(mark)\
      \(label)</button>

      """
  }

  /// The place of what is wrong with a field, which the field names in `aria-describedby`.
  package static func error(of field: StaticString, id: StaticString) -> HTML {
    "<p class=\"error\" id=\"\(id.description)\" data-error=\"\(field.description)\"></p>"
  }

  /// What the module says where the server has not.
  private var words: HTML {
    let form = FormTexts.of(language)
    let texts = RuntimeTexts.of(language)
    let words = [
      ("saving", form.saving), ("cannot", form.cannotSave), ("expired", texts.part.expired),
      ("unknown", texts.action.unknown), ("again", form.again), ("too-long", texts.action.tooLong),
      ("former-saved", form.formerSaved), ("former-open", form.formerOpen), ("not-kept", form.notKept),
    ]
    return """

      <noscript><p>\(form.cannotSave)</p></noscript>
      <template>\(words.map { name, text in "<p data-says=\"\(name)\">\(text)</p>" as HTML })</template>
      """
  }
}
