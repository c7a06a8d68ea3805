import Bitrix24
import HTML
import Localization
import WidgetRuntime

/// The form in which the operator plans what is to be done after the call: a click at one of the usual moments is enough.
struct FollowUpForm {
  /// The id of the fields.
  static let fold: StaticString = "followup"

  let language: Language

  private var texts: FollowUpTexts { .of(language) }

  var html: HTML {
    let moments = [("+60", texts.inAnHour), ("0T17:00", texts.today), ("1T10:00", texts.tomorrow)]
    let buttons = moments.map { value, label -> HTML in
      "<button type=\"submit\" name=\"DEADLINE\" value=\"\(value)\">\(label)</button>\n"
    }
    return ActionForm(FollowUp.name, label: texts.followUp, isFurther: true, in: language).html(
      """
      <input type="hidden" name="ITEM" value="">
      <input name="TITLE" aria-label="\(texts.title)" placeholder="\(texts.title)" maxlength="\(FollowUp.maximumTitle)" \
      autocomplete="off">
      <div class="choices">\(buttons)</div>
      <label><span class="label">\(texts.anotherTime)</span> <input type="datetime-local" name="DEADLINE" \
      aria-describedby="deadline-error"></label>\(ActionForm.error(of: "DEADLINE", id: "deadline-error"))
      """, foldedAs: Self.fold)
  }

  /// The button that unfolds the fields.
  var button: HTML {
    "<button type=\"button\" aria-controls=\"\(Self.fold.description)\" aria-expanded=\"false\">\(texts.followUp)</button>"
  }
}
